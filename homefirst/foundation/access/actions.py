"""Begins and ends the reasons for which staff may open a record. Every change is a row in the audit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.asking import ties_changed
from homefirst.foundation.access.models import Question, Record, Tie
from homefirst.foundation.access.policy import check, is_tied, visible
from homefirst.foundation.access.reasons import (
    CLAIM_REASONS,
    DECISIONS,
    EMERGENCY_LASTS,
    EMERGENCY_REASONS,
    end_of_day,
)
from homefirst.foundation.accounts.factors import confirm
from homefirst.foundation.accounts.models import Team, User
from homefirst.foundation.audit.actions import record as audit
from homefirst.foundation.audit.actions import record_many as audit_many
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow

LEAST_WORDS = 10  # characters; a reason in words that says less than this explains nothing
WORK = "work"  # the reason of a tie that came with a piece of work, and goes with it
Restriction = Record.Restriction


@transaction.atomic
def claim(*, record: Record, reason: str, words: str, by: Actor) -> Tie:
    """Opens a record for the rest of the day; the privacy officer reads each claim."""
    check(by, "person.claim", record)
    _explained(reason, CLAIM_REASONS, words)
    why = {"reason": reason, "words": words, "ends_at": end_of_day(by.at)}
    return _begin(by, record, Tie.Kind.CLAIMED, user=by.user, **why)


@transaction.atomic
def claim_many(*, record_ids: Sequence[int], reason: str, words: str, by: Actor) -> list[int]:
    """Opens several records for the rest of the day, for one reason; gives the ids of those that are open now.

    A record that may not be claimed stays shut, and nothing is said of it. Each claim is a row of its own in the audit.
    """
    check(by, "person.claim")
    _explained(reason, CLAIM_REASONS, words)
    claimable = visible(by, Record.objects.filter(pk__in=record_ids), "person.claim", path="")
    opened = set(claimable.values_list("pk", flat=True))
    current = Tie.objects.filter(kind=Tie.Kind.CLAIMED, user=by.user, starts_at__lte=by.at, ends_at__gt=by.at)
    held = set(current.filter(record_id__in=opened).values_list("record_id", flat=True))
    why = {"reason": reason, "words": words, "starts_at": by.at, "ends_at": end_of_day(by.at)}
    new = [Tie(record_id=pk, user=by.user, kind=Tie.Kind.CLAIMED, **why) for pk in sorted(opened - held)]
    rows = [
        {"about": tie.record_id, **_of(tie), "detail": {"user": tie.user_id, "reason": reason}}
        for tie in Tie.objects.bulk_create(new)
    ]
    for tie in new:
        ties_changed(tie.record_id)
    audit_many(by, "write", f"tie.{Tie.Kind.CLAIMED}", rows)
    return sorted(opened)


def break_glass(*, record: Record, reason: str, words: str, code: str, by: Actor) -> Tie:
    """Opens a record for four hours. `code` is asked for again: an unlocked screen is not enough.

    It is asked for outside the transaction: a wrong one must be counted, although nothing else is kept.
    """
    check(by, "person.break_glass", record)
    _explained(reason, EMERGENCY_REASONS, words)
    assert by.user is not None
    confirm(by.user, code)
    why = {"reason": reason, "words": words, "ends_at": by.at + EMERGENCY_LASTS}
    with transaction.atomic():
        return _begin(by, record, Tie.Kind.BREAK_GLASS, user=by.user, **why)


@transaction.atomic
def close(*, record: Record, by: Actor) -> None:
    """Ends one's own claim or emergency before its time."""
    if by.user is not None:
        for kind in (Tie.Kind.CLAIMED, Tie.Kind.BREAK_GLASS):
            _end(by, _held(record, kind, by.at).filter(user=by.user))


