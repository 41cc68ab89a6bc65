"""Small moves of a piece of work: taken, noted, paused, handed over, sent back to an earlier step, given its date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.audit.actions import looked
from homefirst.foundation.design.parts import Link
from homefirst.foundation.errors import NotNow
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.actions.episodes import runs_from_last_turn
from homefirst.practice.pathways.actions.holders import check_hands
from homefirst.practice.pathways.models import Step
from homefirst.practice.pathways.queries import codes_done, work_step
from homefirst.practice.pathways.queries.hands import hands_called, staff_in, teams_with
from homefirst.workspace.forms.finish import (
    DateForm,
    GoBackForm,
    HandOverForm,
    NoteForm,
    PauseForm,
)
from homefirst.workspace.forms.typed import TypedForm
from homefirst.workspace.work.chasing import waiting_words, ways_to_chase
from homefirst.workspace.work.doing import Doing, doing


@allow("work.do")
@require_POST
def take_step(request: HttpRequest, step: int) -> HttpResponse:
    """From the team's list into one's own hands, and on to the work."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = work_step(actor, step)
    actions.take(step=found, row_version=found.row_version, by=actor, on=actor.on)
    return redirect("do_step", step=step)


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def note_step(request: HttpRequest, step: int) -> HttpResponse:
    found = _found(request, step)
    held = found.step
    form = NoteForm(_typed(request), row=held, initial={"note": held.note, "waiting_on": held.waiting_on})

    def note() -> None:
        said = form.cleaned_data
        actions.note_to_self(
            step=held,
            note=said["note"],
            waiting_on=said["waiting_on"],
            chased=said.get("chased", False),
            row_version=said["row_version"],
            by=found.actor,
            on=found.actor.on,
        )

    return _small(
        request,
        found,
        form,
        note,
        "Note, and whom you wait for",
        "Save and continue",
        "The note is kept.",
        lead=waiting_words(held, found.actor.on),
        ways=ways_to_chase(found.actor, held) if held.waiting_on else [],
    )


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def pause_step(request: HttpRequest, step: int) -> HttpResponse:
    """Stops the clock, or lets it go on."""
    found = _found(request, step)
    if found.step.state == Step.State.PAUSED:
        return _go_on(request, found)
    if not found.definition.pauses:
        raise NotNow("The clock of this step is never paused. Hand the step over, or write a note on it.")
    form = PauseForm(_typed(request), row=found.step, reasons=found.definition.pauses)

    def stop() -> None:
        said = form.cleaned_data
        actions.pause(
            step=found.step,
            reason=said["reason"],
            row_version=said["row_version"],
            by=found.actor,
            on=found.actor.on,
        )

    lead = "The days that it stands still are given back when it goes on."
    return _small(
        request, found, form, stop, "Pause the clock", "Pause the clock", "The clock is paused.", lead=lead
    )


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over_step(request: HttpRequest, step: int) -> HttpResponse:
    found = _found(request, step)
    form = HandOverForm(_typed(request), row=found.step, staff=_able(found), teams=_teams(found))

    def give() -> None:
        said = form.cleaned_data
        by, (user, team) = found.actor, hands_called(said["to"])
        actions.hand_over(
            step=found.step,
            user=user,
            team=team,
            reason=said["reason"],
            row_version=said["row_version"],
            by=by,
            on=by.on,
        )

    lead = "Whoever gets it can open the record for as long as the work is in their hands. Each hand-over is counted."
    return _small(
        request, found, form, give, "Hand over", "Hand over", "The work is in other hands.", lead=lead
    )


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def step_back(request: HttpRequest, step: int) -> HttpResponse:
    found = _found(request, step)
    form = GoBackForm(_typed(request), row=found.step, steps=_done_before(found))

    def back() -> None:
        said = form.cleaned_data
        by = found.actor
        actions.go_back(
            step=found.step,
            to=said["to"],
            reason=said["reason"],
            row_version=said["row_version"],
            by=by,
            on=by.on,
        )

    done = "The earlier step is open again."
    return _small(request, found, form, back, "Go back to an earlier step", "Open again", done)


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def date_step(request: HttpRequest, step: int) -> HttpResponse:
    """The date from which this step's clock runs."""
    found = _found(request, step)
    name = found.definition.within.starts_from
    if not name:
        return redirect("finish_step", step=step)
    if runs_from_last_turn(found.definition, found.step):
        assert found.definition.recurs is not None
        raise NotNow(
            f"This comes back {found.definition.recurs.every} after the last time, so no date moves its clock."
        )
    episode = found.step.episode
    words = found.pathway.dates[name]
    form = DateForm(_typed(request), row=episode, label=f"{words[0].upper()}{words[1:]}")

    def keep() -> None:
        said = form.cleaned_data
        by = found.actor
        actions.set_date(
            episode=episode, name=name, day=said["day"], row_version=said["row_version"], by=by, on=by.on
        )

    return _small(
        request, found, form, keep, "The date of this clock", "Save and continue", "The clock runs now."
    )


def _go_on(request: HttpRequest, found: Doing) -> HttpResponse:
    form = TypedForm(_typed(request))

    def let() -> None:
        by = found.actor
        actions.go_on(step=found.step, row_version=found.step.row_version, by=by, on=by.on)

    lead = f"{found.paused_words} The days that it stood still are given back."
    return _small(
        request,
        found,
        form,
        let,
        "Let the clock go on",
        "Let the clock go on",
        "The clock goes on.",
        lead=lead,
    )


def _small(
    request: HttpRequest,
    found: Doing,
    form: TypedForm,
    verb: Callable[[], None],
    heading: str,
    button: str,
    done: str,
    *,
    lead: str = "",
    ways: Sequence[Link] = (),
) -> HttpResponse:
    if form.is_bound and form.keep(verb):
        messages.success(request, done)
        still = found.is_open and found.is_mine
        return redirect("finish_step", step=found.step.pk) if still else redirect("my_work")
    looked(found.actor, found.step.episode.person_id, "work", "holds the work")
    shown = {"doing": found, "form": form, "heading": heading, "button": button, "lead": lead, "ways": ways}
    return render(request, "workspace/step_form.jinja", shown, status=400 if form.errors else 200)


def _found(request: HttpRequest, step: int) -> Doing:
    """A piece of work that this worker may move; NotNow says who holds it, before anything is typed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = doing(actor, work_step(actor, step))
    if not found.is_open:
        raise NotNow(found.closed)
    check_hands(actor, found.step, found.step.episode.person)
    return found


def _typed(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _able(found: Doing) -> list[tuple[int, str]]:
    """Staff who hold a role that may do this step."""
    return list(staff_in(found.definition.done_by, found.actor.on).values_list("pk", "name"))


def _teams(found: Doing) -> list[tuple[int, str]]:
    """Teams in which somebody may do this step."""
    return list(teams_with(found.definition.done_by, found.actor.on).values_list("pk", "name"))


def _done_before(found: Doing) -> list[tuple[str, str]]:
    return [(code, found.pathway.steps[code].title) for code in codes_done(found.step.episode)]
