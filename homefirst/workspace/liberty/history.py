"""The page of one request and its authorisation: what stands, who assessed what, conditions, and what happened in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from django.urls import reverse

from homefirst.foundation.design.parts import Fact, Link
from homefirst.foundation.design.words import day
from homefirst.practice.forms import library as forms
from homefirst.practice.liberty.models import Authorisation, LibertyCondition, LibertyRequest
from homefirst.practice.liberty.queries.history import History
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions import answers_in
from homefirst.practice.pathways.models import Step
from homefirst.workspace.team.cells import ui
from homefirst.workspace.work.clocks import clock_of
from homefirst.workspace.work.doing import words_of

# What of each step's answers is told in its line: the words that somebody wrote there, in this order.
_TOLD: Final[Mapping[str, tuple[str, ...]]] = {
    "receive": ("own_words",),
    "not_needed": ("why_not", "less"),
    "sign_off": ("why_not", "reasons"),
    "representative": ("name_of", "visits", "what_next"),
    "conditions": ("what_was_seen", "own_words"),
    "part_8_review": ("asked_by", "changes"),
    "renew": ("why",),
    "runs_out": ("what_holds",),
}
ASSESSED: Final = ["Requirement", "Is it met?", "Assessed by", "When"]
CONDITIONS: Final = ["Condition", "Who sees to it", "By when", "Was it kept?"]
HAPPENED: Final = ["When", "What happened", "By whom", "In words"]


def shown(found: History, ref: str, on: date) -> dict[str, Any]:
    """What the template is handed."""
    return {
        "facts": facts(found, on),
        "assessed_columns": ASSESSED,
        "assessed": [
            [
                each.get_requirement_display(),
                "Met" if each.is_met else "Not met",
                each.assessor,
                day(each.on, on),
            ]
            for each in found.assessments
        ],
        "condition_columns": CONDITIONS,
        "conditions": [_condition(each, on) for each in found.conditions],
        "happened_columns": HAPPENED,
        "happened": [
            [day(when, on), what, who, words] for when, what, who, words in sorted(_lines(found), key=_by_day)
        ],
        "beside": _beside(found, ref, on),
        "is_granted": found.authorisation is not None,
        "extend": _extend(found.request, on),
    }


def facts(found: History, on: date) -> list[Fact]:
    """What stands, in the order in which it is asked for."""
    request, row = found.request, found.authorisation
    if request is None:
        return [Fact("How it stands", "Asked for, and not looked at yet")]
    told = [
        Fact("How it stands", _state(request, row, on)),
        Fact("Where", request.place or "Not written down"),
        Fact("Asked for", day(request.received_on, on)),
        Fact(
            "Order of risk",
            request.get_priority_display() + (". They object" if request.objects_to_it else ""),
        ),
    ]
    if request.urgent_from and request.urgent_until:
        extended = (
            f"Extended {day(request.extended_on, on)}: {request.extended_why}" if request.extended_on else ""
        )
        span = f"{day(request.urgent_from, on)} to {day(request.urgent_until, on)}"
        told.append(Fact("Urgent authorisation", span, note=extended))
    return told + (_of_authorisation(row, on) if row else [])


def _of_authorisation(row: Authorisation, on: date) -> list[Fact]:
    side = row.representative or "Nobody yet"
    kind = "" if row.representative_is_paid is None else "Paid" if row.representative_is_paid else "Not paid"
    since = f"since {day(row.representative_since, on)}" if row.representative_since else ""
    note = ", ".join(filter(None, (kind, since))) or row.what_next
    told = [
        Fact("Authorised", f"{day(row.starts_on, on)} to {day(row.ends_on, on)}", note="The last day counts"),
        Fact("On their side", side, note=note),
    ]
    if row.suspended_on:
        told.append(Fact("Suspended", f"since {day(row.suspended_on, on)}"))
    if row.court_on:
        told.append(Fact("The court was asked", day(row.court_on, on)))
    return told


def _state(request: LibertyRequest, row: Authorisation | None, on: date) -> str:
    if row is None:
        ended = f" {day(request.decided_on, on)}" if request.result and request.decided_on else ""
        return f"{request.get_result_display()}{ended}"
    if row.ended_on and row.ended_on <= on:
        return f"Ended {day(row.ended_on, on)}"
    if row.ends_on < on:
        return f"Ran out {day(row.ends_on, on)}"
    return f"Granted until {day(row.ends_on, on)}"


def _condition(each: LibertyCondition, on: date) -> list[object]:
    if each.met_on:
        kept: object = f"Kept, {day(each.met_on, on)}"
    elif each.replaced_on:
        kept = f"Another took its place {day(each.replaced_on, on)}"
    else:
        kept = ui().clock(clock_of(each.due_on, on))
    return [each.words, each.owner or "Nobody named", day(each.due_on, on), kept]


def _lines(found: History) -> Iterator[tuple[date, str, str, str]]:
    """(day, what, by whom, in words). Those of one day stand as they are given here: what ended it comes last."""
    request, row = found.request, found.authorisation
    if request is not None:
        yield request.received_on, "The request came", "", request.place
        if request.urgent_from and request.urgent_until:
            yield request.urgent_from, "An urgent authorisation began", request.place, ""
    for step in sorted(found.steps, key=lambda one: one.outcome == found.episode.ending):
        if step.state == Step.State.DONE and step.finished_on:
            yield (
                step.finished_on,
                _what(found, step),
                step.finished_by.name if step.finished_by else "",
                _words(step),
            )
        if step.code == "receive" and request is not None:
            yield from _extended(request)
    if row is not None:
        yield row.starts_on, "The authorisation begins", "", ""
        ends = row.ended_on or row.ends_on
        yield ends, "It ended" if row.ended_on else "Its last day", "", ""


def _extended(request: LibertyRequest) -> Iterator[tuple[date, str, str, str]]:
    if request.extended_on and request.urgent_until:
        said = f"Until {day(request.urgent_until)}. {request.extended_why}"
        yield request.extended_on, "The council extended the urgent authorisation", "", said


def _by_day(line: tuple[date, str, str, str]) -> date:
    return line[0]


def _what(found: History, step: Step) -> str:
    pathway = library.read(found.episode.version)
    outcome = pathway.outcomes_of(step.code).get(step.outcome)
    title = pathway.steps[step.code].title
    return f"{title.rstrip('?')}: {outcome.title}" if outcome else title


def _words(step: Step) -> str:
    kept = getattr(step, "answers", None)
    told = [step.reason] if step.reason else []
    if kept is not None:
        questions, given = forms.read(kept.form).questions(), answers_in(kept)
        by_code = {question.code: question for question in questions}
        told += [words_of(by_code[code], given) for code in _TOLD.get(step.code, ()) if code in by_code]
    return " ".join(f"{said.strip().rstrip('.')}." for said in told if said.strip())


def _beside(found: History, ref: str, on: date) -> list[Link]:
    """The one before, and those that were asked for since."""
    told = [Link("What it followed", _page(ref, found.before))] if found.before else []
    return told + [
        Link(f"Asked for again {day(each.opened_on, on)}", _page(ref, each.pk)) for each in found.after
    ]


def _page(ref: str, episode: int) -> str:
    return reverse("record_liberty", kwargs={"ref": ref, "episode": episode})


def _extend(request: LibertyRequest | None, on: date) -> str:
    """Where an urgent authorisation that runs is extended; "" where none may be."""
    runs = request and not request.result and request.urgent_until and request.urgent_until >= on
    if not request or not runs or request.extended_on:
        return ""
    return reverse("extend_urgent", kwargs={"request_id": request.pk})