@transaction.atomic
def review(*, tie: Tie, decision: str, words: str, by: Actor) -> None:
    """The privacy officer's answer to a claim or an emergency; nobody decides about themselves."""
    check(by, "looks.review")
    if by.user is not None and tie.user_id == by.user.pk:
        raise NotNow("You opened this record yourself. Somebody else must decide about it.")
    _explained(decision, DECISIONS, words if decision != "right" else "-" * LEAST_WORDS)
    mine = {"reviewed_by": by.user, "reviewed_at": by.at, "review_decision": decision, "review_words": words}
    if not Tie.objects.filter(pk=tie.pk, reviewed_at__isnull=True).update(**mine):
        raise NotNow("Somebody has decided about this already. Open the list again to see what they said.")
    audit(by, "write", "tie.review", about=tie.record_id, **_of(tie), detail={"decision": decision})


@transaction.atomic
def ask_about_look(*, record: Record, look: int, words: str, by: Actor) -> Question:
    """Asks why somebody looked. `look` is the number of an audit row about this record."""
    tie = check(by, "section.looks", record).tie
    if by.user is None or not AuditRow.objects.filter(seq=look, record_id=record.pk).exists():
        raise NotAllowed("There is no such look.", action="section.looks", about=record.pk)
    _said(words, "Say in a sentence what you would like to know.")
    asked = Question.objects.create(
        record=record, look=look, words=words.strip(), asked_by=by.user, asked_at=by.at
    )
    audit(by, "write", "look.ask", about=record.pk, object_type="question", object_id=asked.pk, tie=tie)
    return asked


@transaction.atomic
def answer_question(*, question: Question, words: str, by: Actor) -> None:
    """Once only; nobody answers about a look of their own."""
    check(by, "looks.review")
    asked = AuditRow.objects.filter(seq=question.look).first()
    if by.user is not None and asked is not None and asked.user_id == by.user.pk:
        raise NotNow("This is about a look of your own. Somebody else must answer it.")
    _said(words, "Say in a sentence what you found.")
    mine = {"answer": words.strip(), "answered_by": by.user, "answered_at": by.at}
    if not Question.objects.filter(pk=question.pk, answered_at__isnull=True).update(**mine):
        raise NotNow("Somebody has answered this already. Open the list again to see what they said.")
    audit(by, "write", "look.answer", about=question.record_id, object_type="question", object_id=question.pk)


@transaction.atomic
def allocate(*, record: Record, user: User, by: Actor) -> Tie:
    """Gives the work to somebody. Their tie lasts until `end_allocation`."""
    check(by, "person.allocate", record)
    held = _held(record, Tie.Kind.ALLOCATED, by.at).filter(user=user).first()
    return held or _begin(by, record, Tie.Kind.ALLOCATED, user=user)


@transaction.atomic
def end_allocation(*, record: Record, user: User, by: Actor) -> None:
    check(by, "person.allocate", record)
    _end(by, _held(record, Tie.Kind.ALLOCATED, by.at).filter(user=user))


@transaction.atomic
def tie_team(*, record: Record, team: Team, kind: str, by: Actor) -> Tie:
    """A duty desk, a panel or finance, until ended."""
    check(by, "person.allocate", record)
    return _begin(by, record, Tie.Kind(kind), team=team)


@transaction.atomic
def move_to_team(*, record: Record, team: Team, by: Actor) -> None:
    check(by, "person.allocate", record)
    Record.objects.filter(pk=record.pk).update(team=team)
    audit(by, "write", "record.move", about=record.pk, detail={"team": team.code})


@transaction.atomic(savepoint=False)
def tie_to_work(*, record: Record, by: Actor, user: User | None = None, team: Team | None = None) -> None:
    """Whoever is given a piece of work may open the record for as long as it is in their hands. Called by the verb that
    gives the work, which has asked whether it may be given."""
    kind = Tie.Kind.ALLOCATED if user else Tie.Kind.DUTY
    if not is_tied(by, record, kind, user=user, team=team):
        _begin(by, record, kind, user=user, team=team, reason=WORK)


