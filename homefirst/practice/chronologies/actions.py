"""Every write of chronologies: begun, events chosen and explained in the worker's words, finished, followed by a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.definitions.codes import code_list
from homefirst.foundation.errors import Invalid, NotNow, Stale
from homefirst.practice.chronologies.models import Chronology, Line
from homefirst.practice.notes.access import check_write, hidden, reader
from homefirst.practice.notes.rules import clashing
from homefirst.practice.people.actions.writing import member_of_staff, refuse_if, save_changes, wrote
from homefirst.practice.people.models import Person

LONGEST_WHY = 4_000
_COPIED = ("key", "starts_on", "ends_on", "what", "source", "title", "why", "kept_from", "is_closed")


@dataclass(frozen=True)
class Event:
    """What may be chosen: the shape of `Line`, before anything is said about it."""

    key: str
    starts_on: date
    ends_on: date | None
    what: str
    source: str
    kept_from: str = ""
    is_closed: bool = False


@transaction.atomic
def begin_chronology(*, person: Person, purpose: str, title: str, by: Actor, on: date) -> Chronology:
    tie = check_write(by, person)
    refuse_if(_problems(purpose, title))
    made = Chronology.objects.create(
        person=person,
        purpose=purpose,
        title=title.strip(),
        author=member_of_staff(by),
        role=by.role,
        begun_at=by.at,
        saved_at=by.at,
    )
    wrote(by, "chronology.begin", made, person.pk, tie)
    return made


@transaction.atomic
def follow_chronology(*, before: Chronology, by: Actor, on: date) -> Chronology:
    """A new draft with the lines of a finished one; only the last version is followed."""
    tie = _check(before, by)
    if before.finished_at is None:
        raise NotNow("This is still a draft: finish it first, then a new version can follow.")
    if Chronology.objects.filter(follows=before).exists():
        raise NotNow(
            "A newer version has been begun already. Open the list of chronologies to carry on with it."
        )
    made = Chronology.objects.create(
        person=before.person,
        purpose=before.purpose,
        title=before.title,
        number=before.number + 1,
        follows=before,
        author=member_of_staff(by),
        role=by.role,
        begun_at=by.at,
        saved_at=by.at,
        is_closed=before.is_closed,
    )
    lines = before.lines.order_by("pk").values(*_COPIED)
    Line.objects.bulk_create([Line(chronology=made, **each) for each in lines])
    wrote(by, "chronology.follow", made, before.person_id, tie)
    return made


@transaction.atomic
def choose_events(*, chronology: Chronology, events: Iterable[Event], by: Actor, on: date) -> int:
    """Adds those that are not in it yet; returns how many."""
    tie = _check_draft(chronology, by)
    there = set(chronology.lines.exclude(key="").values_list("key", flat=True))
    new = [each for each in events if each.key not in there]
    Line.objects.bulk_create([Line(chronology=chronology, **vars(each)) for each in new])
    if new:
        _touch(chronology, by, is_closed=chronology.is_closed or any(each.is_closed for each in new))
        wrote(by, "chronology.choose", chronology, chronology.person_id, tie)
    return len(new)


@transaction.atomic
def add_line(
    *, chronology: Chronology, starts_on: date | None, what: str, source: str, by: Actor, on: date
) -> Line:
    """Something that is not on the record: what, and how it is known."""
    tie = _check_draft(chronology, by)
    found = {}
    if starts_on is None:
        found["starts_on"] = "Enter the day on which it happened, like 24 11 2026."
    elif starts_on > on:
        found["starts_on"] = "This day is still ahead. A chronology tells what has happened."
    if not what.strip() or len(what) > LONGEST_WHY:
        found["what"] = f"Say what happened, in {LONGEST_WHY:,} letters or fewer."
    if not source.strip() or len(source) > 300:
        found["source"] = "Say how this is known, such as: letter of the police, 3 November 2026."
    refuse_if(found)
    assert starts_on is not None
    made = Line.objects.create(
        chronology=chronology, starts_on=starts_on, what=what.strip(), source=source.strip()
    )
    _touch(chronology, by)
    wrote(by, "chronology.add_line", chronology, chronology.person_id, tie)
    return made


@transaction.atomic
def remove_line(*, chronology: Chronology, line_id: int, by: Actor, on: date) -> None:
    """From the draft alone: the record keeps the event."""
    tie = _check_draft(chronology, by)
    line = chronology.lines.filter(pk=line_id).first()
    if line is None:
        return
    line.delete()
    _touch(chronology, by, is_closed=chronology.lines.filter(is_closed=True).exists())
    wrote(by, "chronology.remove_line", chronology, chronology.person_id, tie)


def write_lines(
    *, chronology: Chronology, typed: Mapping[str, str], seen: Mapping[str, str], by: Actor, on: date
) -> dict[str, str]:
    """Keeps each box that was changed: `title_<line>` and `why_<line>`. A box that somebody else changed to something else
    meanwhile raises Stale with both texts, after the rest was kept. Returns all boxes as they stand."""
    held, both = _write(chronology, typed, seen, by)
    if both:
        raise Stale(yours={box: typed[box] for box in both}, theirs={box: held[box] for box in both})
    return held


@transaction.atomic
def finish_chronology(*, chronology: Chronology, by: Actor, on: date) -> Chronology:
    """From here on it stands. Raises Invalid, naming each box, while a line does not say why it matters."""
    tie = _check_draft(chronology, by)
    lines = list(chronology.lines.all())
    if not lines:
        raise NotNow("Choose at least one event first. A chronology without events says nothing.")
    lacking = {f"why_{line.pk}": "Say why this matters." for line in lines if not line.why.strip()}
    refuse_if(lacking)
    changes = {"finished_at": by.at, "author": member_of_staff(by), "role": by.role, "saved_at": by.at}
    save_changes(chronology, changes, chronology.row_version)
    wrote(by, "chronology.finish", chronology, chronology.person_id, tie)
    return chronology


def boxes_of(lines: Iterable[Line]) -> dict[str, str]:
    return {
        box: words
        for line in lines
        for box, words in ((f"title_{line.pk}", line.title), (f"why_{line.pk}", line.why))
    }


@transaction.atomic
def _write(
    chronology: Chronology, typed: Mapping[str, str], seen: Mapping[str, str], by: Actor
) -> tuple[dict[str, str], set[str]]:
    tie = _check_draft(chronology, by)
    lines = {line.pk: line for line in chronology.lines.select_for_update().order_by("pk")}
    held = boxes_of(lines.values())
    mine = {box: words for box, words in typed.items() if box in held}
    _check_lengths(mine)
    both = clashing(held, mine, seen)
    changed = {
        box: words
        for box, words in mine.items()
        if words != seen.get(box, "") and box not in both and words != held[box]
    }
    for line in lines.values():
        now = {
            name: changed[f"{name}_{line.pk}"] for name in ("title", "why") if f"{name}_{line.pk}" in changed
        }
        if now:
            save_changes(line, now, line.row_version)
    if changed:
        _touch(chronology, by)
        wrote(by, "chronology.write", chronology, chronology.person_id, tie)
    return {**held, **changed}, both


def _touch(chronology: Chronology, by: Actor, **changes: bool) -> None:
    save_changes(chronology, {"saved_at": by.at, **changes}, chronology.row_version)


def _check(chronology: Chronology, by: Actor) -> str:
    tie = check_write(by, chronology.person)
    may = reader(by, chronology.person)
    if not may.may_read(is_closed=chronology.is_closed, author_id=chronology.author_id):
        raise hidden(chronology.person)
    return tie


def _check_draft(chronology: Chronology, by: Actor) -> str:
    """Whoever writes next waits here, so that nothing is written into one that was finished meanwhile."""
    tie = _check(chronology, by)
    held = Chronology.objects.select_for_update().get(pk=chronology.pk)
    chronology.row_version, chronology.finished_at = held.row_version, held.finished_at
    if held.finished_at is not None:
        raise NotNow("This chronology is finished and stays as it is. A new version can follow it.")
    return tie


def _problems(purpose: str, title: str) -> dict[str, str]:
    found = {}
    if purpose not in {each["code"] for each in code_list("chronology_purposes")["values"]}:
        found["purpose"] = "Choose what it is for."
    if not title.strip() or len(title) > 200:
        found["title"] = (
            "Say what it is about, in 200 letters or fewer, such as: falls and calls since the spring."
        )
    return found


def _check_lengths(typed: Mapping[str, str]) -> None:
    most = {"title": 200, "why": LONGEST_WHY}
    found = {
        box: f"Say it in {most[box.partition('_')[0]]:,} letters or fewer."
        for box, words in typed.items()
        if len(words) > most[box.partition("_")[0]]
    }
    if found:
        raise Invalid("Something typed cannot be used. See the messages.", found)
