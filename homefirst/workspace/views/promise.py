"""Something that was promised is done, with a word about how."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.audit.actions import looked
from homefirst.foundation.design.parts import NextStep
from homefirst.foundation.design.words import day, nhs_number
from homefirst.practice.letters.queries import letter_of_task
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.actions.holders import why_not_move
from homefirst.practice.pathways.models import Promise
from homefirst.practice.pathways.queries import promise_of
from homefirst.practice.people.rules import full_name
from homefirst.practice.telling.queries import telling_of_task
from homefirst.workspace.forms.finish import WordsForm
from homefirst.workspace.work.clocks import clock_of
from homefirst.workspace.work.doing import born_words


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def keep_promise(request: HttpRequest, promise: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    made = promise_of(actor, promise)
    letter = letter_of_task(actor, made) if made.kept_on is None else None
    if letter is not None:  # it is done by doing it: on the letter's own page
        return redirect("record_letter", ref=made.person.record.ref, letter=letter.pk)
    telling = telling_of_task(actor, made)
    if telling is not None:
        return redirect("tell", ref=made.person.record.ref, telling=telling.pk)
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        label="How did it go?",
        hint="You may leave it empty.",
        row=made,
    )

    def keep() -> None:
        said = form.cleaned_data
        actions.keep_promise(
            made=made, words=said["words"], row_version=said["row_version"], by=actor, on=actor.on
        )

    if form.is_bound and form.keep(keep):
        messages.success(request, f"{made.words}: done.")
        return redirect("my_work")
    looked(actor, made.person_id, "work", "holds the work")
    closed = _closed(made, actor)
    person = made.person
    holder = made.held_by.name if made.held_by else made.team.name if made.team else ""
    shown = {
        "made": made,
        "form": form,
        "closed": closed,
        "name": full_name(person.given_name, person.family_name),
        "born": born_words(person, actor.on),
        "nhs": nhs_number(person.nhs_number or ""),
        "next": (
            NextStep(made.words, "You" if holder == actor.name else holder, clock_of(made.due_on, actor.on)),
        )
        if made.kept_on is None
        else (),
    }
    return render(request, "workspace/promise.jinja", shown, status=400 if form.errors else 200)


def _closed(made: Promise, actor: Actor) -> str:
    """Why there is nothing to type: it was kept, or it is in other hands."""
    if made.kept_on is None:
        return why_not_move(actor, made, made.person)
    by = f" by {made.kept_by.name}" if made.kept_by else ""
    return f"Done{by} on {day(made.kept_on, actor.on)}."
