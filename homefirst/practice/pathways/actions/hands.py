"""Whose hands a step is in: taken, given, handed over. Nothing is ever in nobody's."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actions import end_tie_to_work, tie_to_work
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.asking import remembered
from homefirst.foundation.access.policy import check
from homefirst.foundation.accounts.models import Membership, RoleHolding, Team, User, current
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.holders import check_hands, check_own
from homefirst.practice.pathways.actions.in_turn import in_turn
from homefirst.practice.pathways.definition.shapes import Step as StepDefinition
from homefirst.practice.pathways.definition.words import listed
from homefirst.practice.pathways.models import HandOver, Promise, Step
from homefirst.practice.pathways.queries.hands import staff_in, teams_with
from homefirst.practice.people.actions.writing import save_changes, wrote
from homefirst.practice.people.models import Person


def definition_of(step: Step) -> StepDefinition:
    return library.read(step.episode.version).steps[step.code]


def check_work(by: Actor, person: Person) -> str:
    """The words that say why; raises NotAllowed."""
    return check(by, "work.do", person.record).tie


def check_doer(by: Actor, step: Step) -> None:
    """The step's file names the roles that may do it."""
    definition = definition_of(step)
    if by.role != "system" and by.role not in definition.done_by:
        raise NotAllowed(
            f"{definition.title} is done by: {_wanted(definition)}.",
            action="work.do",
            about=step.episode.person_id,
        )


def first_hands(
    definition: StepDefinition, person: Person, by: Actor, *, worker: User | None = None
) -> tuple[User | None, Team | None]:
    """The same worker goes on where the step is theirs to do, so that nothing is passed on without need, and `worker` where
    somebody else acts for them, such as by agreeing; else the team that
    holds the person, a team of whoever acts, or any other, the first in which somebody may do it; where nobody may, the
    nearest team, which can ask. Raises NotNow where there is nobody at all."""
    if by.user is not None and by.role in definition.done_by:
        return by.user, person.record.team
    if worker is not None and staff_in(definition.done_by, by.on).filter(pk=worker.pk).exists():
        return worker, person.record.team
    roles_asked = ("teams with", *definition.done_by)
    able = remembered(person.record_id, roles_asked, lambda: list(teams_with(definition.done_by, by.on)))
    if person.record.team in able:
        return None, person.record.team
    near = [team for team in (person.record.team, _team_of(by)) if team is not None]
    team = next((team for team in near if team in able), None) or next(iter([*able, *near]), None)
    if team is None and by.user is None:
        raise NotNow("This person is in no team, so nobody would hold the work. Give them a team first.")
    return (None, team) if team else (by.user, None)


def reach(person: Person, user: User | None, team: Team | None, by: Actor) -> None:
    """Inside the transaction that gives the work: whoever holds it can open the record."""
    if user is not None:
        tie_to_work(record=person.record, user=user, by=by)
    elif team is not None and team.pk != person.record.team_id:
        tie_to_work(record=person.record, team=team, by=by)


def let_go(person: Person, user: User | None, team: Team | None, by: Actor) -> None:
    """Inside the transaction that takes the work away: with the last piece, the reason to open the record ends."""
    holding = {"held_by": user} if user else {"held_by__isnull": True, "team": team}
    steps = Step.objects.filter(episode__person=person, state__in=Step.OPEN, **holding).values("pk")
    promises = Promise.objects.filter(person=person, kept_on__isnull=True, **holding).values("pk")
    if (user or team) and not steps.union(promises)[:1]:
        end_tie_to_work(record=person.record, user=user, team=None if user else team, by=by)


@transaction.atomic
def hand_over(
    *,
    step: Step,
    row_version: int,
    by: Actor,
    on: date,
    user: User | None = None,
    team: Team | None = None,
    reason: str = "",
) -> Step:
    """To a member of staff, or to a team, by who may move it (`check_hands`). A step with one owner is passed on only with
    a reason. Raises Stale."""
    in_turn(step)
    tie = check_work(by, step.episode.person)
    _is_open(step)
    if step.state == Step.State.AGREEMENT:
        raise NotNow(
            "This waits for somebody to agree. Whoever asked can take it back, and hand it over then."
        )
    tie = check_hands(by, step, step.episode.person) or tie
    if (user is None) == (team is None):
        raise Invalid("Choose a worker or a team.", {"to": "Choose a worker or a team."})
    if definition_of(step).one_owner and step.held_by_id and not reason.strip():
        raise Invalid(
            "One worker stays with this step. Say why it has to be somebody else.", {"reason": "Say why."}
        )
    if user is not None:
        _check_can_hold(user, step, on)
    else:
        _check_team_can(team, step, on)
    HandOver.objects.create(
        step=step,
        from_user=step.held_by,
        from_team=step.team,
        to_user=user,
        to_team=team,
        reason=reason.strip(),
        by=by.user,
        on=on,
    )
    before = (step.held_by, step.team)
    save_changes(step, {"held_by": user, "team": team or step.team}, row_version)
    reach(step.episode.person, user, team, by)
    let_go(step.episode.person, *before, by)
    wrote(by, "work.hand_over", step, step.episode.person_id, tie)
    return step


@transaction.atomic
def take(*, step: Step, row_version: int, by: Actor, on: date) -> Step:
    """From the team's list into one's own hands."""
    in_turn(step)
    tie = check_work(by, step.episode.person)
    check_doer(by, step)
    _is_open(step)
    check_own(by, step)
    before = step.held_by
    save_changes(step, {"held_by": by.user}, row_version)
    reach(step.episode.person, by.user, None, by)
    if before is not None and before != by.user:
        let_go(step.episode.person, before, None, by)
    wrote(by, "work.take", step, step.episode.person_id, tie)
    return step


def _check_can_hold(user: User, step: Step, on: date) -> None:
    held = set(RoleHolding.objects.filter(current(on), user=user).values_list("role", flat=True))
    definition = definition_of(step)
    if not user.is_active or not held & set(definition.done_by):
        said = f"{user.name} cannot do {definition.title}: it is done by {_wanted(definition)}."
        raise Invalid(said, {"to": said})


def _check_team_can(team: Team | None, step: Step, on: date) -> None:
    definition = definition_of(step)
    able = list(teams_with(definition.done_by, on))
    if team in able or team is None:
        return
    names = listed([each.name for each in able], "and") or "none yet"
    said = (
        f"Nobody in {team.name} can do {definition.title}: it is done by {_wanted(definition)}."
        f" Teams that can: {names}."
    )
    raise Invalid(said, {"to": said})


def _wanted(definition: StepDefinition) -> str:
    return " or ".join(roles()[role].title.lower() for role in definition.done_by)


def _is_open(step: Step) -> None:
    if step.state not in Step.OPEN:
        raise NotNow("This was finished already. Open the record to see what comes next.")


def _team_of(by: Actor) -> Team | None:
    if by.user is None:
        return None
    member = (
        Membership.objects.filter(current(by.on), user=by.user).select_related("team").order_by("pk").first()
    )
    return member.team if member else None
