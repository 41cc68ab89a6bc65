"""The contacts of the day, taken by first contact through the actions of its own pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from homefirst.demo.building.staffing import acting
from homefirst.demo.stories.calls import CALLS, Rang
from homefirst.foundation.access.actor import Actor
from homefirst.practice.contacts import actions
from homefirst.practice.contacts.actions.ending import Told
from homefirst.practice.contacts.models import Contact
from homefirst.practice.people.refs import new_ref
from homefirst.practice.people.rules import born_about

_ANSWERS = "rosa.delgado@westbrook.example"


def take_calls(by: Actor) -> None:
    adviser = acting(_ANSWERS, by)
    for rang in CALLS:
        _take(rang, replace(adviser, at=by.at - timedelta(minutes=rang.minutes_ago)))


def _take(rang: Rang, by: Actor) -> None:
    boxes = {**rang.call, **{f"who-{name}": words for name, words in rang.who.items()}, **rang.wanted}
    typed = {name: [words] for name, words in boxes.items()}
    contact = actions.keep(ref=new_ref(), given=typed, seen={}, by=by)
    if rang.how:
        _end(rang, contact, by)


def _end(rang: Rang, contact: Contact, by: Actor) -> None:
    log = {code: (answer,) for code, answer in rang.call.items()}
    facts = {name: words for name, words in rang.who.items() if name not in ("about_age", "tie")}
    born = {"birth_date": born_about(int(rang.who["about_age"]), by.on), "birth_is_estimated": True}
    placed = actions.place_new(contact=contact, facts={**facts, **born}, answers={}, log=log, by=by, on=by.on)
    outcome, _, route = rang.how.partition(":")
    told = Told(
        telephone=rang.telephone,
        tie=rang.who.get("tie", ""),
        caller_name=rang.call.get("caller_name", ""),
        caller_reach=rang.call.get("caller_reach", ""),
    )
    actions.record(
        contact=placed,
        outcome=outcome,
        route=route,
        log=log,
        understood={code: (words,) for code, words in rang.wanted.items()},
        told=told,
        by=replace(by, at=by.at + timedelta(seconds=rang.took)),
        on=by.on,
    )
