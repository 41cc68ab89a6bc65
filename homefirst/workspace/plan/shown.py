"""What the page of a plan shows of one version, beside the one before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from homefirst.foundation.design.parts import BeforeNow, Fact, Link, VoiceRow
from homefirst.foundation.design.words import counted, day, list_words, money, short_day, weekday
from homefirst.practice.pathways import library
from homefirst.practice.plans.models import EligibilityDecision, PlanVersion
from homefirst.practice.plans.models.versions import Answer
from homefirst.practice.plans.queries import Part, Plan, Version
from homefirst.workspace.plan.needs import untold_words
from homefirst.workspace.plan.texts import ABOUT, COPIES, CRISIS, OWN_WORDS, Texts, hours_words

VERSIONS = ("Version", "State", "When", "Hours a week", "Why it changed")


@dataclass(frozen=True)
class Shown:
    """`pathway` is the title of the work that the version came from; `unanswered` says that the person asked something."""

    number: int
    state: str
    lead: str
    unanswered: bool
    pathway: str
    figures: tuple[BeforeNow, ...]
    rows: tuple[VoiceRow, ...]
    total: str
    untold: str
    crisis: tuple[Fact, ...]
    about: tuple[Fact, ...]
    money: tuple[Fact, ...]
    copies: tuple[Fact, ...]
    ways: tuple[Link, ...]
    reason: str


def shown(plan: Plan, name: str, on: date, here: str, *, costs: bool) -> Shown | None:
    """None where there is no version yet. `here` is the page's address."""
    version, before = plan.shown, plan.before
    if version is None:
        return None
    row = version.row
    state = state_words(row, name)
    asks = row.state == PlanVersion.State.ASKS
    return Shown(
        number=version.number,
        state=state,
        lead=" ".join(_lead(version, name, on)),
        unanswered=asks,
        pathway=library.read(row.step.episode.version).title,
        figures=tuple(_figures(version, before, costs=costs)),
        rows=tuple(_row(part, version, on) for part in version.parts),
        total=hours_words(version.hours),
        untold=untold_words(version.needs),
        crisis=_facts(row, CRISIS),
        about=_facts(row, ABOUT),
        money=tuple(_money(row)) if costs and row.weekly_cost is not None else (),
        copies=_facts(row, COPIES),
        ways=tuple(_ways(plan, version, before, here)),
        reason=row.reason,
    )


def state_words(row: PlanVersion, name: str) -> str:
    """In the words of statuses: with whom it is to read."""
    label = str(PlanVersion.State(row.state).label)
    return label.replace("the person", name)


def version_rows(plan: Plan, name: str, ui: Any, here: str) -> list[list[Any]]:
    """Rows for VERSIONS, the newest first."""
    return [
        [
            ui.cell(f"Version\u00a0{version.number}", f"{here}?version={version.number}"),
            ui.tag(state_words(version.row, name)),
            short_day(version.row.answered_on or version.row.drafted_on),
            hours_words(version.hours) or "none said",
            version.row.reason or ("The first plan" if version.number == 1 else "not said"),
        ]
        for version in plan.versions
    ]


def decision_words(decision: EligibilityDecision, on: date) -> tuple[str, str]:
    """What was decided, and by whom, when and under which rule."""
    whose = "as a carer" if decision.about == EligibilityDecision.About.CARER else ""
    eligible = decision.eligible if decision.ended_eligible is None else decision.ended_eligible
    said = " ".join(part for part in ("Eligible needs" if eligible else "No eligible needs", whose) if part)
    by = f" by {decision.decided_by.name}" if decision.decided_by else ""
    agreed = f", agreed by {decision.agreed_by.name}" if decision.agreed_by else ""
    return said, f"Decided on {day(decision.decided_on, on)}{by}{agreed}, under {decision.rule}."


