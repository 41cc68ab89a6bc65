"""How we work, as its pages show it: every pathway with its version, one pathway in words, and what a draft would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.parts import Link
from homefirst.foundation.design.words import short_day
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.compare import compare as compare_forms
from homefirst.practice.forms.definition.shapes import Form
from homefirst.practice.forms.models import PublishedForm
from homefirst.practice.pathways import library
from homefirst.practice.pathways.definition import words
from homefirst.practice.pathways.definition.aloud import Around, aloud
from homefirst.practice.pathways.definition.compare import compare
from homefirst.practice.pathways.definition.drawing import flow_of
from homefirst.practice.pathways.definition.said_dates import told as told_dates
from homefirst.practice.pathways.definition.shapes import Outcome, Pathway, Step
from homefirst.practice.pathways.effects import installed
from homefirst.practice.pathways.models import PublishedPathway
from homefirst.practice.pathways.queries.versions import open_on
from homefirst.workspace.how_lists import KINDS as LISTS
from homefirst.workspace.team.cells import ui
from homefirst.workspace.work.questions import PartForm


@dataclass(frozen=True)
class PathwayLine:
    """`live` is how many people are on this very version."""

    code: str
    title: str
    statement: str
    number: int
    from_on: date
    published_by: str
    live: int
    is_off: bool


@dataclass(frozen=True)
class StepInWords:
    """One step as it would be read aloud; `outcomes` are rows: outcome, what it means, then, by itself, to do."""

    number: int
    title: str
    purpose: str
    manners: tuple[str, ...]
    form: str
    outcomes: list[list[object]]


def kinds(current: str, *, may_see_roles: bool) -> list[Link]:
    """What a council decides in files, each with its page."""
    found = [("pathways", "Pathways", reverse("how_we_work")), ("forms", "Forms", reverse("how_forms"))]
    for kind, listed in LISTS.items():
        found.append((kind, listed.title, reverse("how_list", kwargs={"kind": kind})))
    found += [("roles", "Roles", reverse("roles"))] if may_see_roles else []
    return [Link(title, href, kind == current) for kind, title, href in found]


def form_rows(on: date, *, linked: bool) -> list[list[object]]:
    """Every form: its title, the steps that ask it, version, published when and by whom. Two queries."""
    asked: dict[str, list[str]] = {}
    for pathway in map(library.read, library.all_in_force(on)):
        for step in pathway.steps.values():
            asked.setdefault(step.form, []).append(f"{pathway.title}: {step.title}")
    rows = [_form_row(version, asked.get(version.name, []), linked) for version in forms.all_newest(on)]
    return [row for _, row in sorted(rows, key=lambda each: each[0])]


def form_versions(name: str, *, linked: bool) -> list[list[object]]:
    """Every version of a form, the newest first: since when, who, why and what changed, the way back to it. One query."""
    found = forms.versions(name)
    return [
        _version_row(version, before, linked and at > 0)
        for at, (version, before) in enumerate(zip(found, [*found[1:], None], strict=True))
    ]


def role_titles() -> dict[str, str]:
    return {code: role.title for code, role in roles().items()}


def pathway_lines(on: date) -> list[PathwayLine]:
    """Every pathway in force, by title. Two queries."""
    found = list(library.all_in_force(on))
    live = open_on(found)
    return sorted((_line(version, live.get(version.pk, 0)) for version in found), key=lambda line: line.title)


def told(pathway: Pathway, on: date) -> dict[str, Any]:
    """A pathway as its page reads it aloud, and in tables. One query."""
    others = {version.code: library.read(version) for version in library.all_in_force(on)}
    others[pathway.code] = pathway
    workers = {code: role.worker for code, role in roles().items()}
    return {
        "pathway": pathway,
        "read": aloud(pathway, Around(workers, installed(), others)),
        "steps": in_words(pathway, others),
        "endings": endings(pathway),
        "flow": flow_of(pathway),
    }


def parts_to_try(form: Form) -> list[dict[str, Any]]:
    """Every question of every part as a box to type in."""
    made: list[dict[str, Any]] = []
    marks = logic.marks_needed(form)
    for part in form.parts:
        drawn = PartForm(None, questions=part.questions, answers={}, marks_needed=marks)
        made.append(
            {"part": part, "fields": [(drawn[question.code], question) for question in drawn.questions]}
        )
    return made


def in_words(pathway: Pathway, others: Mapping[str, Pathway]) -> list[StepInWords]:
    """`others`: all pathways, by code."""
    return [
        _step(number, pathway, step, others) for number, step in enumerate(pathway.steps.values(), start=1)
    ]


def endings(pathway: Pathway) -> list[list[object]]:
    rows = pathway.endings.values()
    return [_outcome_row(pathway, None, "ends the pathway", outcome, {}) for outcome in rows]


def changed(old: PublishedPathway, new: PublishedPathway) -> tuple[str, ...]:
    """What the later version changed, in words."""
    return compare(library.read(old), library.read(new), role_titles())


def _version_row(version: PublishedForm, before: PublishedForm | None, linked: bool) -> list[object]:
    by = version.published_by.name if version.published_by else "The system"
    if version.agreed_by:
        by = f"{by} proposed it, {version.agreed_by.name} agreed"
    said = compare_forms(forms.read(before), forms.read(version)) if before else ()
    back = f"{reverse('how_try')}?{urlencode({'form': version.name, 'version': version.number})}"
    return [
        f"Version {version.number}",
        short_day(version.from_on or version.published_at.date()),
        by,
        " ".join([version.reason, *said]).strip(),
        ui().link("Go back to this version", back, about=f", number {version.number}") if linked else "",
    ]


def _form_row(version: PublishedForm, asked: Sequence[str], linked: bool) -> tuple[str, list[object]]:
    title = forms.read(version).title
    by = version.published_by.name if version.published_by else "The system"
    where = "; ".join(asked) or "No step asks it"
    href = reverse("how_form", kwargs={"form": version.name}) if linked else ""
    return title, [
        ui().cell(title, href, under=where),
        f"Version {version.number}",
        short_day(version.published_at.date()),
        by,
    ]


def _line(version: PublishedPathway, live: int) -> PathwayLine:
    pathway = library.read(version)
    by = version.published_by.name if version.published_by_id and version.published_by else "The system"
    return PathwayLine(
        version.code,
        pathway.title,
        pathway.statement,
        version.number,
        version.from_on,
        by,
        live,
        bool(pathway.off_until),
    )


def _step(number: int, pathway: Pathway, step: Step, others: Mapping[str, Pathway]) -> StepInWords:
    by_role = role_titles()
    said = (
        words.done_by(step, by_role),
        words.time_allowed(pathway, step.within),
        words.approval(step, by_role),
        *words.manners(step),
        words.counts(step),
    )
    rows = [
        _outcome_row(pathway, step, words.leads_to(pathway, step, outcome), outcome, others)
        for outcome in step.outcomes.values()
    ]
    return StepInWords(
        number, step.title, step.purpose, tuple(each for each in said if each), step.form, rows
    )


def _outcome_row(
    pathway: Pathway, step: Step | None, then: str, outcome: Outcome, others: Mapping[str, Pathway]
) -> list[object]:
    titles = {code: other.title for code, other in others.items()}
    by_itself = [*words.causes(step, outcome, installed(), titles), *told_dates(pathway, outcome, others)]
    return [
        outcome.title,
        outcome.means,
        then[:1].upper() + then[1:],
        words.listed(by_itself, "and"),
        words.listed(words.promises(step, outcome, installed()), "and"),
    ]
