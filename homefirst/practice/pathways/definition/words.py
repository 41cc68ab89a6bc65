"""A pathway in sentences that could be read aloud to a team: what each step is, who does it, what each outcome causes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from homefirst.foundation.calendar.spans import SAME_DAY
from homefirst.practice.pathways.definition.shapes import BASES, Allowed, Outcome, Pathway, Step
from homefirst.practice.pathways.effects import Effects

_EVENTS = {"request": "a request", "assessment": "an assessment", "review": "a review"}
_UNLESS = {
    "open_long_term_support": "where long-term support is open already",
    "not_the_first": "where it is not the first contact",
}


def time_allowed(pathway: Pathway, allowed: Allowed) -> str:
    """ "Within 2 working days of the day it opens"; a date set by law says so."""
    since = pathway.dates[allowed.starts_from] if allowed.starts_from else ""
    if str(allowed.span) == SAME_DAY:
        said = f"On {since}" if since else "On the day it opens"
    else:
        said = f"Within {allowed.span} of {since or 'the day it opens'}"
    if allowed.not_after:
        said += f", and never after {pathway.dates[allowed.not_after]}"
    return f"{said} ({basis(allowed)})"


def basis(allowed: Allowed) -> str:
    """Who set the time; a fact that nobody has confirmed says so."""
    said = BASES[allowed.basis] + (f": {allowed.source}" if allowed.source else "")
    return said if allowed.confirmed else f"{said}; not confirmed"


def done_by(step: Step, titles: Mapping[str, str]) -> str:
    """`titles` gives the words of each role."""
    return listed([titles[role] for role in step.done_by], "or")


def causes(
    step: Step | None, outcome: Outcome, effects: Effects, pathways: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """What happens by itself, one line each; `pathways` gives the titles of pathways by code, and `step` is None for an
    ending that every step has."""
    return _said(step, outcome, effects, pathways or {}, to_do=False)


def promises(step: Step | None, outcome: Outcome, effects: Effects) -> tuple[str, ...]:
    """What somebody then has to do, one line each."""
    return _said(step, outcome, effects, {}, to_do=True)


def _said(
    step: Step | None, outcome: Outcome, effects: Effects, titles: Mapping[str, str], *, to_do: bool
) -> tuple[str, ...]:
    found = [(effects[cause.effect], cause.argument) for cause in outcome.causes]
    return tuple(
        (effect.by_form if effect.keeps_at_once(step, outcome) else effect.words)
        .format(titles.get(argument, argument))
        .strip()
        for effect, argument in found
        if effect.leaves_to_do(step, outcome) == to_do
    )


def leads_to(pathway: Pathway, step: Step, outcome: Outcome) -> str:
    """Where the person is after this outcome."""
    if outcome.closes:
        return "ends the pathway"
    titles = [pathway.steps[code].title for code in outcome.next]
    if outcome.again:
        assert step.recurs is not None
        beside = f", with {listed(titles, 'and')} beside it" if titles else ""
        return f"comes again after {step.recurs.every}{beside}"
    if outcome.waits:
        return f"waits, then {listed(_gathering(pathway, step), 'and')}"
    return f"leads to {listed(titles, 'and')}"


def will(
    pathway: Pathway,
    step: Step,
    outcome: Outcome,
    effects: Effects,
    pathways: Mapping[str, str],
    foretold: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[str, ...]:
    """What finishing with this outcome will do by itself, as ends of "This will ...". `foretold` has the words of an effect
    that knows what it would write."""
    known = foretold or {}
    said = [
        line
        for cause in outcome.causes
        if not effects[cause.effect].leaves_to_do(step, outcome)
        for line in known.get(cause.effect)
        or (f"{cause.effect} {pathways.get(cause.argument, cause.argument)}".strip(),)
    ]
    if outcome.code in step.outcomes:
        lead = leads_to(pathway, step, outcome)
        for told, bare in (
            ("leads to", "lead to"),
            ("ends the", "end this"),
            ("comes again", "come again"),
            ("waits", "wait"),
        ):
            lead = lead.replace(told, bare, 1) if lead.startswith(told) else lead
        said.insert(0, lead)
    else:
        said.insert(0, "end this pathway")
    if step.counts_as and outcome.cld:
        said.append("count in the return")
    return tuple(said)


def counts(step: Step) -> str:
    """How the finished step stands in the return; "" where it does not."""
    if step.counts_as is None:
        return ""
    said = [f"Counts as {_EVENTS[step.counts_as.event]}"]
    said += [f"as {_EVENTS[event]} {_UNLESS[when]}" for when, event in step.counts_as.unless.items()]
    kinds = (step.counts_as.assessment_type, step.counts_as.route_of_access, step.counts_as.review_reason)
    named = [f'"{kind}"' for kind in kinds if kind]
    return "; ".join(said) + (f" ({', '.join(named)})" if named else "") + " in the return."


def approval(step: Step, titles: Mapping[str, str]) -> str:
    if step.approval is None:
        return ""
    who = listed([titles[role].lower() for role in step.approval.by], "or")
    who = f"{'An' if who[0] in 'aeiou' else 'A'} {who}"
    above = f" above £{step.approval.above_a_week:,} a week" if step.approval.above_a_week else ""
    what = [step.outcomes[code].title for code in step.outcomes if code in step.approval.outcomes]
    only = f" for {listed([f'“{title}”' for title in what], 'and')}" if what else ""
    return f"{who} must agree{above}{only}: {step.approval.when}."


def manners(step: Step) -> Iterator[str]:
    """What else holds of the step."""
    if step.recurs:
        most = f", {step.recurs.most} times at most" if step.recurs.most else ""
        yield f"Comes again every {step.recurs.every} until {step.recurs.until}{most}."
    if step.one_owner:
        yield "One named worker; a change needs a reason."
    if step.pauses:
        yield f"The clock may pause: {listed(step.pauses, 'or')}."
    if step.may_finish_with_gaps:
        yield "May be sent with gaps, which stay in My work until they are filled."


def listed(words: list[str] | tuple[str, ...], last: str) -> str:
    """ "one, two or three"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _gathering(pathway: Pathway, step: Step) -> list[str]:
    return [other.title for other in pathway.steps.values() if step.code in other.after_all]
