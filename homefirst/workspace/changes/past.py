"""A change on the work of the last year, as its page shows it: each finding with its count, and the people behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from markupsafe import Markup

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import Link
from homefirst.foundation.design.words import counted, short_day
from homefirst.practice.pathways.definition.past_work import Clock, Tried
from homefirst.practice.pathways.models import ChangedFile, Episode, PracticeChange
from homefirst.practice.pathways.queries.changes import FileRead
from homefirst.practice.pathways.queries.past_work import TriedForm, tried, tried_form
from homefirst.practice.people.queries import PersonLine
from homefirst.workspace.lists import born_cell, who_cell
from homefirst.workspace.record import record_address
from homefirst.workspace.team.cells import ui


@dataclass(frozen=True)
class PastLine:
    """One finding: `words`, and the pieces of work that it is about; `key` names them in an address."""

    key: str
    words: str
    numbers: frozenset[int]


@dataclass(frozen=True)
class PastClock:
    """One step whose time allowed changes: the pieces of work with it that were late, would have been late, or on time."""

    title: str
    under: str
    were_late: PastLine
    would_be_late: PastLine
    on_time: PastLine
    no_day: PastLine


@dataclass(frozen=True)
class PastPathway:
    """A changed pathway on the work of the last year."""

    file: ChangedFile
    title: str
    lead: str
    lines: tuple[PastLine, ...]
    clocks: tuple[PastClock, ...]
    notes: tuple[str, ...]


def chosen(read: Sequence[FileRead], key: str) -> FileRead | None:
    """The file that an address names; else the first pathway, else the first form."""
    named = next((each for each in read if _key(each) == key), None)
    pathway = next((each for each in read if each.pathway), None)
    return named or pathway or next(iter(read), None)


def switch(change: PracticeChange, read: Sequence[FileRead], now: FileRead | None) -> list[Link]:
    where = reverse("how_change_past", kwargs={"change": change.pk})
    return [Link(each.title, f"{where}?file={_key(each)}", each is now) for each in read]


def past_pathway(each: FileRead, on: date) -> PastPathway:
    """Four queries."""
    assert each.pathway is not None
    return _past(each, *tried(each.file.name, each.pathway, on))


def past_form(each: FileRead, on: date) -> TriedForm:
    """Two queries."""
    assert each.form is not None
    return tried_form(each.file.name, each.old_form, each.form, on)


def past_rows(actor: Actor, change: PracticeChange, past: PastPathway) -> list[list[object]]:
    """What would have been different, how many pieces of work."""
    return [
        [line.words[:1].upper() + line.words[1:], _count(actor, change, past, line)] for line in past.lines
    ]


def clock_rows(actor: Actor, change: PracticeChange, past: PastPathway) -> list[list[object]]:
    """Step; were late, would have been late, would have been on time."""
    return [
        [
            ui().cell(clock.title, under=clock.under),
            *(
                _count(actor, change, past, line)
                for line in (clock.were_late, clock.would_be_late, clock.on_time)
            ),
            _count(actor, change, past, clock.no_day) if clock.no_day.numbers else "",
        ]
        for clock in past.clocks
    ]


def line_of(past: PastPathway, key: str) -> PastLine | None:
    of_clocks = (
        line
        for clock in past.clocks
        for line in (clock.were_late, clock.would_be_late, clock.on_time, clock.no_day)
    )
    return next((line for line in (*past.lines, *of_clocks) if line.key == key), None)


def people_rows(actor: Actor, pieces: Iterable[Episode], people: Iterable[PersonLine]) -> list[list[object]]:
    """Who, born, since when, until when."""
    return [
        [
            who_cell(line, record_address(actor, line.ref)),
            born_cell(line),
            short_day(piece.opened_on),
            short_day(piece.closed_on) if piece.closed_on else "Open",
        ]
        for piece, line in zip(pieces, people, strict=True)
    ]


def people_address(change: PracticeChange, past: PastPathway, line: PastLine, page: int = 1) -> str:
    said = {"file": past.file.name, "what": line.key} | ({"page": str(page)} if page > 1 else {})
    return f"{reverse('how_change_people', kwargs={'change': change.pk})}?{urlencode(said)}"


def page_number(asked: str, total: int, page: int) -> int:
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    return min(max(number, 1), max(1, -(-total // page)))


def _count(actor: Actor, change: PracticeChange, past: PastPathway, line: PastLine) -> Markup:
    """A link to those pieces of work, for somebody who may open figures down to people."""
    href = ""
    if line.numbers and can(actor, "figures.people") and can(actor, "person.names"):
        href = people_address(change, past, line)
    reason = "" if line.numbers else "none"
    made: Markup = ui().people_count(
        len(line.numbers), href, reason, one="piece of work", many="pieces of work", quiet=not line.numbers
    )
    return made


def _key(each: FileRead) -> str:
    return f"{each.file.kind}-{each.file.name}"


def _past(each: FileRead, result: Tried, more: bool) -> PastPathway:
    lines = [PastLine("another-way", "would have gone another way", frozenset(result.another_way))]
    for at, (words, numbers) in enumerate(_most_first(result.ways), start=1):
        lines.append(PastLine(f"way-{at}", f"of them: {words}", frozenset(numbers)))
    for at, (words, numbers) in enumerate(_most_first(result.agreement), start=1):
        lines.append(PastLine(f"agree-{at}", words, frozenset(numbers)))
    if result.turns_on_cost:
        lines.append(
            PastLine("cost", "might need agreement, by what it costs a week", frozenset(result.turns_on_cost))
        )
    for at, (words, numbers) in enumerate(_most_first(result.standing), start=1):
        lines.append(PastLine(f"standing-{at}", f"stand there now: {words}", frozenset(numbers)))
    clocks = tuple(_clock(at, clock) for at, clock in enumerate(result.clocks.values(), start=1))
    return PastPathway(each.file, each.title, _lead(result), tuple(lines), clocks, _notes(result, more))


def _clock(at: int, clock: Clock) -> PastClock:
    def line(key: str, words: str, numbers: set[int]) -> PastLine:
        return PastLine(f"{key}-{at}", f"{clock.title}: {words}", frozenset(numbers))

    on_time = clock.tried - clock.would_be_late - clock.no_day
    return PastClock(
        clock.title,
        f"From “{clock.before}” to “{clock.after}”, in {counted(len(clock.tried), 'piece of work', 'pieces of work')}",
        line("were-late", "were late", clock.was_late),
        line("late", "would have been late", clock.would_be_late),
        line("on-time", "would have been on time", on_time),
        line("no-day", "the day from which the clock runs is not known", clock.no_day),
    )


def _lead(result: Tried) -> str:
    if not result.tried:
        return "Nobody was on this pathway in the last year, so there is nothing to try it on."
    pieces = counted(len(result.tried), "piece of work", "pieces of work")
    return f"Tried on {pieces} of the last year: open now, or closed since."


def _notes(result: Tried, more: bool) -> tuple[str, ...]:
    said = []
    if result.live:
        stay = counted(len(result.live), "piece of work is", "pieces of work are")
        said.append(f"{stay} open now. They keep the version with which they began, so nobody is stranded.")
    if result.tried and not result.clocks:
        said.append("No time allowed changes, so nothing would be late that was not.")
    if more:
        said.append("There is more than this: the newest were tried.")
    return tuple(said)


def _most_first(found: dict[str, set[int]]) -> list[tuple[str, set[int]]]:
    return sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
