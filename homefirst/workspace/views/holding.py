"""Who holds the work, and who may open a restricted record: for managers and those who may restrict."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access import actions as access
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.models import Record
from homefirst.foundation.access.policy import can
from homefirst.foundation.accounts.models import Team, User
from homefirst.foundation.accounts.queries.staff import one_of_staff, one_team
from homefirst.practice.people import actions as people
from homefirst.practice.teams.actions import give_person
from homefirst.practice.teams.queries import holders_of, other_teams, staff_near
from homefirst.workspace.forms.holding import GiveForm, LiftForm, MoveForm, RestrictForm
from homefirst.workspace.record import Opened, form_page, open_section, record_page
from homefirst.workspace.views.details import TO_DO
from homefirst.workspace.views.facts import back_to


@allow("person.allocate")
@require_http_methods(["GET", "HEAD", "POST"])
def hold_work(request: HttpRequest, ref: str) -> HttpResponse:
    """Give the work to somebody, end that, or move the record to a team; each its own form on one page."""
    opened = open_section(request, ref, "now")
    pressed = request.POST.get("do", "") if request.method == "POST" else ""
    give = GiveForm(request.POST if pressed == "give" else None, staff=_staff(opened))
    move = MoveForm(request.POST if pressed == "move" else None, teams=other_teams(opened.person.record))
    done = _kept(opened, pressed, give, move)
    if done:
        messages.success(request, done)
        opened.person.record.refresh_from_db()
        stays = can(opened.actor, "person.see", opened.person.record)
        return redirect(reverse("hold_work", kwargs={"ref": opened.ref}) if stays else reverse("my_work"))
    return record_page(
        opened,
        "workspace/hold_work.jinja",
        title="Who holds the work",
        status=400 if give.errors or move.errors else 200,
        give=give,
        move=move,
        holders=holders_of(opened.person.record, opened.actor),
        team=opened.person.record.team,
        to_do=TO_DO,
    )


def _kept(opened: Opened, pressed: str, give: GiveForm, move: MoveForm) -> str:
    """What happened, in words; "" when nothing was kept."""
    record, by = opened.person.record, opened.actor
    if pressed == "give" and give.keep(lambda: give_person(person=opened.person, user=_chosen(give), by=by)):
        return f"{_chosen(give).name} holds the work now, and finds it under My work."
    if pressed == "move" and move.keep(lambda: access.move_to_team(record=record, team=_team(move), by=by)):
        return f"The record is with {_team(move).name} now. Nothing is planned yet."
    if pressed.startswith("end:") and pressed[4:].isdigit():
        user = next((tie.user for tie in holders_of(record, by) if str(tie.user_id) == pressed[4:]), None)
        if user is not None:
            access.end_allocation(record=record, user=user, by=by)
            return f"{user.name} no longer holds the work."
    return ""


@allow("person.restrict")
@require_http_methods(["GET", "HEAD", "POST"])
def restrict_record(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "details")
    if opened.person.record.restriction == Record.Restriction.RESTRICTED:
        return _lift(request, opened)
    others = [each for each in _staff(opened) if each != opened.actor.user]
    form = RestrictForm(request.POST if request.method == "POST" else None, staff=others)

    def restrict() -> None:
        reason = form.cleaned_data["reason"]
        people.restrict(person=opened.person, reason=reason, named=form.people, by=opened.actor)

    return form_page(
        opened,
        form,
        restrict,
        heading="Restrict this record",
        lead="Nobody else will find it, whatever their role or team, and nobody can open it in an emergency.",
        button="Restrict this record",
        kind="warning",
        done="Only those you named, and you, can find or open this record.",
        back=back_to(opened, "who-may-see"),
    )


def _lift(request: HttpRequest, opened: Opened) -> HttpResponse:
    form = LiftForm(request.POST if request.method == "POST" else None)

    def lift() -> None:
        people.lift_restriction(person=opened.person, reason=form.cleaned_data["reason"], by=opened.actor)

    return form_page(
        opened,
        form,
        lift,
        heading="Lift the restriction",
        lead="Everybody with a reason will find and open it again.",
        button="Lift the restriction",
        done="The record opens again to those with a reason.",
        back=reverse("home"),
    )


def _staff(opened: Opened) -> list[User]:
    return staff_near(opened.actor, opened.person.record)


def _chosen(form: GiveForm) -> User:
    return one_of_staff(form.cleaned_data["user"])


def _team(form: MoveForm) -> Team:
    return one_team(form.cleaned_data["team"])
