"""Joan, who is told that she has no eligible needs yet and plans ahead all the same, and Tina before her own flat."""

from __future__ import annotations

from datetime import date
from typing import Final

from homefirst.demo.stories import joan, tina
from homefirst.demo.stories.moves import Answers, Done, Walk

_HANNAH, _DANIEL, _MANAGES_NORTH = (
    "hannah.price@westbrook.example",
    "daniel.osei@westbrook.example",
    "deborah.ellis@westbrook.example",
)

JOAN_IS_ASSESSED = Walk(
    la_id=joan.LA_ID,
    worker=_HANNAH,
    pathway="care_act_assessment",
    opened_on=date(2026, 1, 14),
    done=(
        Done(
            "prepare",
            "ready",
            date(2026, 1, 16),
            {
                "where": "At home, in the morning",
                "with_whom": "Bev Lowe, a friend",
                "own_assessment": False,
                "difficulty": ("none",),
                "supporter": "accepted",
            },
        ),
        Done(
            "conversation",
            "done",
            date(2026, 1, 27),
            {
                "own_words": "I still work, I still sing, and I want to say how things will be while it is me who says it.",
                "my_day": "Three days at the library. Choir on Thursdays. Martin cooks; I do the rest.",
                "home_is": "Ours for twenty years. The stairs will matter one day, not yet.",
                "do_well": "Music. Lists. Making people laugh at the desk.",
                "worries": "Driving after dark. Whether I will know when to stop working.",
                "good_outcome": "That Martin and Kate never have to guess.",
                "work_and_learning": "Her manager knows, and has changed her hours; she writes down what she is told.",
                "habitable_home": "As ever.",
                "fluctuates": True,
                "fluctuates_how": "Worse when tired, best in the mornings.",
                "strengths": ("Bev, who came with her", "Westbrook Singers", "A calendar on the fridge"),
                "children": False,
                "chc": False,
                "who_was_there": ("Joan", "Bev Lowe, at Joan's wish"),
                "seen_alone": True,
            },
        ),
        Done(
            "decision",
            "none_eligible",
            date(2026, 2, 3),
            {
                "impairment": True,
                "impairment_which": "Early Alzheimer's disease, December 2025",
                "work_and_learning": ("longer",),
                "significant": False,
                "why": "Joan does all that the regulations ask of. Work takes her longer. Her life is as she wants it.",
            },
            agreed_by=_MANAGES_NORTH,
        ),
        Done("written_result", "given", date(2026, 2, 10)),
    ),
)

_AHEAD: Final[Answers] = {
    "most_important": "To decide while it is me who decides. Martin. Singing.",
    "please_do": "Talk to me, one thing at a time, in the morning. Send it by e-mail the same day.",
    "please_do_not": "Do not talk over my head to Martin.",
    "well": "I hum. When I stop humming, something is wrong.",
    "want_1": "Stay in my own street as long as it is good for both of us.",
    "do_1": "We look at extra care at Saltmarsh Court together in March, so that the choice is mine and not a crisis.",
    "who_1": ("Joan", "Martin and Kate", "Hannah Price, who arranges the visit"),
    "want_2": "Martin and Kate may act for me when I cannot.",
    "do_2": "A lasting power of attorney for health and for money. Kate fills in the forms with Joan.",
    "who_2": ("Joan", "Kate Taylor", "Martin Taylor"),
    "want_3": "Keep singing, and get there.",
    "do_3": "Bev drives on Thursdays from the autumn on.",
    "who_3": ("Bev Lowe", "Westbrook Singers"),
    "signs": "I hide that I have lost things. I say no to choir.",
    "what_helps": "Bev on the telephone. A walk along the sea wall.",
    "what_makes_it_worse": "Being tested. Three people talking at once.",
    "whom_to_ring": ("Martin 01632 960 127", "Kate 01632 960 128", "Bev 01632 960 129"),
    "not_want": "I do not want anybody to decide before they have asked me.",
    "copies": ("Joan", "Martin Taylor", "Kate Taylor", "Memory clinic"),
    "format": "plain",
}

