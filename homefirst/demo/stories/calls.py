"""Who was in touch with first contact today: three people, and one about whom somebody is still on the line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rang:
    """`minutes_ago` is when the talk began, `took` how many seconds it took; `how` is how it ended, empty while it goes on.
    The rest are the boxes of the pages."""

    minutes_ago: int
    took: int
    how: str
    call: Mapping[str, str]
    who: Mapping[str, str] = field(default_factory=dict)
    wanted: Mapping[str, str] = field(default_factory=dict)
    telephone: str = ""


_SAFE = {"danger_words": "none"}

CALLS = (
    Rang(
        175,
        104,
        "pass_on:equipment",
        {"caller_is": "self", **_SAFE},
        {"given_name": "Sheila", "family_name": "Marlow", "about_age": "79", "postcode": "WB3 1LS"},
        wanted={
            "own_words": "The back step is getting too much for me. A rail would do.",
            "tried": "Her neighbour put a brick there. It wobbles.",
            "may_share": "yes",
        },
        telephone="01632 960 163",
    ),
    Rang(
        121,
        88,
        "settled",
        {"caller_is": "neighbour", "caller_name": "Bill Hadley", "caller_reach": "01632 960 171", **_SAFE},
        {
            "given_name": "Cyril",
            "family_name": "Pym",
            "about_age": "84",
            "postcode": "WB1 4DA",
            "tie": "neighbour",
        },
        wanted={
            "own_words": "I would like some company at dinner time.",
            "connections": "The lunch club at St Anne's, Tuesdays, a lift is arranged.",
            "may_share": "yes",
        },
    ),
    Rang(
        64,
        117,
        "pass_on",
        {
            "caller_is": "gp",
            "caller_name": "Dr Amin, Millbrook Surgery",
            "caller_reach": "01632 960 208",
            "person_knows": "yes",
            **_SAFE,
        },
        {"given_name": "Doreen", "family_name": "Fitch", "about_age": "88", "postcode": "WB2 6TT"},
        wanted={
            "own_words": "I do not want to go away from here. I only want to stop falling.",
            "since": "Three falls since the end of October",
            "may_share": "limits",
            "sharing_limits": "Not my son, he worries.",
        },
    ),
    Rang(
        6,
        0,
        "",
        {"caller_is": "family", "caller_name": "Yvonne Clarke", "caller_reach": "01632 960 188"},
        {"family_name": "Clarke", "postcode": "WB4"},
    ),
)
