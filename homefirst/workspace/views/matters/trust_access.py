"""Who is told about somebody in a position of trust, who may see it here, and how long it is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.practice.matters import actions
from homefirst.practice.matters.models import Matter
from homefirst.practice.matters.queries import matters as queries
from homefirst.practice.matters.queries.staff import signs_in_as
from homefirst.workspace.forms.matters import (
    EndNamingForm,
    KeepingForm,
    NameForTrustForm,
    SharingForm,
    WhomForm,
)
from homefirst.workspace.record import typed
from homefirst.workspace.views.matters.doing import form_page

_KIND = Matter.Kind.TRUST


@allow("trust.named")
@require_http_methods(["GET", "HEAD", "POST"])
def decide_trust_sharing(request: HttpRequest, matter: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.looked_of(actor, _KIND, matter)
    form = SharingForm(typed(request))

    def keep() -> None:
        said = dict(form.cleaned_data)
        is_shared = said.pop("shared") == "yes"
        actions.decide_sharing(matter=one.matter, is_shared=is_shared, by=actor, on=actor.on, **said)

    return form_page(
        request,
        form,
        keep,
        one.matter,
        heading="Does somebody have to know?",
        button="Keep this decision",
        done="The decision is kept, with its reason.",
        lead="Decided anew for each. This page tells nobody: it keeps what was decided.",
    )


@allow("trust.all")
@require_http_methods(["GET", "HEAD", "POST"])
def name_for_trust(request: HttpRequest, matter: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.looked_of(actor, _KIND, matter)
    form = NameForTrustForm(typed(request))

    def keep() -> None:
        user = signs_in_as(form.cleaned_data["user"], "user")
        why = form.cleaned_data["why"]
        actions.name_for(matter=one.matter, user=user, why=why, by=actor, on=actor.on)

    return form_page(
        request,
        form,
        keep,
        one.matter,
        heading="Who else works on this?",
        button="Name them",
        done="They may see this one from now on. Tell them that it stands under Safeguarding.",
        lead="They see all of this concern and no other.",
    )


@allow("trust.all")
@require_http_methods(["GET", "HEAD", "POST"])
def end_trust_naming(request: HttpRequest, named: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.naming_of(actor, named)
    form = EndNamingForm(typed(request), row=found)

    def keep() -> None:
        actions.end_naming(named=found, row_version=form.cleaned_data["row_version"], by=actor, on=actor.on)

    return form_page(
        request,
        form,
        keep,
        found.matter,
        heading=f"{found.user.name} no longer works on this",
        button="End it",
        done="They see it no more.",
    )


@allow("trust.all")
@require_http_methods(["GET", "HEAD", "POST"])
def trust_whom(request: HttpRequest, matter: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.looked_of(actor, _KIND, matter)
    concern = one.matter.trust
    email = concern.colleague.email if concern.colleague else ""
    form = WhomForm(typed(request), row=concern, initial={"name": concern.name, "colleague": email})

    def keep() -> None:
        said = dict(form.cleaned_data)
        said["colleague"] = signs_in_as(said["colleague"], "colleague") if said["colleague"] else None
        actions.say_whom(concern=concern, by=actor, on=actor.on, **said)

    words = {"heading": "Whom it is about", "button": "Keep this"}
    return form_page(request, form, keep, one.matter, done="It is kept.", **words)


@allow("trust.all")
@require_http_methods(["GET", "HEAD", "POST"])
def trust_keeping(request: HttpRequest, matter: int) -> HttpResponse:
    """Kept longer with a reason, or emptied."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.looked_of(actor, _KIND, matter)
    concern = one.matter.trust
    form = KeepingForm(typed(request), row=concern)

    def keep() -> None:
        said = dict(form.cleaned_data)
        same = {"concern": concern, "row_version": said.pop("row_version"), "by": actor, "on": actor.on}
        if said.pop("what") == "empty":
            actions.empty(**same)
        else:
            actions.keep_longer(**same, **said)

    return form_page(
        request,
        form,
        keep,
        one.matter,
        heading="How long it is kept",
        button="Keep this",
        done="It is done.",
        lead="What is taken away cannot be brought back. That there was a concern, and how it ended, stays.",
    )
