"""Plans of the people of the stories, version by version, with the words that were written: answers to the shipped forms."""

from __future__ import annotations

from typing import Final

from homefirst.demo.stories.moves import Answers

_TINA_ABOUT: Final[Answers] = {
    "most_important": "My own front door. Mass on Sundays. My sister.",
    "please_do": "Talk to me first, not to my support worker. One thing at a time.",
    "please_do_not": "Do not come without ringing. Do not tidy my things.",
    "well": "I sing when I am well. When I go quiet, ask me about Mum.",
    "signs": "I stay in bed and do not answer the door.",
    "what_helps": "Sal comes in and puts the kettle on. Looking at Mum's photos together.",
    "what_makes_it_worse": "New people. Being told to cheer up.",
    "whom_to_ring": ("Sal, flat 5", "Bernadette 01632 960 173", "The evening line 01632 960 733"),
    "not_want": "I do not want to go back to the big house.",
    "copies": ("Tina", "Bernadette Doyle", "Jo Marsh", "Own Front Door"),
    "format": "easy",
}
_COOK, _FLAT = "I want to cook my own tea.", "I want to keep my flat nice."
_BILLS, _MUM = "Pay my bills and not get muddled.", "When I miss Mum badly I want someone to ring."

_TINA_RISK: Final[Answers] = {
    "want_to_do": "Walk to Mass by myself on Sundays.",
    "why_it_matters": "Mum and I always walked. I am not a child.",
    "harm": "The road by the bridge has no crossing; she has stepped out before looking.",
    "how_likely": "2",
    "how_serious": "4",
    "what_i_choose": "I walk. I stop at the bridge and count to ten.",
    "can_decide": "assessed",
    "what_reduces_it": "Walked together four times; the long way round in rain; Father Michael knows when to expect her.",
    "who_was_told": ("Bernadette Doyle", "Own Front Door", "Father Michael"),
    "who_disagrees": "Bernadette, at first",
    "look_again_at_risk": "2027-02-12",
}
_WHAT_MEETS: Final[Answers] = {
    "meets_1": ("nutrition",),
    "meets_2": ("habitable_home",),
    "meets_4": ("relationships",),
}
_NOT_YET: Final[Answers] = {
    "not_met": ("work_and_learning",),
    "not_met_why": "She is on the list for the cookery course that begins in January.",
}
_BY_HERSELF: Final[Answers] = {
    "own_needs": ("work_and_learning",),
    "own_how": "Cookery on Mondays at the adult education college; she goes by the number 4 bus with Sal.",
}
_TINA_FROM_THE_START: Final[Answers] = {
    **_TINA_ABOUT,
    **_TINA_RISK,
    **_WHAT_MEETS,
    "want_1": _COOK,
    "do_1": "Own Front Door cook with Tina every evening.",
    "who_1": ("Tina", "Own Front Door"),
    "hours_1": 8.0,
    "want_2": _FLAT,
    "do_2": "Cleaning and washing side by side, three times a week.",
    "who_2": ("Tina", "Own Front Door"),
    "hours_2": 3.0,
    "want_3": _BILLS,
    "do_3": "The post is opened together and put into the folder.",
    "who_3": ("Own Front Door", "Bernadette, for the bank"),
    "hours_3": 2.0,
    "want_4": _MUM,
    "do_4": "Somebody sits with her on Sunday afternoons.",
    "who_4": ("Own Front Door", "Tina"),
    "hours_4": 2.0,
}
TINA_FIRST: Final[Answers] = {**_TINA_FROM_THE_START, **_NOT_YET}
TINA_SECOND: Final[Answers] = {
    **_TINA_FROM_THE_START,
    **_BY_HERSELF,
    "do_1": "Own Front Door are beside Tina on four evenings; on the others she cooks what she knows.",
    "hours_1": 5.0,
    "do_2": "Once a week together; Tina ticks the chart on the fridge on other days.",
    "hours_2": 1.0,
    "reason": "Tina has cooked safely with a reminder since 2 February, and said yes to five hours fewer.",
}
TINA_THIRD: Final[Answers] = {
    **TINA_SECOND,
    "do_1": "Tina cooks alone on four nights. Own Front Door come on Fridays, for one new meal a month.",
    "hours_1": 2.0,
    "do_4": "Tea with Sal on Sundays, and the evening line after 6pm.",
    "who_4": ("Tina", "Sal", "Evening line"),
    "hours_4": 1.0,
    "reason": "Tina cooks alone on four nights and has Sal next door. She asked for her Sundays back.",
}
TINA_FOURTH: Final[Answers] = {
    **TINA_THIRD,
    "do_1": "Tina cooks alone. Two hours on Fridays with Sal at the table, one new meal a month.",
    "do_3": "One hour a week with the money folder and the bank's easy app, with a money helper from Spring Lane.",
    "who_3": ("Money helper from Spring Lane, to be chosen with Tina", "Bernadette, for the bank"),
    "hours_3": 1.0,
    "reason": "Twelve months are over. Tina opens her post herself and keeps the folder; the app reads the bills aloud.",
    "look_again": "2027-02-12",
}


