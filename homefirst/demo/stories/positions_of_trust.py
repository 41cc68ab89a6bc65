"""People in positions of trust in the made-up borough. Plain data for the actions of staff.

A step ended so many days ago. A day that its form asks is told as days before that step; below nought, as days after it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from homefirst.demo.stories.boards import Ended


class Told(NamedTuple):
    """A decision to tell somebody, or not to, so many days ago."""

    days_ago: int
    whom: str
    who: str
    is_shared: bool
    why: str
    what: str = ""
    basis: str = ""
    owner_agrees: str = ""


class TrustTold(NamedTuple):
    """`named` is whoever works on it besides the lead."""

    name: str
    days_ago: int
    known: str
    from_whom: str
    ends: tuple[Ended, ...] = ()
    tells: tuple[Told, ...] = ()
    named: str = ""


def _known(days_ago: int, works_as: str, employer: str, **said: Any) -> Ended:
    answers: dict[str, Any] = {
        "works_as": works_as,
        "employer": employer,
        "paid": "paid",
        "from_where": "private",
    }
    answers |= {"whose": "The police's", "named_adult": False, "children": False}
    return Ended("known", "to_decide", days_ago, answers | said)


_GROUNDS = {"harmed": True, "crime": True, "risk": True, "unsuitable": True}
CONCERNS = (
    TrustTold(
        "Dean Marsh",
        38,
        "Charged with taking 4,000 pounds from a neighbour of 84, whose post he fetched. He says that it was a loan.",
        "Detective Sergeant Ann Lowe, the police",
        (
            _known(38, "Support worker, alone with people in their homes", "Brightway Homecare"),
            Ended(
                "decide",
                "act",
                36,
                _GROUNDS
                | {
                    "harmed": False,
                    "decision_why": "The charge is about an older person who trusted him, as people do at his work.",
                    "risk_now": "The police and the agency agreed that he works with nobody alone until we have met.",
                },
            ),
            Ended(
                "tell",
                "decided",
                33,
                {
                    "told_person": "yes",
                    "told_on": 0,
                    "their_answer": "She lent it to me, and I am paying it back.",
                },
            ),
            Ended(
                "employer",
                "not_yet",
                5,
                {
                    "employer_did": "moved",
                    "employer_words": "He packs equipment in the office. Their hearing is in December.",
                    "asked_whom": "Carol Dunn, registered manager",
                },
            ),
        ),
        (
            Told(
                35,
                "employer",
                "Carol Dunn, registered manager of Brightway Homecare",
                True,
                "Only they can keep him from being alone with people who trust him with money.",
                "The charge and its date. Not the neighbour's name, nor anything about his family.",
                "Data Protection Act 2018 schedule 1, safeguarding of individuals at risk",
                "Yes, the police, by telephone.",
            ),
            Told(
                34,
                "regulator",
                "The regulator of care",
                False,
                "He is registered with nobody, and the agency tells the regulator itself.",
            ),
        ),
        named="gwen.morgan",
    ),
    TrustTold(
        "Sheila Crane",
        7,
        "Told at a hospital that she hits her mother when she will not eat. The mother is safe with her other daughter.",
        "A ward sister at the General",
        (
            _known(
                6,
                "Drives people to a lunch club",
                "Westbrook Good Neighbours, a charity",
                paid="unpaid",
                whose="The hospital's",
            ),
        ),
    ),
    TrustTold(
        "Martin Yeo",
        230,
        "Somebody rang to say that he drinks and then goes to work.",
        "A caller who gave no name",
        (
            _known(229, "Night worker", "Elm Court", from_where="not_known", whose="Nobody's that we know"),
            Ended(
                "decide",
                "no_more",
                228,
                dict.fromkeys(_GROUNDS, False)
                | {
                    "decision_why": "Nothing but one call. His manager saw nothing in two years of nights.",
                    "risk_now": "Nothing is needed.",
                },
                reason="One call without a name, and nothing that bears it out.",
            ),
            Ended(
                "conclude",
                "ended",
                225,
                {
                    "conclusion": "unfounded",
                    "outcome_why": "Nothing bears it out.",
                    "person_knows": "Yes. He was told, and that a short note is kept.",
                    "keep_until": -222,  # three days ago
                    "keep_why": "Half a year, in case the caller rings again.",
                },
            ),
        ),
    ),
)
