"""Several pieces of work given at once, with a load that runs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.audit.actions import looked_many
from homefirst.practice.teams.actions import MOST_AT_ONCE
from homefirst.practice.teams.sharing import Running
from homefirst.workspace.forms.several import SeveralForm
from homefirst.workspace.team import several


@allow("person.allocate")
@require_http_methods(["GET", "HEAD", "POST"])
def give_several(request: HttpRequest) -> HttpResponse:
    """What was ticked beside those who could have it; nothing is given before its loads were shown."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    asked = several.numbers(request.GET)
    found = several.ticked(actor, asked)
    if request.method != "POST":
        return _page(request, found, *several.form_of(actor, found))
    pressed = request.POST.get("do", "look")
    wanted = several.chosen(found, request.POST, pressed)
    form, loads = several.form_of(actor, found, request.POST, wanted)
    if pressed != "give":
        return _page(request, found, *several.redrawn(actor, found, request.POST, wanted))
    if not several.saw(form, request.POST):
        return _page(
            request, found, *several.redrawn(actor, found, request.POST, wanted), met=several.CHANGED
        )
    if form.keep(lambda: several.give(actor, found, form)):
        return redirect(several.address("given_several", asked))
    return _page(request, found, form, loads)


@allow("person.allocate")
@require_safe
def given_several(request: HttpRequest) -> HttpResponse:
    """Who has what, what was left and why, each with the way to undo it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    steps, given = several.outcome(actor, several.numbers(request.GET)[: several.MOST_SHOWN])
    looked_many(actor, sorted({step.episode.person_id for step in steps}), "allocation", "team")
    shown = {"rows": several.given_rows(steps, given), "given": len(given), "total": len(steps)}
    return render(request, "workspace/given_several.jinja", shown)


def _page(
    request: HttpRequest, found: several.Ticked, form: SeveralForm, loads: list[Running], met: str = ""
) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    people = {step.episode.person_id for step in [*found.steps, *found.moved]}
    looked_many(actor, sorted(people), "allocation", "team")
    shown = {
        "form": form,
        "met": met,
        "piece_columns": several.piece_columns(),
        "pieces": several.pieces(actor, found, form),
        "load_columns": several.load_columns(),
        "loads": several.load_rows(loads),
        "whys": [form[name] for name in form.fields if name.startswith("why_")],
        "seen": several.marks(form),
        "moved": [several.moved_words(step) for step in found.moved],
        "more": found.more,
        "most": MOST_AT_ONCE,
    }
    return render(request, "workspace/give_several.jinja", shown, status=400 if form.errors else 200)
