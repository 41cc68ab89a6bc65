"""The people around a person, as the picture takes them and as rows of the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.charts.network import Group, Helps, HowItIs, HowOften, Network, Tie
from homefirst.foundation.design.words import day
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import Around
from homefirst.practice.people.queries import Network as Known
from homefirst.workspace.record import record_address

_HELPS = {"they help": Helps.THEY_HELP, "is helped": Helps.THEY_ARE_HELPED, "both": Helps.BOTH}


@dataclass(frozen=True)
class AroundLine:
    """One tie in words. `href` leads to their own record, where they allow it and it may be seen.

    `also`: 'carer, key contact, same home'; `share`: 'everything, until 1 May 2027', "" when nobody has asked;
    `evidence`: 'Seen 2 November' or 'Evidence not seen', "" without a role in law.
    """

    each: Around
    href: str
    also: str
    share: str
    evidence: str


def drawn(actor: Actor, person: Person, known: Known, first_name: str) -> Network:
    """Those now. `sex` shapes the family tree, and stays empty where it is neither or not known."""
    stated = person.gender.casefold()
    ties = tuple(_tie(actor, each) for each in known.now)
    return Network(first_name, ties, stated if stated in ("female", "male") else "")


def lines(actor: Actor, around: Iterable[Around], on: date) -> list[AroundLine]:
    return [
        AroundLine(
            each=each,
            href=record_address(actor, each.link) if each.link else "",
            also=_also(each),
            share=_share(each, on),
            evidence=_evidence(each, on),
        )
        for each in around
    ]


def _also(each: Around) -> str:
    said = {
        "carer": each.is_informal_carer,
        "key contact": each.is_key_contact,
        "same home": each.lives_with,
    }
    return ", ".join(words for words, so in said.items() if so)


def _share(each: Around, on: date) -> str:
    if not each.may_share:
        return ""
    if each.share_until is None:
        return each.may_share
    until = day(each.share_until, on)
    return f"{each.may_share}, until {until}" if each.may_share_now else f"No longer: it ended on {until}"


def _evidence(each: Around, on: date) -> str:
    if not each.legal_role:
        return ""
    return f"Seen {day(each.evidence_seen_on, on)}" if each.evidence_seen_on else "Evidence not seen"


def _tie(actor: Actor, each: Around) -> Tie:
    return Tie(
        name=each.name,
        tie=each.tie,
        group=Group(each.group),
        how_often=HowOften(each.how_often),
        how_it_is=HowItIs(each.how_it_is),
        helps=_HELPS.get(each.helps, Helps.NEITHER),
        helps_with=each.helps_with,
        lives_with=each.lives_with,
        is_carer=each.is_informal_carer,
        legal_roles=(each.legal_role_words,) if each.legal_role_words else (),
        href=record_address(actor, each.link) if each.link else "",
    )
