"""How a pathway moves: the one table of what may happen next, as pure values.

The engine keeps states in the record; this says which states there are. Nobody may be left in one with no step open
and no end: `stuck` finds any such state of a definition, however long the way to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from homefirst.practice.pathways.definition.shapes import Outcome, Pathway

MOST_STATES = 50_000


@dataclass(frozen=True)
class State:
    """`open` steps are in somebody's hands; `gathered` are done and waited for by a step that needs others too;
    `ended` is the outcome that closed the pathway."""

    open: frozenset[str]
    gathered: frozenset[str] = frozenset()
    ended: str = ""


@dataclass(frozen=True)
class Move:
    """What finishing a step brings about: steps that open, come back or are no longer needed."""

    state: State
    opens: tuple[str, ...] = ()
    comes_again: bool = False
    not_needed: tuple[str, ...] = ()


def begin(pathway: Pathway) -> State:
    return State(frozenset({pathway.first.code}))


def begin_again(pathway: Pathway) -> State:
    """A closed pathway is opened again, at the step that its file names."""
    assert pathway.easy_return is not None
    return State(frozenset({pathway.easy_return.at}))


def finish(pathway: Pathway, state: State, step: str, outcome: str) -> Move:
    """Raises KeyError for a step that is not open or an outcome that the step does not have."""
    if step not in state.open:
        raise KeyError(f"{step} is not open")
    chosen = pathway.outcomes_of(step)[outcome]
    others = state.open - {step}
    if chosen.closes:
        return Move(State(frozenset(), frozenset(), outcome), not_needed=tuple(sorted(others)))
    waited_for = not chosen.again and _is_gathered(pathway, step)
    gathered = state.gathered | {step} if waited_for else state.gathered
    # A step that gathers others opens at once for whoever is not among those others.
    opens = [code for code in chosen.next if step not in pathway.steps[code].after_all]
    ready = _ready(pathway, gathered, chosen)
    gathered -= {code for name in ready for code in pathway.steps[name].after_all}
    fresh = tuple(code for code in (*opens, *ready) if code not in others)
    now = others | set(fresh) | ({step} if chosen.again else set())
    return Move(State(frozenset(now), gathered), opens=fresh, comes_again=chosen.again)


def stuck(pathway: Pathway) -> Iterator[tuple[State, str, str]]:
    """Each (state before, step, outcome) after which nothing is open and nothing has ended."""
    for before, step, outcome, move in explored(pathway):
        if not move.state.open and not move.state.ended:
            yield before, step, outcome


def explored(pathway: Pathway) -> Iterator[tuple[State, str, str, Move]]:
    """Every move from every state that can be reached by the steps' own outcomes. Raises OverflowError past MOST_STATES."""
    waiting, seen = [begin(pathway)], {begin(pathway)}
    while waiting:
        state = waiting.pop()
        for step in sorted(state.open):
            for outcome in pathway.steps[step].outcomes:
                move = finish(pathway, state, step, outcome)
                yield state, step, outcome, move
                if move.state not in seen:
                    seen.add(move.state)
                    waiting.append(move.state)
        if len(seen) > MOST_STATES:
            raise OverflowError(f"{pathway.code} has more than {MOST_STATES:,} states")


def _is_gathered(pathway: Pathway, step: str) -> bool:
    return any(step in other.after_all for other in pathway.steps.values())


def _ready(pathway: Pathway, gathered: frozenset[str], chosen: Outcome) -> list[str]:
    """Steps that wait for several others, once the last of these is done."""
    wanted = [step for step in pathway.steps.values() if step.after_all and set(step.after_all) <= gathered]
    return [step.code for step in wanted if chosen.waits or step.code in chosen.next]


def ahead_of(pathway: Pathway, codes: Set[str]) -> list[str]:
    """Every step that may still open while these are in hand, in the pathway's order; they themselves only where they come
    again by another step."""
    found: set[str] = set()
    left = list(codes)
    while left:
        step = left.pop()
        gathers = [each.code for each in pathway.steps.values() if step in each.after_all]
        new = {*pathway.steps[step].leads_to(), *gathers} - found
        found |= new
        left += new
    return [code for code in pathway.steps if code in found]
