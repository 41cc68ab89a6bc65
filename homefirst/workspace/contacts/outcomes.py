"""How a contact may end, as its pathway has it: settled, passed on at once to where it belongs, or with work under way."""

from __future__ import annotations

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.words import list_words
from homefirst.practice.contacts.models import Contact
from homefirst.practice.contacts.rules import ALREADY_WITH_US, LOG, PASS_ON, ROUTE, UNDERSTAND
from homefirst.practice.pathways import library
from homefirst.practice.pathways.definition import words
from homefirst.practice.pathways.definition.shapes import Outcome, Pathway
from homefirst.practice.pathways.definition.shapes import Step as StepDefinition
from homefirst.practice.pathways.effects import installed

_AND_TO = ":"
Offered = list[tuple[str, str, str]]


def offered(actor: Actor, contact: Contact, *, held_by: str, is_danger: bool) -> Offered:
    """(code, title, what it means and causes). `held_by` is who has work about this person in hand, or empty; once danger
    was acted upon the contact goes on, and is not added to other work."""
    assert contact.episode is not None
    pathway = library.read(contact.episode.version)
    titles = {version.code: library.read(version).title for version in library.all_in_force(actor.on)}
    with_us = _with_us(pathway, held_by, titles)
    if contact.joins:
        return [with_us]
    found = [with_us] if held_by and not is_danger else []
    understand, route = pathway.steps[UNDERSTAND], pathway.steps.get(ROUTE)
    for outcome in understand.outcomes.values():
        found.append(_one(pathway, understand, outcome, titles))
        if outcome.code == PASS_ON and route is not None and actor.role in route.done_by:
            found[-1:] = [_routed(pathway, route, each, titles) for each in route.outcomes.values()] + [
                (
                    outcome.code,
                    "Pass on, and decide later where to",
                    "It waits in first contact, to be decided.",
                )
            ]
    return found


def parted(how: str) -> tuple[str, str]:
    """The outcome, and where it is passed on to."""
    outcome, _, route = how.partition(_AND_TO)
    return outcome, route


def asks_why(contact: Contact) -> bool:
    assert contact.episode is not None
    steps = library.read(contact.episode.version).steps
    return any(
        outcome.needs_reason
        for code in (UNDERSTAND, ROUTE)
        if code in steps
        for outcome in steps[code].outcomes.values()
    )


def ended_words(contact: Contact, pathway: Pathway) -> str:
    """How a recorded contact ended, in the words of its pathway."""
    for code in (LOG, UNDERSTAND, ROUTE):
        if code in pathway.steps and contact.outcome in pathway.steps[code].outcomes:
            return pathway.steps[code].outcomes[contact.outcome].title
    return ""


def means(contact: Contact, pathway: Pathway) -> str:
    """What the person can be told of how it ended."""
    for code in (LOG, UNDERSTAND, ROUTE):
        if code in pathway.steps and contact.outcome in pathway.steps[code].outcomes:
            return pathway.steps[code].outcomes[contact.outcome].means
    return ""


def _with_us(pathway: Pathway, held_by: str, titles: dict[str, str]) -> tuple[str, str, str]:
    outcome = pathway.steps[LOG].outcomes[ALREADY_WITH_US]
    who = f"{held_by} has it in hand." if held_by else ""
    return outcome.code, outcome.title, " ".join(part for part in (who, outcome.means) if part)


def _routed(
    pathway: Pathway, step: StepDefinition, outcome: Outcome, titles: dict[str, str]
) -> tuple[str, str, str]:
    code, title, said = _one(pathway, step, outcome, titles)
    return f"{PASS_ON}{_AND_TO}{code}", f"Pass on: {title[:1].lower()}{title[1:]}", said


def _one(
    pathway: Pathway, step: StepDefinition, outcome: Outcome, titles: dict[str, str]
) -> tuple[str, str, str]:
    will = [
        each
        for each in words.will(pathway, step, outcome, installed(), titles)
        if not each.startswith(("lead", "end "))
    ]
    to_do = words.promises(step, outcome, installed())
    said = [outcome.means, f"This will {list_words(will)}." if will else ""]
    said.append(f"Then it is for you to {list_words(to_do)}." if to_do else "")
    return outcome.code, outcome.title, " ".join(part for part in said if part)
