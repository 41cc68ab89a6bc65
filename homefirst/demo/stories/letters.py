"""What is written to the people of the stories: the step that sends each letter, and how far the letter has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from homefirst.demo.stories import diana, graham, joan, tina

DRAFT, AGREED, SENT = "draft", "agreed", "sent"


@dataclass(frozen=True)
class Written:
    """A pathway's first step, ended so that it sends a letter. `worker` is an e-mail address; `email` is where this person
    reads, where they gave one."""

    la_id: str
    worker: str
    pathway: str
    step: str
    outcome: str
    on: date
    answers: Mapping[str, str | bool]
    comes_to: str = DRAFT
    email: str = ""


@dataclass(frozen=True)
class FromRecord:
    """A letter that no step sends: to the person, or to who is called `to` among those around them. `own` are the words for
    each thing that the letter asks for, in its order."""

    la_id: str
    worker: str
    code: str
    own: tuple[str, ...]
    on: date
    to: str = ""
    comes_to: str = AGREED


def _talk(
    story_id: str, worker: str, on: date, where: str, with_whom: str, comes_to: str, email: str = ""
) -> Written:
    answers: dict[str, str | bool] = {
        "where": where,
        "with_whom": with_whom,
        "own_assessment": False,
        "difficulty": "none",
    }
    return Written(story_id, worker, "care_act_assessment", "prepare", "ready", on, answers, comes_to, email)


WRITTEN: tuple[Written, ...] = (
    _talk(
        joan.LA_ID,
        "hannah.price@westbrook.example",
        date(2026, 11, 23),
        "At home on Thursday 3 December at 10am",
        "your daughter",
        AGREED,
        "joan@home.example",
    ),
    _talk(
        tina.LA_ID,
        "daniel.osei@westbrook.example",
        date(2026, 11, 24),
        "In your own flat on Friday 4 December at 11am",
        "your advocate Jo",
        DRAFT,
    ),
    _talk(
        diana.LA_ID,
        "yasmin.begum@westbrook.example",
        date(2026, 11, 24),
        "Where you choose; you tell us by text the day before",
        "nobody else",
        DRAFT,
    ),
)

FROM_RECORD: tuple[FromRecord, ...] = (
    FromRecord(
        graham.LA_ID,
        "priya.nair@westbrook.example",
        "to_somebody_around",
        (
            "Graham makes his own tea and toast now. He would be glad if you let him, and sat with him while he does.",
        ),
        date(2026, 11, 20),
        to="Ruth Hollins",
        comes_to=SENT,
    ),
    FromRecord(
        graham.LA_ID,
        "priya.nair@westbrook.example",
        "meeting",
        ("Wednesday 2 December at half past nine, in your own kitchen. We look at how breakfast goes.",),
        date(2026, 11, 23),
        comes_to=SENT,
    ),
    FromRecord(
        tina.LA_ID,
        "daniel.osei@westbrook.example",
        "meeting",
        (
            "[calendar] Friday 11 December at 2pm.\n[house] In your own flat.\n[talking] We talk about the stairs.",
        ),
        date(2026, 11, 24),
    ),
    FromRecord(
        tina.LA_ID,
        "daniel.osei@westbrook.example",
        "what_we_talked_about",
        ("[house] You like your new flat.\nThe stairs are dark.", "[phone] Daniel rings about a light."),
        date(2026, 11, 24),
    ),
)
