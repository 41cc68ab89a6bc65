"""The list of everything that was looked at and done, narrowed and paged: what information governance reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.foundation.audit.models import AuditRow
from homefirst.workspace.looks.asked import LooksAsked
from homefirst.workspace.looks.names import people_called, people_named
from homefirst.workspace.looks.odd import EMERGENCY, WITHOUT_TIE, begins, is_night, only
from homefirst.workspace.looks.words import done_words, role_words, why_words

PAGE = 50
COUNTED = 10_000  # past this many nobody pages on; the list is to be narrowed
_LIST = "person.names"


@dataclass(frozen=True)
class LookLine:
    """`about` is whom; `about_ref` opens their record, and is empty for one that this reader may not open."""

    seq: int
    at: datetime
    worker: str
    role: str
    what: str
    about: str
    about_ref: str
    why: str
    odd: tuple[str, ...]


@dataclass(frozen=True)
class LooksPage:
    """`total` stops at COUNTED; `has_more` when there are more."""

    lines: tuple[LookLine, ...]
    total: int
    has_more: bool
    page: int

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1


def looks_page(actor: Actor, asked: LooksAsked) -> LooksPage:
    """Fifty, the newest first. Whose names are shown is written into the audit. Ten queries at most."""
    rows = _narrowed(asked, actor)
    counted = rows.order_by()[: COUNTED + 1].count()
    total = min(counted, COUNTED)
    number = min(asked.page, max(1, -(-total // PAGE)))
    shown = list(rows.order_by("-seq")[(number - 1) * PAGE : number * PAGE])
    sizes = _list_sizes(shown) if asked.is_whole_list else {}
    people = people_named(actor, {row.record_id for row in shown if row.record_id and row.seq not in sizes})
    lines = tuple(_line(row, people, sizes.get(row.seq, 1)) for row in shown)
    return LooksPage(lines, total, counted > COUNTED, number)


def _narrowed(asked: LooksAsked, actor: Actor) -> QuerySet[AuditRow]:
    rows = AuditRow.objects.filter(
        at__gte=begins(asked.since), at__lt=begins(asked.until + timedelta(days=1))
    )
    if asked.kinds:
        rows = rows.filter(kind__in=asked.kinds)
    if asked.role:
        rows = rows.filter(role=asked.role)
    if asked.worker:
        called = User.objects.filter(Q(name__icontains=asked.worker) | Q(email__iexact=asked.worker))
        rows = rows.filter(Q(user_id__in=called.values("pk")) | Q(user_name__icontains=asked.worker))
    if asked.person:
        rows = rows.filter(record_id__in=people_called(asked.person, actor).values("pk"))
    for odd in asked.odd:
        rows = only(rows, odd, asked.since, asked.until)
    return rows.filter(~Exists(_row_before_on_the_list())) if asked.is_whole_list else rows


def _row_before_on_the_list() -> QuerySet[AuditRow]:
    """A list of fifty people is fifty rows side by side: the first stands for them all."""
    before = AuditRow.objects.filter(seq=OuterRef("seq") - 1, action=_LIST).exclude(request="")
    return before.filter(request=OuterRef("request"), action=OuterRef("action"))


def _list_sizes(shown: Iterable[AuditRow]) -> dict[int, int]:
    """How many people stood on each list: row number to count, one query."""
    heads = {row.request: row.seq for row in shown if row.action == _LIST and row.request}
    if not heads:
        return {}
    rows = AuditRow.objects.filter(action=_LIST, request__in=heads)
    near = rows.filter(seq__gte=min(heads.values()), seq__lt=max(heads.values()) + COUNTED)
    sizes = near.values_list("request").annotate(people=Count("seq"))
    return {heads[request]: people for request, people in sizes.order_by() if people > 1}


def _line(row: AuditRow, people: Mapping[int, tuple[str, str]], size: int) -> LookLine:
    about, ref = people.get(row.record_id or 0, ("A restricted record" if row.record_id else "", ""))
    if size > 1:
        about, ref = "", ""
    return LookLine(
        seq=row.seq,
        at=row.at,
        worker=row.user_name or "Nobody signed in",
        role=role_words(row.role) if row.role and row.user_id else "",
        what=done_words(row, size),
        about=about,
        about_ref=ref,
        why=why_words(row.tie),
        odd=tuple(_odd(row)),
    )


def _odd(row: AuditRow) -> Iterable[str]:
    reads = row.kind == AuditRow.Kind.READ and row.record_id is not None
    if reads and row.tie == EMERGENCY:
        yield "Emergency"
    if reads and row.tie in WITHOUT_TIE:
        yield "No tie"
    if row.user_id and is_night(row.at):
        yield "At night"
