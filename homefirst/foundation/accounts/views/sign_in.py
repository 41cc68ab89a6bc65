"""Signing in and out, setting up the second factor, and choosing the role to work in."""

from __future__ import annotations

import base64

from allauth.account.views import LoginView
from allauth.mfa.adapter import get_adapter as factor_adapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.totp.internal.auth import clear_totp_secret
from django.conf import settings
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import View, open_to_all, sign_in_first, signed_in
from homefirst.foundation.accounts import actions
from homefirst.foundation.accounts.adapter import audit_sign_in
from homefirst.foundation.accounts.factors import has_factor
from homefirst.foundation.accounts.forms import RoleForm, SetUpForm
from homefirst.foundation.accounts.landing import first_page
from homefirst.foundation.accounts.models import User
from homefirst.foundation.accounts.queries import ROLE_KEY, has_second_factor, roles_held


@open_to_all
@never_cache
def sign_in(request: HttpRequest) -> HttpResponseBase:
    view: View = LoginView.as_view(extra_context={"council_account": settings.COUNCIL_ACCOUNT})
    return view(request)


@open_to_all
@never_cache
def sign_in_code(request: HttpRequest) -> HttpResponseBase:
    view: View = AuthenticateView.as_view()
    return view(request)


@open_to_all
@never_cache
@sensitive_post_parameters("password", "code")
def enrol(request: HttpRequest) -> HttpResponseBase:
    """Open to somebody who has given a password and has no second factor yet, and to nobody else."""
    user = request.user
    if not isinstance(user, User):
        return sign_in_first(request)
    if has_second_factor(request):
        return redirect("home")
    if has_factor(user):
        logout(request)
        return sign_in_first(request)
    form = SetUpForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        return _set_up(request, user, form)
    url = factor_adapter().build_totp_url(user, form.secret)
    picture = base64.b64encode(factor_adapter().build_totp_svg(url).encode()).decode()
    fours = " ".join(form.secret[at : at + 4] for at in range(0, len(form.secret), 4))
    shown = {"form": form, "secret_in_fours": fours, "picture": f"data:image/svg+xml;base64,{picture}"}
    return render(request, "accounts/set_up.jinja", shown)


def _set_up(request: HttpRequest, user: User, form: SetUpForm) -> HttpResponse:
    by = Actor(user=user, role="", at=timezone.localtime())
    password = form.cleaned_data.get("password")
    held = actions.set_up_sign_in(user=user, secret=form.secret, password=password, by=by)
    update_session_auth_hash(request, user)
    clear_totp_secret(request)
    post_authentication(request, held)
    return redirect("home")


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, User):
        audit_sign_in(request, "sign_out", request.user)
    logout(request)
    return redirect(settings.LOGIN_URL)


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return HttpResponseRedirect(first_page(actor)) if actor.role else redirect("choose_role")


@signed_in
def choose_role(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    assert actor.user is not None
    held = roles_held(actor.user, actor.on)
    form = RoleForm(request.POST or None, roles=held, initial={"role": actor.role})
    if request.method == "POST" and form.is_valid():
        request.session[ROLE_KEY] = form.cleaned_data["role"]
        return HttpResponseRedirect(_safe_next(request) or "/")
    shown = {"form": form, "held": held, "in_hand": actor.role, "next": _safe_next(request)}
    return render(request, "accounts/role.jinja", shown)


def _safe_next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    here = {request.get_host()}
    return wanted if url_has_allowed_host_and_scheme(wanted, here, require_https=request.is_secure()) else ""
