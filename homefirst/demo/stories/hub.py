"""Diana, who ended by agreement, rang the line, and went on where she had stopped: twice."""

from __future__ import annotations

from datetime import date
from typing import Final

from homefirst.demo.stories import diana
from homefirst.demo.stories.moves import Again, Answers, Done, Walk

_FIRST: Final[Answers] = {
    "account": "I was moved eleven times before I was sixteen. When a door shuts I am six again.",
    "wants": "To stay out of the ward, and to keep my allotment and my flat.",
    "does": "One talk a week with Yasmin, at the same hour. She says by text the day before what it will be about.",
    "who": ("Dee", "Yasmin Begum, key worker", "Simone Reid in between"),
    "weeks": 26,
    "information": (
        "Talking treatments for people who have been through a lot",
        "Sistren Westbrook, for Black women",
    ),
    "information_fits": "Sistren get me. I do not have to explain my hair, my church or my mum.",
    "groups": ("Sistren Westbrook",),
    "signs": "I stop answering texts. I clean at three in the morning.",
    "what_helps": "A woman's voice. Simone. Being told what will happen before it happens.",
    "what_makes_it_worse": "Police at the door. Being told that I am attention seeking.",
    "whom_to_ring": ("Simone 01632 960 167", "The crisis team 01632 960 215"),
    "not_want": "I do not want the ward, and I do not want to be held.",
    "where_i_would_go": "Simone's, or the women's crisis house",
    "shared_with": ("Dee", "Simone Reid", "Crisis team"),
}
_WHEN_SHE_CAME_BACK: Final[Answers] = {
    **_FIRST,
    "wants": "To go through the anniversary in May without the ward.",
    "what_helps": "A woman's voice. Simone staying the night. My hands in soil.",
}
_AFTER_MARCH: Final[Answers] = {
    **_WHEN_SHE_CAME_BACK,
    "signs": "I stop answering texts. I clean at three in the morning. I unplug the telephone.",
    "what_helps": "Simone first, before it gets big; it worked on 14 March. Then the crisis team, who had my plan open.",
    "whom_to_ring": (
        "Simone 01632 960 167",
        "The crisis team 01632 960 215",
        "Yasmin on the next morning",
    ),
}
_THIS_AUTUMN: Final[Answers] = {
    **_AFTER_MARCH,
    "wants": "To read a letter and not think that I am put out.",
    "does": "Letters are opened together on Thursdays. Dee keeps those that are settled in the green folder.",
    "weeks": 16,
    "what_makes_it_worse": "Letters with red on them. Police at the door. Being told that I am attention seeking.",
}


def _look_back(
    on: date, said: str, goals: str, *, outcome: str = "carry_on", crises: int = 0, reason: str = ""
) -> Done:
    answers: Answers = {"own_words": said, "crises": crises, "goals": goals}
    used: Answers = {"plan_used": True} if crises else {}
    return Done("look_back", outcome, on, {**answers, **used}, reason)


def _back(on: date, said: str) -> Done:
    answers: Answers = {"own_words": said, "old_plan": True, "same_worker": "yes"}
    return Done("welcome_back", "as_before", on, answers)


def _met(on: date, said: str) -> Done:
    answers: Answers = {
        "own_words": said,
        "worker": "woman",
        "culture_and_faith": "Jamaican and Pentecostal; do not ring on Sunday mornings.",
        "in_hospital_before": "Twice, in 2019 and 2023. Both times with police. It is why she does not ring early.",
        "aftercare": "no",
    }
    return Done("key_worker", "met", on, answers)


DIANA_COMES_BACK = Walk(
    la_id=diana.LA_ID,
    worker="yasmin.begum@westbrook.example",
    pathway="mental_health_hub",
    opened_on=date(2025, 1, 6),
    done=(
        Done(
            "triage",
            "help_here",
            date(2025, 1, 8),
            {
                "own_words": "I am so tired of starting again with somebody new.",
                "safe": True,
                "helped_before": "One nurse who rang when she said she would.",
                "who_else": "No children. The flat is mine and I want to keep it.",
                "body": "I do not sleep before an anniversary.",
            },
        ),
        _met(date(2025, 1, 15), "Somebody who says beforehand what she will do, and then does it."),
        Done("plan", "agreed", date(2025, 2, 3), _FIRST),
        _look_back(date(2025, 3, 27), "It is odd to be asked how I am.", "Allotment every Saturday."),
        _look_back(date(2025, 5, 20), "May was hard and I did not go in.", "Still out of the ward."),
        _look_back(date(2025, 7, 14), "I think I can try by myself.", "Flat kept; courgettes."),
        _look_back(
            date(2025, 8, 14), "Thank you. Keep my number.", "Both kept for six months.", outcome="closes"
        ),
        Again(date(2026, 1, 13)),
        _back(date(2026, 1, 13), "It is coming back. I rang before it was big, like we said."),
        _met(date(2026, 1, 20), "The same as last time: a woman, the same one, and no surprises."),
        Done("plan", "agreed", date(2026, 2, 10), _WHEN_SHE_CAME_BACK),
        _look_back(
            date(2026, 3, 20),
            "Saturday was bad. Simone came, the crisis team had my plan, and I slept at home.",
            "No ward.",
            outcome="longer",
            crises=1,
            reason="The plan was used on 14 March and held; what helped goes into it.",
        ),
        Done("plan", "agreed", date(2026, 3, 20), _AFTER_MARCH),
        _look_back(date(2026, 3, 31), "Better for having it written down.", "No ward."),
        _look_back(date(2026, 5, 26), "I got through May.", "No ward; allotment planted."),
        _look_back(date(2026, 7, 21), "I am bored. Yasmin says that is a good sign.", "Both kept."),
        _look_back(
            date(2026, 8, 11),
            "I am ready. I know the number.",
            "Both kept for half a year.",
            outcome="closes",
        ),
        Again(date(2026, 9, 14)),
        _back(date(2026, 9, 14), "A letter. I thought that they were putting me out."),
        _met(date(2026, 9, 16), "Nothing new. It is good that it is you."),
        Done("plan", "agreed", date(2026, 9, 25), _THIS_AUTUMN),
        _look_back(
            date(2026, 11, 12),
            "I opened a letter by myself and rang Simone after, not before.",
            "No ward; the flat is safe.",
        ),
    ),
)
