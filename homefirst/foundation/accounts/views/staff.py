"""Who may sign in: the administrator's list, and one page for each thing that can be done about somebody.

A page that hands over a password is the answer to the press itself, never kept for another: it is shown once.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.accounts import actions
from homefirst.foundation.accounts.forms import AddStaffForm, DayForm, GiveRoleForm, JoinTeamForm
from homefirst.foundation.accounts.models import User
from homefirst.foundation.accounts.queries.staff import one_of_staff, staff_page, team_of, whole_of_staff
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.parts import Fact
from homefirst.foundation.design.typed import TypedForm
from homefirst.foundation.design.words import day


@allow("accounts.manage")
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("name", "").strip()
    page = staff_page(_by(request).on, asked, request.GET.get("page", ""))
    return render(request, "accounts/accounts.jinja", {"page": page, "asked": asked})


@allow("accounts.manage")
@require_safe
def staff_member(request: HttpRequest, user: int) -> HttpResponse:
    return render(request, "accounts/staff_member.jinja", {"member": whole_of_staff(user, _by(request).on)})


@allow("accounts.manage")
@never_cache
def add_staff(request: HttpRequest) -> HttpResponse:
    by = _by(request)
    added: list[Any] = []
    form = AddStaffForm(request.POST or None, today=by.on)
    if request.method == "POST" and form.keep(lambda: added.extend(actions.add_staff(by=by, **form.typed))):
        them, password = added
        return _password(request, them, password, what="was added")
    return render(request, "accounts/add_staff.jinja", {"form": form}, status=400 if form.errors else 200)


@allow("accounts.manage")
def give_role(request: HttpRequest, user: int) -> HttpResponse:
    by, them = _by(request), one_of_staff(user)
    form = GiveRoleForm(request.POST or None, today=by.on)
    if request.method == "POST" and form.keep(lambda: actions.give_role(user=them, by=by, **form.typed)):
        title, on = roles()[form.typed["role"]].title, form.typed["on"]
        return _done(request, them, f"{them.name} has the role {title} from {day(on, by.on)}.")
    return _ask(request, them, form, f"Give {them.name} a role", "Give this role")


@allow("accounts.manage")
def end_role(request: HttpRequest, user: int, role: str) -> HttpResponse:
    by, them = _by(request), one_of_staff(user)
    title = roles()[role].title if role in roles() else role
    form = DayForm(request.POST or None, today=by.on, label="First day without this role")
    if request.method == "POST" and form.keep(
        lambda: actions.end_role(user=them, role=role, by=by, **form.typed)
    ):
        on = day(form.typed["on"], by.on)
        return _done(request, them, f"{them.name} no longer has the role {title} from {on}.")
    return _ask(request, them, form, f"End a role of {them.name}: {title}", "End this role")


@allow("accounts.manage")
def join_team(request: HttpRequest, user: int) -> HttpResponse:
    by, them = _by(request), one_of_staff(user)
    form = JoinTeamForm(request.POST or None, today=by.on)
    if request.method == "POST" and form.keep(lambda: actions.join_team(user=them, by=by, **form.typed)):
        team, on = form.typed["team"], form.typed["on"]
        return _done(request, them, f"{them.name} belongs to {team.name} from {day(on, by.on)}.")
    return _ask(request, them, form, f"Add {them.name} to a team", "Add to this team")


@allow("accounts.manage")
def leave_team(request: HttpRequest, user: int, team: str) -> HttpResponse:
    by, them, left = _by(request), one_of_staff(user), team_of(team)
    form = DayForm(request.POST or None, today=by.on, label="First day outside this team")
    if request.method == "POST" and form.keep(
        lambda: actions.leave_team(user=them, team=left, by=by, **form.typed)
    ):
        on = day(form.typed["on"], by.on)
        return _done(request, them, f"{them.name} no longer belongs to {left.name} from {on}.")
    return _ask(request, them, form, f"{them.name} leaves {left.name}", "Leave this team")


@allow("accounts.manage")
def end_access(request: HttpRequest, user: int) -> HttpResponse:
    them = one_of_staff(user)
    if request.method == "POST":
        actions.disable_staff(user=them, by=_by(request))
        words = f"{them.name} can no longer sign in. Every page they had open stops at its next press."
        return _done(request, them, words)
    return render(request, "accounts/sure.jinja", {"them": them, "what": "end"})


@allow("accounts.manage")
@never_cache
def start_again(request: HttpRequest, user: int) -> HttpResponse:
    them = one_of_staff(user)
    if request.method == "POST":
        password = actions.one_time_password()
        actions.start_again(user=them, password=password, by=_by(request))
        return _password(request, them, password, what="sets up their telephone and password again")
    return render(request, "accounts/sure.jinja", {"them": them, "what": "start_again"})


@allow("accounts.manage")
@never_cache
def let_in_again(request: HttpRequest, user: int) -> HttpResponse:
    them = one_of_staff(user)
    if request.method == "POST":
        password = actions.one_time_password()
        actions.open_again(user=them, password=password, by=_by(request))
        return _password(request, them, password, what="can sign in again")
    return render(request, "accounts/sure.jinja", {"them": them, "what": "let_in_again"})


def _by(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _ask(request: HttpRequest, them: User, form: TypedForm, title: str, button: str) -> HttpResponse:
    shown = {"them": them, "form": form, "heading": title, "button": button}
    return render(request, "accounts/ask.jinja", shown, status=400 if form.errors else 200)


def _done(request: HttpRequest, them: User, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("staff_member", user=them.pk)


def _password(request: HttpRequest, them: User, password: str, *, what: str) -> HttpResponse:
    facts = (Fact("Signs in as", them.email), Fact("Password, for once", password))
    return render(request, "accounts/password.jinja", {"them": them, "facts": facts, "what": what})
