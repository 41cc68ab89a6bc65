"""What came of trying a changed pathway on past work, in sentences for the meeting in which it is agreed."""

from __future__ import annotations

from collections.abc import Iterator

from homefirst.practice.pathways.definition.past_work import Clock, Tried


def sentences(found: Tried) -> Iterator[str]:
    if not found.tried:
        yield "Nobody was on this pathway in the last year, so there is nothing to try it on."
        return
    yield f"Tried on {_pieces(len(found.tried))} of the last year; {len(found.live)} of them open now."
    for words, numbers in found.ways.items():
        yield f"{_pieces(len(numbers))} would have gone another way: {words}."
    yield from (_clock(clock) for clock in found.clocks.values())
    for words, numbers in found.agreement.items():
        yield f"{_pieces(len(numbers))} would have needed somebody to agree: {words}."
    if found.turns_on_cost:
        yield f"{_pieces(len(found.turns_on_cost))}: whether somebody must agree turns on what it costs."
    for words, numbers in found.standing.items():
        yield f"{_pieces(len(numbers))} open now: {words}, so they finish by the version with which they began."
    if not (found.ways or found.clocks or found.agreement or found.turns_on_cost or found.standing):
        yield "Nothing would have gone another way, and nothing would have been later."
    if found.live:
        yield "Work that is open keeps the version with which it began."


def _clock(clock: Clock) -> str:
    said = (
        f"{clock.title}: time allowed changes from “{clock.before}” to “{clock.after}”. Of {_pieces(len(clock.tried))}, "
        f"{len(clock.was_late)} went over; {len(clock.would_be_late)} would have."
    )
    return f"{said} {len(clock.no_day)} have no day to count from." if clock.no_day else said


def _pieces(number: int) -> str:
    return f"{number} piece{'' if number == 1 else 's'} of work"
