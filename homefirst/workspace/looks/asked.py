"""What the list of looks is narrowed to, as typed: read from the address, and told as links that take it away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import QueryDict

from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.design.parts import Chosen
from homefirst.foundation.design.words import day
from homefirst.workspace.looks.odd import ODD_WORDS, Odd
from homefirst.workspace.looks.words import role_words

USUAL = timedelta(days=27)  # with today, four weeks
LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class LooksAsked:
    """`kinds` empty means all. `person` and `worker` are as typed."""

    since: date
    until: date
    person: str = ""
    worker: str = ""
    role: str = ""
    kinds: tuple[str, ...] = ()
    odd: tuple[Odd, ...] = ()
    page: int = 1

    @property
    def is_whole_list(self) -> bool:
        return not (self.person or self.odd)


def read_asked(typed: dict[str, Any], query: QueryDict, today: date) -> LooksAsked:
    """`typed` is what the form could use; what it could not is left out, and the form says so."""
    until = min(typed.get("until") or today, today)
    since = typed.get("since") or until - USUAL
    since = min(max(since, until - LONGEST), until)
    page = query.get("page", "")
    return LooksAsked(
        since=since,
        until=until,
        person=typed.get("person") or "",
        worker=typed.get("worker") or "",
        role=typed.get("role") or "",
        kinds=tuple(typed.get("kind") or ()),
        odd=tuple(Odd(each) for each in typed.get("only") or ()),
        page=max(int(page), 1) if page.isdecimal() and len(page) < 7 else 1,
    )


def chosen(asked: LooksAsked, query: QueryDict, at: str) -> list[Chosen]:
    """Each choice with the address of the list without it."""
    found = []
    if asked.person:
        found.append(Chosen(f"About {asked.person}", _without(query, at, "person")))
    if asked.worker:
        found.append(Chosen(f"By {asked.worker}", _without(query, at, "worker")))
    if asked.role:
        found.append(Chosen(f"As {role_words(asked.role).lower()}", _without(query, at, "role")))
    for kind in asked.kinds:
        found.append(Chosen(str(AuditRow.Kind(kind).label), _without(query, at, "kind", kind)))
    for odd in asked.odd:
        found.append(Chosen(ODD_WORDS[odd], _without(query, at, "only", str(odd))))
    if any(query.get(name) for name in _DAYS):
        words = f"{day(asked.since)} to {day(asked.until)}"
        found.append(Chosen(words, _without(query, at, *_DAYS)))
    return found


def address(query: QueryDict, at: str, page: int) -> str:
    """The same list, another page of it."""
    wanted = query.copy()
    wanted["page"] = str(page)
    return f"{at}?{wanted.urlencode()}"


_DAYS = tuple(f"{name}_{part}" for name in ("since", "until") for part in ("day", "month", "year"))


def _without(query: QueryDict, at: str, *names: str) -> str:
    """Without these; of a choice that may be given twice, (name, value) takes one away."""
    left = query.copy()
    left.pop("page", None)
    if len(names) == 2 and names[0] in ("kind", "only"):
        name, value = names
        left.setlist(name, [each for each in left.getlist(name) if each != value])
    else:
        for name in names:
            left.pop(name, None)
    return f"{at}?{left.urlencode()}" if left.urlencode() else at