@transaction.atomic(savepoint=False)
def end_tie_to_work(*, record: Record, by: Actor, user: User | None = None, team: Team | None = None) -> None:
    """The last piece has left their hands. A tie that a manager gave stays."""
    kind = Tie.Kind.ALLOCATED if user else Tie.Kind.DUTY
    _end(by, _held(record, kind, by.at).filter(user=user, team=team, reason=WORK))


@transaction.atomic
def bar(*, record: Record, user: User, words: str, by: Actor) -> Tie:
    """This member of staff may never open this record: their own, their family's, a friend's."""
    if by.role != "system":
        check(by, "accounts.manage")
    held = _held(record, Tie.Kind.BARRED, by.at).filter(user=user).first()
    return held or _begin(by, record, Tie.Kind.BARRED, user=user, words=words)


@transaction.atomic
def restrict(*, record: Record, reason: str, named: list[User], by: Actor) -> None:
    """Closes a record to everybody but those named; whoever restricts it is always one of them."""
    check(by, "person.restrict", record)
    if len(reason.strip()) < LEAST_WORDS:
        raise Invalid(
            "Say why this record is restricted, in a sentence.", {"reason": "Say why, in a sentence."}
        )
    people = {user.pk: user for user in [*named, *([by.user] if by.user else [])]}
    if not people:
        raise Invalid("Name at least one member of staff, or nobody could open this record.")
    for user in people.values():
        if not _held(record, Tie.Kind.NAMED, by.at).filter(user=user).exists():
            _begin(by, record, Tie.Kind.NAMED, user=user)
    Record.objects.filter(pk=record.pk).update(restriction=Restriction.RESTRICTED, restriction_reason=reason)
    audit(by, "write", "record.restrict", about=record.pk, detail={"named": sorted(people)})


@transaction.atomic
def lift_restriction(*, record: Record, by: Actor) -> None:
    check(by, "person.restrict", record)
    Record.objects.filter(pk=record.pk).update(restriction=Restriction.NORMAL, restriction_reason="")
    _end(by, _held(record, Tie.Kind.NAMED, by.at))
    audit(by, "write", "record.lift_restriction", about=record.pk)


def _begin(by: Actor, record: Record, kind: Tie.Kind, **rest: Any) -> Tie:
    tie = Tie.objects.create(record=record, kind=kind, starts_at=by.at, **rest)
    ties_changed(record.pk)
    holder = {"user": tie.user_id} if tie.user_id else {"team": tie.team_id}
    audit(by, "write", f"tie.{kind}", about=record.pk, **_of(tie), detail=holder | {"reason": tie.reason})
    return tie


def _end(by: Actor, ties: QuerySet[Tie]) -> None:
    for tie in ties:
        Tie.objects.filter(pk=tie.pk).update(ends_at=by.at)
        ties_changed(tie.record_id)
        audit(
            by, "write", f"tie.end_{tie.kind}", about=tie.record_id, **_of(tie), detail={"user": tie.user_id}
        )


def _held(record: Record, kind: Tie.Kind, at: datetime) -> QuerySet[Tie]:
    return Tie.objects.filter(record=record, kind=kind, starts_at__lte=at).exclude(ends_at__lte=at)


def _of(tie: Tie) -> dict[str, str]:
    return {"object_type": "tie", "object_id": str(tie.pk)}


def _said(words: str, problem: str) -> None:
    if len(words.strip()) < LEAST_WORDS:
        raise Invalid(problem, {"words": problem})


def _explained(reason: str, reasons: Any, words: str) -> None:
    missing: dict[str, str] = {}
    if reason not in reasons:
        missing["reason"] = "Choose the reason that fits best."
    if len(words.strip()) < LEAST_WORDS:
        missing["words"] = "Say why in a sentence. It will be read."
    if missing:
        raise Invalid("Say why, so that it can be looked at later.", missing)
