"""A step as two short paragraphs: what is done, by whom and by when; and what can come of it."""

from __future__ import annotations

from collections.abc import Iterator

from homefirst.foundation.calendar.spans import SAME_DAY
from homefirst.practice.pathways.definition.aloud.ends import ends
from homefirst.practice.pathways.definition.aloud.phrases import quoted, sentence, steps
from homefirst.practice.pathways.definition.aloud.shapes import Around, Told
from homefirst.practice.pathways.definition.shapes import Allowed, Outcome, Pathway, Step
from homefirst.practice.pathways.definition.words import listed

_BASIS = {"law": "the law", "guidance": "national guidance"}


def told(pathway: Pathway, step: Step, around: Around, told_once: tuple[Outcome, ...]) -> Told:
    """`told_once` are ends that several steps share, and that are said at the end of the reading."""
    outcomes = [outcome for outcome in step.outcomes.values() if outcome not in told_once]
    said = (" ".join(_done(pathway, step, around)), " ".join(ends(pathway, step, outcomes, around)))
    return Told(step.title, tuple(each for each in said if each))


def _done(pathway: Pathway, step: Step, around: Around) -> Iterator[str]:
    if step.after_all:
        yield f"This opens when {steps(pathway, step.after_all)} are done."
    if pathway.easy_return and pathway.easy_return.at == step.code:
        yield "This opens only for somebody who comes back."
    before = _before(pathway, step)
    same_time = before is not None and bool(step.within.starts_from) and before.within == step.within
    when = "in the same time" if same_time else _when(pathway, step.within)
    yield sentence(f"{_who(step, before, around)} {when}")
    if step.purpose:
        yield sentence(step.purpose)
    yield from _manners(step)
    if step.approval:
        yield _agreement(step, around)


def _before(pathway: Pathway, step: Step) -> Step | None:
    found = list(pathway.steps.values())
    return None if found[0].code == step.code else found[list(pathway.steps).index(step.code) - 1]


def _who(step: Step, before: Step | None, around: Around) -> str:
    if before and before.done_by == step.done_by and len(step.done_by) > 1:
        return "the same people do this"
    return f"{listed([around.workers[role] for role in step.done_by], 'or')} does this"


def _when(pathway: Pathway, allowed: Allowed) -> str:
    since = pathway.dates[allowed.starts_from] if allowed.starts_from else ""
    if str(allowed.span) == SAME_DAY:
        said = f"on {since}" if since else "on the day it opens"
    else:
        said = f"within {allowed.span}" + (f" of {since}" if since else "")
    if allowed.not_after:
        said += f", and never after {pathway.dates[allowed.not_after]}"
    return said + _set_by(allowed)


def _set_by(allowed: Allowed) -> str:
    """Nothing for the council's own time: the opening says that times are."""
    known = allowed.confirmed or "not confirmed" in allowed.source
    doubt = "" if known else ", and nobody has confirmed it yet"
    if allowed.basis == "council":
        return doubt
    source = f" ({allowed.source})" if allowed.source else ""
    return f", as {_BASIS[allowed.basis]} says{source}{doubt}"


def _manners(step: Step) -> Iterator[str]:
    if step.recurs:
        most = f", {step.recurs.most} times at most" if step.recurs.most else ""
        yield f"It comes back every {step.recurs.every} until {step.recurs.until}{most}."
    if step.one_owner:
        yield "One named worker stays with it; a change needs a reason."
    if step.may_finish_with_gaps:
        yield "It may be finished with gaps, which stay in My work until they are filled."
    if step.pauses:
        yield f"The clock may stop {listed([f'where {why}' for why in step.pauses], 'or')}."


def _agreement(step: Step, around: Around) -> str:
    assert step.approval is not None
    who = listed([around.workers[role] for role in step.approval.by], "or")
    above = f" to anything above £{step.approval.above_a_week:,} a week" if step.approval.above_a_week else ""
    named = [quoted(step.outcomes[code].title) for code in step.outcomes if code in step.approval.outcomes]
    only = f" to {listed(named, 'and to')}" if named else ""
    return sentence(f"{who} must agree{above or only}, where {step.approval.when}")