def departs_words(decision: EligibilityDecision) -> str:
    """What the law answers where it was decided otherwise; "" where it was not."""
    if not decision.departs:
        return ""
    answer = "eligible needs" if decision.eligible else "no eligible needs"
    because = f"Why it was decided otherwise: {decision.departs_because}"
    return f"The regulations' own answer on what was found: {answer}. {because}"


def _lead(version: Version, name: str, on: date) -> Iterable[str]:
    row = version.row
    by = f" by {row.drafted_by.name}" if row.drafted_by else ""
    yield f"Version {version.number}, drafted on {day(row.drafted_on, on)}{by}."
    if row.answered_on:
        how = f" {row.read_how[:1].lower()}{row.read_how[1:]}" if row.read_how else ""
        yield f"{name} read it{how.rstrip('.')} and answered on {weekday(row.answered_on, on)}."
    parts = len(version.parts)
    if row.answer == Answer.AGREES:
        yield f"{name} agrees to all of it."
    elif row.answer and parts:
        asked = sum(part.answer_code == Answer.ASKS for part in version.parts)
        against = sum(part.answer_code == Answer.DISAGREES for part in version.parts)
        others = [
            words
            for words in (asked and f"asks about {asked}", against and f"disagrees with {against}")
            if words
        ]
        agreed = f"agrees with {version.agreed_parts} of {counted(parts, 'part')}"
        yield f"{name} {list_words([agreed, *others])}."
    if row.disputed_because:
        yield f"It is in force as far as it is needed: {row.disputed_because}"
    if row.look_again_on and row.look_again_on >= on:
        yield f"Next look: {day(row.look_again_on, on)}."


def _figures(version: Version, before: Version | None, *, costs: bool) -> Iterable[BeforeNow]:
    hours = hours_words(version.hours)
    if hours:
        yield BeforeNow("Hours a week", hours, hours_words(before.hours) if before else "")
    cost, was = version.row.weekly_cost, before.row.weekly_cost if before else None
    if costs and cost is not None:
        yield BeforeNow("Cost a week", money(cost), "" if was is None else money(was))


def _row(part: Part, version: Version, on: date) -> VoiceRow:
    row = version.row
    meets = [need.words for need in version.needs if any(each[0] == part.number for each in need.parts)]
    since = f"since {weekday(row.answered_on, on)}" if row.answered_on else ""
    return VoiceRow(
        wants=part.wants,
        about=f"Meets the need: {'; '.join(meets)}." if meets else "",
        does=part.does,
        who=". ".join(part.who),
        hours=hours_words(part.hours),
        hours_before=hours_words(part.hours_before),
        answer=part.answer,
        says=part.answer_words,
        since=since,
    )


def _facts(row: PlanVersion, texts: Texts) -> tuple[Fact, ...]:
    found = ((name, title, getattr(row, name)) for name, title in texts)
    return tuple(Fact(title, _value(name, value)) for name, title, value in found if value)


def _value(name: str, value: Any) -> str:
    if isinstance(value, list):
        numbered = name == "whom_to_ring" and len(value) > 1
        return "; ".join(
            f"{place}. {line}" if numbered else line for place, line in enumerate(value, start=1)
        )
    return f"“{value}”" if name in OWN_WORDS else str(value)


def _money(row: PlanVersion) -> Iterable[Fact]:
    assert row.weekly_cost is not None
    yield Fact("Cost a week", money(row.weekly_cost), note=row.how_taken)
    if row.paid_by_health:
        yield Fact("Of it paid by the NHS", money(row.paid_by_health))
    if row.why_fair:
        yield Fact("Why this is fair", row.why_fair)


def _ways(plan: Plan, version: Version, before: Version | None, here: str) -> Iterable[Link]:
    if before is not None:
        address = f"{here}?version={version.number}&compare={before.number}#compared"
        yield Link(f"Compare with version {before.number}", address)
    newest = plan.versions[0]
    if newest.number != version.number:
        yield Link(f"Version {newest.number}, the newest", here)
