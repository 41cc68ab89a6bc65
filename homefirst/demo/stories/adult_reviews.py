"""Safeguarding adults reviews of the made-up borough. Plain data for the actions of staff.

A step ended so many days ago. A day that its form asks is told as days before that step; below nought, as days after it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from homefirst.demo.stories.boards import Ended


class Recommended(NamedTuple):
    """Written down the day on which the findings were agreed; `due` and `done` are days ago, `done` None for not yet."""

    words: str
    owner: str
    due: int
    done: int | None = None


class ReviewTold(NamedTuple):
    """`name` is empty for somebody who died and has a record."""

    name: str
    days_ago: int
    referred_by: str
    why: str
    ends: tuple[Ended, ...] = ()
    recommended: tuple[Recommended, ...] = ()


def _referral(days_ago: int, *, died: bool, together: str = "yes", **said: Any) -> Ended:
    answers: dict[str, Any] = {"in_area": "yes", "needs": "yes", "worked_together": together, "died": died}
    answers |= {"death_by_abuse": "yes"} if died else {"serious_abuse": "yes"}
    return Ended("referral", "whole", days_ago, answers | said)


def _advice(days_ago: int, words: str) -> Ended:
    advisers = ("Chief Inspector Rao, the police", "Mary Onslow, the integrated care board")
    return Ended("advice", "given", days_ago, {"advisers": advisers, "advice": words})


def _decided(days_ago: int, outcome: str, reason: str) -> Ended:
    return Ended("decide", outcome, days_ago, {"chair": "Sir Peter Vale", "decided_on": 0}, reason=reason)


REVIEWS = (
    ReviewTold(
        "Ellen Strand",
        130,
        "The coroner's officer",
        "Found dead at home after nine days. Five agencies had been at her door that autumn, and each thought that "
        "another went in.",
        (
            _referral(
                128,
                died=True,
                needs_shown="Care twice a day until August, when she stopped it.",
                worked_together_shown="Five agencies, no meeting, and nobody who held the whole.",
                abuse_shown="Self-neglect: no food in the house, and nobody asked whether she could decide to stop care.",
                kinds=("self_neglect", "neglect"),
                agencies=(
                    "The council: care stopped in August, no visit after",
                    "The GP: two calls, no answer",
                    "Housing: three letters about the smell",
                    "The police: a welfare call in October, no entry",
                    "Fire service: a home safety visit, told nobody",
                ),
                earlier="None.",
                other_processes="Inquest opened, to be heard in spring.",
                family_know="Her nephew Paul knows, and wants to know who was last inside.",
            ),
            _advice(115, "Both conditions are met. A review with those who did the work."),
            _decided(110, "must", "She had needs, died by self-neglect, and nobody held the whole."),
            Ended(
                "family",
                "told",
                104,
                {
                    "reached": True,
                    "family_told": "Paul Strand, her nephew, at his home",
                    "family_told_on": 1,
                    "family_says": "Somebody must have smelt it. Why did nobody go in?",
                    "family_part": "He meets the author twice, and reads the draft first.",
                    "difficulty": "died",
                },
            ),
            Ended(
                "method",
                "set",
                95,
                {
                    "method": "learning_together",
                    "method_why": "What was decided at each door is known to those who stood there.",
                    "author": "Dr June Abara, who never worked for any of the five",
                    "asked_of": (
                        "The council: record and calls",
                        "The GP: notes",
                        "Housing: letters and visits",
                    ),
                    "questions": "Who held the whole? Who asked whether she could decide? Who knew that she was alone?",
                },
            ),
        ),
    ),
    ReviewTold(
        "Robert Kane",
        330,
        "The learning disability team",
        "Lost 20 kilograms in a home for three, while four reviews said that he was well. He lives elsewhere now.",
        (
            _referral(328, died=False, together="no", kinds=("neglect", "organisational")),
            _advice(318, "Agencies worked together as they should. What was missed is worth learning from."),
            _decided(310, "may", "By choice: nobody weighed him, and each review copied the one before."),
            Ended(
                "family",
                "told",
                305,
                {
                    "reached": True,
                    "family_told": "Robert himself and his sister Jean",
                    "family_told_on": 0,
                    "family_says": "I was hungry. I said so.",
                    "family_part": "He shows the author what he ate, with pictures.",
                    "difficulty": "yes",
                    "somebody": False,
                    "advocate": "Tess Obuya, Speak Up Westbrook",
                },
            ),
            Ended("method", "set", 290, {"method": "rapid", "author": "Neil Farrow, of another council"}),
            Ended(
                "report",
                "found",
                170,
                {
                    "findings": "Weight was nobody's to watch. Four reviews were done by telephone.",
                    "went_well": "His sister rang until somebody came.",
                },
            ),
            Ended(
                "publish",
                "decided",
                140,
                {
                    "published": "part",
                    "published_on": 0,
                    "left_out": "The home's name and its town, by which Robert would be known.",
                    "read_first": "Robert and Jean read it with Tess. He asked for the pictures to stay in.",
                },
            ),
            Ended(
                "act",
                "not_yet",
                75,
                {"progress": "Scales are in every home. Reviews in person wait for the new form."},
            ),
        ),
        (
            Recommended(
                "Weigh whoever cannot say that they are hungry, each month", "Every provider", 80, 90
            ),
            Recommended("Review in person, with the person at the table", "The council: Gwen Morgan", 20),
            Recommended("Ask the GP for the yearly health check by name", "The integrated care board", -45),
        ),
    ),
    ReviewTold(
        "",
        9,
        "A ward manager at the General",
        "Came to hospital with pressure wounds that had gone untreated for weeks, and died there.",
    ),
)