JOANS_PLAN = Walk(
    la_id=joan.LA_ID,
    worker=_HANNAH,
    pathway="support_plan",
    opened_on=date(2026, 2, 10),
    done=(
        Done("draft", "drafted", date(2026, 2, 17), _AHEAD),
        Done(
            "budget",
            "agreed",
            date(2026, 2, 17),
            {
                "weekly_cost": 0.0,
                "how_taken": "managed",
                "why_fair": "A plan for later. Nothing is paid for now.",
            },
        ),
        Done(
            "answer",
            "agreed",
            date(2026, 2, 20),
            {
                "read_how": "By e-mail, then aloud with Martin",
                "answer": "agrees",
                "own_words": "That is me. Keep it somewhere safe.",
            },
        ),
        Done("arrange", "started", date(2026, 2, 24)),
    ),
)

JOANS_LOOK_BACK = Walk(
    la_id=joan.LA_ID,
    worker=_HANNAH,
    pathway="review",
    opened_on=date(2026, 2, 24),
    goes_on=True,
    done=(
        Done(
            "light_touch",
            "ends_as_planned",
            date(2026, 4, 14),
            {
                "own_words": "We saw the flats at Saltmarsh Court. Nice, and not yet.",
                "works": "The e-mail after each talk. Kate has the forms.",
                "goals_met": "fully",
                "needs": "same",
                "wishes": "That you ring me in August, and every half year.",
            },
        ),
    ),
)

TINA_IS_ASSESSED = Walk(
    la_id=tina.LA_ID,
    worker=_DANIEL,
    pathway="care_act_assessment",
    opened_on=date(2025, 8, 4),
    done=(
        Done(
            "prepare",
            "advocate",
            date(2025, 8, 6),
            {
                "where": "At her sister's, after dinner",
                "with_whom": "Bernadette, then Jo by herself",
                "own_assessment": False,
                "difficulty": ("understand", "weigh"),
                "supporter": "not_accepted",
                "advocate_asked_on": "2025-08-06",
            },
        ),
        Done(
            "conversation",
            "done",
            date(2025, 8, 22),
            {
                "own_words": "Mum did my tea. I want my own front door and I want to learn.",
                "my_day": "I get up late now. Nobody tells me what day it is.",
                "home_is": "It is Mum's house. It is too quiet.",
                "roles_and_faith": "Mass on Sundays. I light the candle for Mum.",
                "do_well": "Singing. Remembering birthdays. I can do beans on toast.",
                "worries": "The dark. Letters.",
                "good_outcome": "A flat with a door, and people in it sometimes.",
                "nutrition": "Her mother cooked every meal. Tina has not used the ring alone.",
                "habitable_home": "She tidies when she is reminded.",
                "relationships": "She sees Bernadette on Sundays, and hardly anybody else since June.",
                "work_and_learning": "The day centre ended; she asks about a cookery course.",
                "fluctuates": False,
                "what_they_do": "Bernadette: money and Sundays. She cannot do more with three children.",
                "strengths": (
                    "Singing",
                    "Her parish",
                    "Bernadette",
                    "Knows every bus driver of route 4 by name",
                ),
                "children": False,
                "chc": True,
                "who_was_there": (
                    "Tina",
                    "Jo Marsh, her advocate, in pictures",
                    "Bernadette for the first hour",
                ),
                "seen_alone": True,
            },
        ),
        Done(
            "decision",
            "eligible",
            date(2025, 8, 28),
            {
                "impairment": True,
                "impairment_which": "Learning disability",
                "nutrition": ("cannot", "danger"),
                "habitable_home": ("cannot",),
                "relationships": ("cannot", "distress"),
                "work_and_learning": ("cannot",),
                "significant": True,
                "areas": ("control", "relationships", "home"),
                "why": "Since her mother died Tina eats what is cold and sees nobody on most days. She can learn.",
            },
        ),
        Done("written_result", "given", date(2025, 8, 29)),
    ),
)
