"""Your settings: how one's own pages listen and look, and one's own password."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import signed_in
from homefirst.foundation.accounts import actions
from homefirst.foundation.accounts.forms import PagesForm, PasswordForm
from homefirst.foundation.accounts.landing import days_away_page
from homefirst.foundation.accounts.queries import roles_held, teams_now
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.accounts.sessions import is_theirs
from homefirst.foundation.design.frame import shortcuts
from homefirst.foundation.design.parts import Fact


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def your_settings(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    user = actor.user
    assert user is not None
    form = PagesForm(request.POST or None, initial={"shortcuts": user.shortcuts, "text_size": user.text_size})
    if request.method == "POST" and form.keep(
        lambda: actions.set_up_pages(user=user, by=actor, **form.cleaned_data)
    ):
        messages.success(request, "Your pages are as you set them.")
        return redirect("your_settings")
    teams = ", ".join(team.name for team in teams_now(user, actor.on))
    known = [
        Fact("Name", user.name),
        Fact("You sign in as", user.email),
        Fact("Roles", ", ".join(role.title for role in roles_held(user, actor.on)) or "none yet"),
        Fact("Teams", teams or "none"),
    ]
    keys = shortcuts(roles()[actor.role].navigation if actor.role else ())
    shown = {"form": form, "known": known, "keys": keys, "away_href": days_away_page(actor)}
    return render(request, "accounts/settings.jinja", shown, status=400 if form.errors else 200)


@signed_in
@never_cache
@sensitive_post_parameters("present_password", "password")
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Every other session of theirs ends; this one goes on."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    user = actor.user
    assert user is not None
    form = PasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.keep(
        lambda: actions.change_password(user=user, password=form.cleaned_data["password"], by=actor)
    ):
        update_session_auth_hash(request, user)
        is_theirs(request, user)
        messages.success(
            request, "Your password is changed. Wherever else you were signed in, you are signed out."
        )
        return redirect("your_settings")
    return render(
        request, "accounts/change_password.jinja", {"form": form}, status=400 if form.errors else 200
    )
