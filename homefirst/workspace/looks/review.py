"""Records opened by saying why, and questions about looks: what waits for a decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet, Value

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Question, Tie
from homefirst.foundation.access.reasons import CLAIM_REASONS, EMERGENCY_REASONS
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.calendar.rules import add_working_days, working_days_between
from homefirst.foundation.design.clock import Clock, running_clock
from homefirst.foundation.errors import NotAllowed
from homefirst.workspace.looks.names import people_named
from homefirst.workspace.looks.words import done_words

WITHIN = 2  # working days, for an emergency and for a question
WITHIN_CLAIM = 5
LISTED = 50
_READ = 200
_OPENED = (Tie.Kind.BREAK_GLASS, Tie.Kind.CLAIMED)


@dataclass(frozen=True)
class ReviewLine:
    """A record opened by saying why. `is_own` when the reader opened it: somebody else decides."""

    tie_id: int
    record_id: int
    worker: str
    worker_email: str
    about: str
    emergency: bool
    reason: str
    words: str
    starts_at: datetime
    ends_at: datetime | None
    due: Clock
    is_own: bool


@dataclass(frozen=True)
class QuestionLine:
    question_id: int
    record_id: int
    about: str
    asked_by: str
    words: str
    look: str
    looked_by: str
    looked_at: datetime | None
    due: Clock


@dataclass(frozen=True)
class Waiting:
    """How many wait for information governance."""

    emergencies: int
    claims: int
    questions: int

    @property
    def all(self) -> int:
        return self.emergencies + self.claims + self.questions


def waiting() -> Waiting:
    """One query."""
    kinds = _unreviewed().values_list("kind").annotate(number=Count("pk")).order_by()
    asked = Question.objects.filter(answered_at__isnull=True).annotate(kind=Value("question"))
    counted = kinds.union(asked.values_list("kind").annotate(number=Count("pk")).order_by(), all=True)
    number = dict(counted)
    return Waiting(
        emergencies=number.get(Tie.Kind.BREAK_GLASS, 0),
        claims=number.get(Tie.Kind.CLAIMED, 0),
        questions=number.get("question", 0),
    )


def to_review(actor: Actor, most: int = LISTED) -> list[ReviewLine]:
    """Emergencies first, then the oldest. Two queries."""
    ties = _unreviewed().select_related("user").order_by("kind", "starts_at", "pk")[:most]
    return _review_lines(actor, list(ties))


def one_to_review(actor: Actor, tie_id: int) -> tuple[Tie, ReviewLine]:
    tie = Tie.objects.filter(pk=tie_id, kind__in=_OPENED, user__isnull=False).select_related("user").first()
    if tie is None:
        raise NotAllowed("There is no such page.", action="looks.review")
    return tie, _review_lines(actor, [tie])[0]


def looks_under(tie: Tie) -> list[tuple[datetime, str]]:
    """What was read and done in the time that the record was open: when, and in words."""
    rows = AuditRow.objects.filter(user_id=tie.user_id, record_id=tie.record_id, at__gte=tie.starts_at)
    within = rows.filter(at__lte=tie.ends_at) if tie.ends_at else rows
    return [(row.at, done_words(row)) for row in within.order_by("seq")[:_READ]]


def open_questions(actor: Actor, most: int = LISTED) -> list[QuestionLine]:
    """The oldest first. Three queries."""
    waiting = Question.objects.filter(answered_at__isnull=True).select_related("asked_by")
    return _question_lines(actor, list(waiting.order_by("asked_at", "pk")[:most]))


def one_question(actor: Actor, question_id: int) -> tuple[Question, QuestionLine]:
    question = Question.objects.filter(pk=question_id).select_related("asked_by", "answered_by").first()
    if question is None:
        raise NotAllowed("There is no such page.", action="looks.review")
    return question, _question_lines(actor, [question])[0]


def _unreviewed() -> QuerySet[Tie]:
    return Tie.objects.filter(kind__in=_OPENED, reviewed_at__isnull=True, user__isnull=False)


def _review_lines(actor: Actor, ties: list[Tie]) -> list[ReviewLine]:
    names = _names(actor, [tie.record_id for tie in ties])
    return [_review_line(actor, tie, names.get(tie.record_id, _HIDDEN)) for tie in ties]


def _review_line(actor: Actor, tie: Tie, about: str) -> ReviewLine:
    emergency = tie.kind == Tie.Kind.BREAK_GLASS
    reasons = EMERGENCY_REASONS if emergency else CLAIM_REASONS
    assert tie.user is not None
    return ReviewLine(
        tie_id=tie.pk,
        record_id=tie.record_id,
        worker=tie.user.name,
        worker_email=tie.user.email,
        about=about,
        emergency=emergency,
        reason=reasons.get(tie.reason, tie.reason),
        words=tie.words,
        starts_at=tie.starts_at,
        ends_at=tie.ends_at,
        due=_due(tie.starts_at, WITHIN if emergency else WITHIN_CLAIM, actor),
        is_own=actor.user is not None and tie.user_id == actor.user.pk,
    )


def _question_lines(actor: Actor, questions: list[Question]) -> list[QuestionLine]:
    names = _names(actor, [question.record_id for question in questions])
    rows = {row.seq: row for row in AuditRow.objects.filter(seq__in=[each.look for each in questions])}
    return [
        QuestionLine(
            question_id=question.pk,
            record_id=question.record_id,
            about=names.get(question.record_id, _HIDDEN),
            asked_by=question.asked_by.name,
            words=question.words,
            look=done_words(rows[question.look]) if question.look in rows else "A row that is gone",
            looked_by=rows[question.look].user_name if question.look in rows else "",
            looked_at=rows[question.look].at if question.look in rows else None,
            due=_due(question.asked_at, WITHIN, actor),
        )
        for question in questions
    ]


def _due(since: datetime, within: int, actor: Actor) -> Clock:
    due_on = add_working_days(since.astimezone(actor.at.tzinfo).date(), within)
    return running_clock(due_on, on=actor.on, working_days=working_days_between)


def _names(actor: Actor, record_ids: Iterable[int]) -> dict[int, str]:
    return {record_id: name for record_id, (name, _) in people_named(actor, record_ids).items()}


_HIDDEN = "A restricted record"
