"""What must hold of a pathway beyond its shape: nobody can get lost in it, and it names nothing that does not exist."""

from __future__ import annotations

from collections.abc import Iterator, Set

from homefirst.foundation.definitions import codes
from homefirst.foundation.definitions.reading import STANDS, Loaded
from homefirst.foundation.definitions.wording import did_you_mean, nearest
from homefirst.foundation.errors import Invalid
from homefirst.practice.pathways.definition import moves, said_dates
from homefirst.practice.pathways.definition.said_dates import Beside, Place, Problem
from homefirst.practice.pathways.definition.shapes import Cause, Outcome, Pathway, Step
from homefirst.practice.pathways.effects import Effects

__all__ = ["Beside", "Place", "Problem", "check"]


def check(
    file: Loaded,
    pathway: Pathway,
    *,
    roles: Set[str],
    effects: Effects,
    known: Set[str],
    beside: Beside | None = None,
    named: bool = True,
) -> None:
    """Raises Invalid with every problem, each with its line; nothing of a file with a problem is used. Without
    `beside` it is not asked whether forms, and dates of other pathways, are there."""
    found = [*_name(file, pathway)] if named else []
    found += [*_codes(pathway, roles), *_forms(pathway, beside)]
    found += [
        *_outcomes(pathway, effects, known),
        *_return(pathway),
        *said_dates.problems(pathway, effects, beside),
    ]
    if not found:
        found = [*_ways(pathway)]
    if found:
        said = [f"{file.name}, line {file.line(*place)}: {reason}" for reason, place in found]
        raise Invalid("\n".join([*said, STANDS]))


def _name(file: Loaded, pathway: Pathway) -> Iterator[Problem]:
    called = file.name.removesuffix(".yaml")
    if pathway.code != called:
        said = f"the code is {pathway.code}, and the file is called {called}. Make them the same."
        yield said, ("code",)


def _codes(pathway: Pathway, roles: Set[str]) -> Iterator[Problem]:
    """Codes that must exist: steps, roles, dates."""
    for step in pathway.steps.values():
        for place, names in (
            ("done_by", step.done_by),
            ("approval", step.approval.by if step.approval else ()),
        ):
            for name in names:
                if name not in roles:
                    said = f"there is no role called {name}. {did_you_mean(name, roles, 'Roles')}"
                    yield said, ("steps", step.code, place)
        for name in step.after_all:
            if name not in pathway.steps:
                yield _no_step(pathway, name), ("steps", step.code, "after_all")
        for outcome in step.outcomes.values():
            for name in outcome.next:
                if name not in pathway.steps:
                    yield _no_step(pathway, name), ("steps", step.code, "outcomes", outcome.code, "next")
        if step.within.starts_from and step.within.starts_from not in pathway.dates:
            near = did_you_mean(step.within.starts_from, pathway.dates, "Dates")
            said = (
                f"no date is called {step.within.starts_from}. Add it under dates, in words. {near}".strip()
            )
            yield said, ("steps", step.code, "within")
        if step.within.not_after and step.within.not_after not in pathway.dates:
            near = did_you_mean(step.within.not_after, pathway.dates, "Dates")
            said = f"no date is called {step.within.not_after}. Add it under dates, in words. {near}".strip()
            yield said, ("steps", step.code, "within")
        yield from _approval(step)
    if pathway.easy_return and pathway.easy_return.at not in pathway.steps:
        yield _no_step(pathway, pathway.easy_return.at), ("easy_return", "at")


def _no_step(pathway: Pathway, name: str) -> str:
    near = nearest(name, pathway.steps)
    meant = f"Did you mean {near}?" if near else f"Steps: {', '.join(pathway.steps)}."
    return f"there is no step called {name}. {meant}"


def _forms(pathway: Pathway, beside: Beside | None) -> Iterator[Problem]:
    """A step may be done without a form, but not with one that nobody can open."""
    forms = beside.forms if beside else None
    for step in pathway.steps.values():
        if forms is not None and step.form and step.form not in forms:
            near = nearest(step.form, forms)
            meant = (
                f"Did you mean {near}?"
                if near
                else f"Add definitions/forms/{step.form}.yaml, or take the form out."
            )
            yield f"there is no form called {step.form}. {meant}", ("steps", step.code, "form")


def _approval(step: Step) -> Iterator[Problem]:
    for name in sorted(step.approval.outcomes) if step.approval else ():
        if name not in step.outcomes:
            yield (
                f"approval names the outcome {name}, which {step.code} does not have. "
                f"{did_you_mean(name, step.outcomes, 'Outcomes')}",
                ("steps", step.code, "approval"),
            )


def _outcomes(pathway: Pathway, effects: Effects, known: Set[str]) -> Iterator[Problem]:
    for step in pathway.steps.values():
        for outcome in step.outcomes.values():
            place = ("steps", step.code, "outcomes", outcome.code)
            said = f"{step.title}, {outcome.title}"
            yield from ((f"{said}: {reason}", place) for reason in _one_way(pathway, step, outcome))
            yield from ((f"{said}: {why}", (*place, *at)) for why, at in _causes(outcome, effects, known))
        again = [outcome.again for outcome in step.outcomes.values()]
        if step.recurs and (all(again) or not any(again)):
            said = "a step that recurs needs an outcome that comes again, and one that does not."
            yield f"{step.title}: {said}", ("steps", step.code, "recurs")


