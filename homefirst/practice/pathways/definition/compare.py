"""What changed between two versions of a pathway, in words that a practice lead would use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from homefirst.practice.pathways.definition import said_dates, words
from homefirst.practice.pathways.definition.shapes import Outcome, Pathway, Step


def compare(old: Pathway, new: Pathway, roles: Mapping[str, str]) -> tuple[str, ...]:
    """One sentence for each change, in the order of the new version; `roles` gives their titles by code."""
    return (
        *_whole(old, new),
        *_came_and_went("Step", old.steps, new.steps),
        *(
            said
            for code, step in new.steps.items()
            if code in old.steps
            for said in _step(old, new, old.steps[code], step, roles)
        ),
    )


def _whole(old: Pathway, new: Pathway) -> Iterator[str]:
    for name in ("title", "statement", "purpose", "about"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield f"The {name} changed from “{before}” to “{after}”."
    if old.first.code != new.first.code:
        yield f"It begins with “{new.first.title}”, no longer with “{old.first.title}”."
    if old.ask_your_team != new.ask_your_team:
        yield (
            f"What to ask in the team changed from {_quoted(' '.join(old.ask_your_team))}"
            f" to {_quoted(' '.join(new.ask_your_team))}."
        )
    if old.easy_return != new.easy_return:
        yield f"Easy return changed from {_return(old)} to {_return(new)}."


def _return(pathway: Pathway) -> str:
    back = pathway.easy_return
    return f"{back.within} at “{pathway.steps[back.at].title}”" if back else "none"


def _came_and_went(
    what: str,
    old: Mapping[str, Step] | Mapping[str, Outcome],
    new: Mapping[str, Step] | Mapping[str, Outcome],
) -> Iterator[str]:
    yield from (f"{what} added: “{new[code].title}”." for code in new if code not in old)
    yield from (f"{what} taken out: “{old[code].title}”." for code in old if code not in new)


def _step(old: Pathway, new: Pathway, before: Step, after: Step, roles: Mapping[str, str]) -> Iterator[str]:
    told: tuple[tuple[str, Callable[[Pathway, Step], str]], ...] = (
        ("title", lambda _, step: step.title),
        ("purpose", lambda _, step: step.purpose),
        ("time allowed", lambda whole, step: words.time_allowed(whole, step.within)),
        ("who does it", lambda _, step: words.done_by(step, roles)),
        ("who must agree", lambda _, step: words.approval(step, roles)),
        ("form", lambda _, step: step.form),
        ("how it counts", lambda _, step: words.counts(step)),
        ("manner", lambda _, step: " ".join(words.manners(step))),
    )
    for name, say in told:
        was, now = say(old, before), say(new, after)
        if was != now:
            yield f"{after.title}: {name} changed from {_quoted(was)} to {_quoted(now)}."
    for said in _came_and_went("outcome", before.outcomes, after.outcomes):
        yield f"{after.title}: {said}"
    for code, outcome in after.outcomes.items():
        if code in before.outcomes:
            yield from _outcome(old, new, before, after, before.outcomes[code], outcome)


def _outcome(
    old: Pathway, new: Pathway, step_before: Step, step: Step, before: Outcome, after: Outcome
) -> Iterator[str]:
    told: tuple[tuple[str, str, str], ...] = (
        ("title", before.title, after.title),
        ("where it leads", words.leads_to(old, step_before, before), words.leads_to(new, step, after)),
        ("what it causes", _causes(before), _causes(after)),
        ("what it means", before.means, after.means),
        ("which dates it says", _dates(old, before), _dates(new, after)),
        ("return value", before.cld, after.cld),
        ("whether it needs a reason", _yes(before.needs_reason), _yes(after.needs_reason)),
    )
    for name, was, now in told:
        if was != now:
            yield f"{step.title}, “{after.title}”: {name} changed from {_quoted(was)} to {_quoted(now)}."


def _dates(pathway: Pathway, outcome: Outcome) -> str:
    return words.listed(list(said_dates.told(pathway, outcome, {})), "and")


def _causes(outcome: Outcome) -> str:
    return words.listed([str(cause) for cause in outcome.causes], "and")


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "nothing"
