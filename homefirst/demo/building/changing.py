"""Practice changes at the made-up council: one in force that two people agreed, one being looked at, one sent back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from homefirst.demo.building.staffing import acting
from homefirst.demo.staff import DOMAIN
from homefirst.foundation.access.actor import Actor
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.actions import Drafted
from homefirst.practice.pathways.models import ChangedFile, PracticeChange
from homefirst.practice.pathways.queries.changes import published_last

Kind = ChangedFile.Kind
_GWEN, _CATHERINE, _ELEANOR = (
    f"{name}@{DOMAIN}" for name in ("gwen.morgan", "catherine.holt", "eleanor.voss")
)
# What is written over what, and why.
ASKED = (
    Kind.FORM,
    "bereavement_call",
    'text: "What did we learn?"',
    'text: "What did we learn, and whom did we thank?"',
    "Families told us that a word of thanks to those who cared meant much to them.",
)
SOONER = (
    Kind.PATHWAY,
    "three_conversations",
    "within: 2 working days",
    "within: 1 working day",
    "People who ring on a Friday waited over a weekend to be heard.",
)
LONGER = (
    Kind.PATHWAY,
    "carer",
    'time: 8 weeks, basis: guidance, source: "Care and support guidance: a light look after 6 to 8 weeks"',
    "time: 12 weeks, basis: council",
    "Carers are busy in the first weeks.",
)


def change_practice(by: Actor) -> int:
    """Does nothing where any change was drafted. Returns how many there are."""
    if not PracticeChange.objects.exists():
        gwen, catherine, eleanor = (acting(email, by) for email in (_GWEN, _CATHERINE, _ELEANOR))
        asked = _propose(ASKED, _ago(gwen, 16))
        actions.agree_change(change=asked, row_version=asked.row_version, by=_ago(catherine, 14))
        longer = _propose(LONGER, _ago(gwen, 6))
        words = "Ask the carers' forum first, and say why the guidance's 8 weeks do not fit."
        actions.send_back_change(
            change=longer, words=words, row_version=longer.row_version, by=_ago(eleanor, 4)
        )
        _propose(SOONER, _ago(gwen, 1))
    return PracticeChange.objects.count()


def _propose(told: tuple[str, str, str, str, str], by: Actor) -> PracticeChange:
    kind, name, old, new, reason = told
    text = published_last().text(kind, name)
    assert old in text, f"{name} no longer says {old}"
    change = actions.draft_change(files=[Drafted(kind, name, text.replace(old, new, 1))], by=by)
    return actions.propose_change(
        change=change,
        from_on=by.on + timedelta(days=7 if kind == Kind.PATHWAY else 2),
        reason=reason,
        row_version=change.row_version,
        by=by,
    )


def _ago(by: Actor, days: int) -> Actor:
    return replace(by, at=by.at - timedelta(days=days))
