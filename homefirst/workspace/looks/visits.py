"""Who looked at one record, told as visits: one person, in one role, without a long pause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Question, Record, Tie
from homefirst.foundation.access.reasons import CLAIM_REASONS, EMERGENCY_REASONS
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import NotAllowed
from homefirst.workspace.looks.words import done_words, part_words, role_words, why_words

PAUSE = timedelta(minutes=30)  # as long as a session stays open without a page
ROWS = 300  # rows read for a page of visits
Kind = AuditRow.Kind


@dataclass
class Visit:
    """`look` is the number of its first row, which a question is asked about. `answers`: what was asked, and said."""

    look: int
    user_id: int | None
    worker: str
    role: str
    begins: datetime
    ends: datetime
    parts: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    reason: str = ""
    questions: list[Question] = field(default_factory=list)
    is_own: bool = False


@dataclass(frozen=True)
class VisitsPage:
    """The newest first. `older` is the number of the row before which the next page begins; 0 when there is none."""

    visits: tuple[Visit, ...]
    older: int
    only_you: bool


def visits_page(actor: Actor, record: Record, *, lists: bool = False, before: int = 0) -> VisitsPage:
    """What was read, changed or taken out; with `lists`, also each list on which the name stood. At most four queries."""
    rows = list(_rows(record, lists, before).order_by("-seq")[: ROWS + 1])
    older = rows[ROWS - 1].seq if len(rows) > ROWS else 0
    found = list(_grouped(rows[:ROWS]))
    _add_reasons(found, record)
    _add_questions(found, record, rows[:ROWS])
    own = actor.user.pk if actor.user else None
    for visit in found:
        visit.is_own = visit.user_id == own
    only_you = all(visit.is_own for visit in found) and not (older and _by_another(record, own, older))
    return VisitsPage(tuple(found), older, only_you)


def one_look(record: Record, seq: int) -> Visit:
    """The look that a question is about, as a visit of one row; raises NotAllowed when it is of another record."""
    row = AuditRow.objects.filter(seq=seq, record_id=record.pk).first()
    if row is None:
        raise NotAllowed("There is no such page.", action="section.looks", about=record.pk)
    return next(_grouped([row]))


def _by_another(record: Record, own: int | None, before: int) -> bool:
    earlier = AuditRow.objects.filter(_opened(), record_id=record.pk, seq__lt=before)
    return earlier.exclude(user_id=own).exists()


def _opened() -> Q:
    return (Q(kind=Kind.READ) & ~Q(action="person.names")) | Q(kind__in=[Kind.WRITE, Kind.EXPORT])


def _rows(record: Record, lists: bool, before: int) -> QuerySet[AuditRow]:
    wanted = Q(kind__in=[Kind.READ, Kind.WRITE, Kind.EXPORT]) if lists else _opened()
    rows = AuditRow.objects.filter(wanted, record_id=record.pk)
    return rows.filter(seq__lt=before) if before else rows


def _grouped(rows: Iterable[AuditRow]) -> Iterator[Visit]:
    """`rows` come newest first; visits of several people at one time are kept apart."""
    going: dict[tuple[int | None, str, str], Visit] = {}
    order: list[Visit] = []
    for row in rows:
        key = (row.user_id, row.role, row.session)
        visit = going.get(key)
        if visit is None or visit.begins - row.at > PAUSE:
            visit = Visit(row.seq, row.user_id, row.user_name, role_words(row.role), row.at, row.at)
            going[key] = visit
            order.append(visit)
        _add(visit, row)
    yield from order


def _add(visit: Visit, row: AuditRow) -> None:
    visit.look, visit.begins = row.seq, row.at
    on_list = row.action == "person.names"
    if row.kind == Kind.READ:
        words = done_words(row) if on_list else part_words(row.part) or "The record"
        _first(visit.parts, words)
    else:
        _first(visit.changes, done_words(row))
    if row.tie:
        _first(visit.why, why_words(row.tie))


def _first(words: list[str], new: str) -> None:
    if new in words:
        words.remove(new)
    words.insert(0, new)


def _add_reasons(found: list[Visit], record: Record) -> None:
    """For a record opened by saying why: the reason that was chosen, and the words."""
    kinds = (Tie.Kind.CLAIMED, Tie.Kind.BREAK_GLASS)
    if not any(str(kind.label) in visit.why for kind in kinds for visit in found):
        return
    ties = list(Tie.objects.filter(record=record, kind__in=kinds).order_by("starts_at"))
    for visit in found:
        for tie in ties:
            within = tie.starts_at <= visit.ends and (tie.ends_at is None or tie.ends_at >= visit.begins)
            if tie.user_id == visit.user_id and within and str(Tie.Kind(tie.kind).label) in visit.why:
                reasons = EMERGENCY_REASONS if tie.kind == Tie.Kind.BREAK_GLASS else CLAIM_REASONS
                visit.reason = f"{reasons.get(tie.reason, tie.reason)}: “{tie.words}”"


def _add_questions(found: list[Visit], record: Record, rows: Iterable[AuditRow]) -> None:
    """To the visit that holds the row which was asked about."""
    asked = list(
        Question.objects.filter(record=record)
        .select_related("asked_by", "answered_by")
        .order_by("asked_at", "pk")
    )
    at = {row.seq: row for row in rows}
    for question in asked:
        row = at.get(question.look)
        for visit in found if row else ():
            same = (visit.user_id, visit.role) == (row.user_id, role_words(row.role))  # type: ignore[union-attr]
            if same and visit.begins <= row.at <= visit.ends:  # type: ignore[union-attr]
                visit.questions.append(question)
                break