def _cost(pounds: float, why: str) -> Answers:
    return {"weekly_cost": pounds, "how_taken": "managed", "why_fair": why}


TINA_COSTS: Final = (
    _cost(369.0, "15 hours at £24.60, the rate of Own Front Door."),
    _cost(246.0, "10 hours at £24.60. The hours that went are hours that she cooks and cleans without."),
    _cost(147.6, "6 hours at £24.60."),
    _cost(123.0, "5 hours at £24.60. The hour that goes was for the post, which she opens herself."),
)


def _yes(words: str) -> Answers:
    return {"read_how": "With Jo, her advocate, in pictures", "answer": "agrees", "own_words": words}


TINA_ANSWERS: Final = (
    _yes("It is my flat and my plan."),
    _yes("I can do my tea. Not Fridays."),
    _yes("I like Sundays with Sal."),
    {
        "read_how": "With Jo, her advocate, in pictures",
        "answer": "asks",
        "own_words": "Three bits are good. I am not sure about the money one.",
        "answer_1": "agrees",
        "answer_2": "agrees",
        "answer_3": "asks",
        "says_3": "I want Jo to do it, not someone new.",
        "answer_4": "agrees",
    },
)

_GRAHAM_ABOUT: Final[Answers] = {
    "most_important": "To be in my own kitchen, and no burden to Ruth.",
    "please_do": "Wait until I have found the word.",
    "please_do_not": "Do not finish my sentences, and do not do what I can do.",
    "signs": "I leave the tea to go cold and say I am not hungry.",
    "what_helps": "Idris calling in. The radio on for chapel.",
    "what_makes_it_worse": "Sitting about. Talk of a home.",
    "whom_to_ring": ("Ruth 01632 960 142", "Idris 01632 960 151", "Paul 01632 960 187"),
    "not_want": "I do not want carers for good.",
    "copies": ("Graham", "Ruth Hollins", "Westbrook Reablement", "Orchard Road Surgery"),
    "format": "large",
}
_GRAHAM_RISK: Final[Answers] = {
    "want_to_do": "Sleep upstairs in my own bed.",
    "why_it_matters": "It is where my wife and I slept. I will not live in one room.",
    "harm": "He could fall on the stairs at night, when his right side is tired.",
    "how_likely": "3",
    "how_serious": "4",
    "what_i_choose": "I go up once, in the evening, and stay up.",
    "can_decide": "presumed",
    "what_reduces_it": "One rail; two people beside him; a lamp on the landing.",
    "who_was_told": ("Ruth Hollins", "Marcus Bright, occupational therapist"),
    "who_disagrees": "Ruth, who would rather he slept downstairs",
    "look_again_at_risk": "2026-12-08",
}
GRAHAM_FIRST: Final[Answers] = {
    **_GRAHAM_ABOUT,
    **_GRAHAM_RISK,
    "want_1": "Make my own tea and toast.",
    "do_1": "Two visits a day at meal times, beside him and not for him. A kettle tipper.",
    "who_1": ("Graham", "Priya Nair, reablement", "Ruth fills the fridge"),
    "hours_1": 10.5,
    "want_2": "Get upstairs to my own bed.",
    "do_2": "Two people beside him morning and night, until he is sure of the stairs.",
    "who_2": ("Graham", "Westbrook Reablement"),
    "hours_2": 8.5,
    "want_3": "Peel potatoes, cook for Ruth.",
    "do_3": "A spiked board, and half an hour on Saturdays when Ruth comes.",
    "who_3": ("Graham", "Ruth", "Marcus Bright, occupational therapist"),
    "hours_3": 2.0,
}
GRAHAM_SECOND: Final[Answers] = {
    **GRAHAM_FIRST,
    "do_1": "One visit a day, looking in on what he makes. The kettle tipper stays.",
    "hours_1": 5.25,
    "do_2": "One person at night. A second stair rail, ordered on 18 November.",
    "who_2": ("Graham", "Westbrook Reablement", "Marcus Bright, for the rail"),
    "what_reduces_it": "One rail, a second one ordered; one person beside him; a lamp on the landing.",
    "hours_2": 4.25,
    "hours_3": 1.0,
    "reason": "Toast by himself four mornings running, and one person is enough on the stairs.",
    "look_again": "2026-12-08",
}
GRAHAM_COSTS: Final = (
    _cost(470.4, "21 hours at £22.40. Free to Graham for up to six weeks."),
    _cost(235.2, "10 hours 30 minutes at £22.40. Free to Graham for up to six weeks."),
)
GRAHAM_ANSWERS: Final = (
    {"read_how": "In large print, with Ruth", "answer": "agrees", "own_words": "As long as it ends."},
    {
        "read_how": "In large print, by himself",
        "answer": "agrees",
        "own_words": "Good. One less at the door.",
    },
)