def _one_way(pathway: Pathway, step: Step, outcome: Outcome) -> Iterator[str]:
    ways = [bool(outcome.next), outcome.again, outcome.waits, outcome.closes]
    if outcome.closes and any(ways[:3]):
        yield "it closes the pathway, so nothing can come next. Take one of the two out."
    elif not any(ways):
        yield "it leads nowhere. Say next, again, waits or closes: nobody may be left with no next step."
    if outcome.again and not step.recurs:
        yield "it comes again, but the step does not say how often. Add recurs."
    if outcome.waits and not any(step.code in other.after_all for other in pathway.steps.values()):
        yield "it waits, but no step names this one under after_all."


def _causes(outcome: Outcome, effects: Effects, known: Set[str]) -> Iterator[Problem]:
    for number, cause in enumerate(outcome.causes):
        yield from ((said, ("causes", number)) for said in _cause(cause, effects, known))


def _cause(cause: Cause, effects: Effects, known: Set[str]) -> Iterator[str]:
    if cause.effect not in effects:
        near = nearest(cause.effect, effects) or nearest(cause.effect.split()[0], effects)
        meant = f" Did you mean {near}?" if near else ""
        yield f"nothing is called {cause.effect!r} in the table of effects.{meant} Known: {', '.join(sorted(effects))}."
    elif effects[cause.effect].names_a_pathway and cause.argument not in known:
        yield f"it would {cause}, and there is no such pathway. {did_you_mean(cause.argument, known, 'Pathways')}"
    elif effects[cause.effect].whole:
        if cause.argument:
            yield f"{cause.effect} takes nothing after it. Take “{cause.argument}” out."
    elif not cause.argument:
        yield f"{cause.effect} what? Name it after the verb."


def _return(pathway: Pathway) -> Iterator[Problem]:
    """Values of the return must stand in its code lists, and a step that counts must say how each outcome counts."""
    listed = set(codes.values("cld/event_outcome"))
    for step in pathway.steps.values():
        for outcome in step.outcomes.values():
            place = ("steps", step.code, "outcomes", outcome.code)
            if outcome.cld and outcome.cld not in listed:
                near = nearest(outcome.cld, listed)
                meant = f"Did you mean “{near}”?" if near else "See definitions/codes/cld/event_outcome.yaml."
                yield f"{outcome.cld!r} is no Event Outcome of the return. {meant}", (*place, "cld")
            if step.counts_as and not outcome.cld and not outcome.again:
                yield (
                    f"{step.title} counts in the return, so {outcome.title!r} needs its Event Outcome (cld).",
                    place,
                )
        yield from _counted(step)
        if step.pauses and step.within.basis == "law":
            said = "a time set by law runs on while something is waited for. Take pauses out."
            yield f"{step.title}: {said}", ("steps", step.code, "pauses")


def _counted(step: Step) -> Iterator[Problem]:
    counts = step.counts_as
    lists = (
        {
            "assessment_type": counts.assessment_type,
            "route_of_access": counts.route_of_access,
            "review_reason": counts.review_reason,
            "client_type": counts.client_type,
        }
        if counts
        else {}
    )
    for name, value in lists.items():
        if value and value not in codes.values(f"cld/{name}"):
            near = nearest(value, codes.values(f"cld/{name}"))
            meant = f" Did you mean “{near}”?" if near else " Write one of its values as it stands there."
            said = f"{value!r} is not in definitions/codes/cld/{name}.yaml.{meant}"
            yield said, ("steps", step.code, "counts_as", name)
    if counts and counts.event == "assessment" and not counts.assessment_type:
        yield (
            "an assessment of the return has a type. Add assessment_type.",
            ("steps", step.code, "counts_as"),
        )


def _ways(pathway: Pathway) -> Iterator[Problem]:
    """Every step can be come to, has a way to an end, and no turn leaves somebody with nothing open."""
    try:
        met = {code for state, *_ in moves.explored(pathway) for code in state.open}
    except OverflowError:
        yield (
            "it can be gone through in too many ways to be checked. Open fewer steps at one time.",
            ("steps",),
        )
        return
    if pathway.easy_return:
        met.add(pathway.easy_return.at)
    for step in pathway.steps.values():
        if step.code not in met:
            yield f"nothing leads to {step.title}. Lead to it, or take it out.", ("steps", step.code)
        elif not _reaches_an_end(pathway, step.code):
            yield (
                f"from {step.title} there is no way to an end. Give an outcome that closes.",
                ("steps", step.code),
            )
    for state, code, outcome in moves.stuck(pathway):
        waiting = ", ".join(sorted(state.gathered | {code}))
        said = f"after {outcome} nothing is open, and {waiting} wait for a step that will not come."
        yield said, ("steps", code, "outcomes", outcome)


def _reaches_an_end(pathway: Pathway, start: str) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        step = pathway.steps[waiting.pop()]
        if any(outcome.closes for outcome in step.outcomes.values()):
            return True
        gathers = [other.code for other in pathway.steps.values() if step.code in other.after_all]
        new = {*step.leads_to(), *gathers} - seen
        seen |= new
        waiting += new
    return False
