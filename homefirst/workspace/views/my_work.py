"""My work, in its first form: the people whose work is in your hands, and your teams' people."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.parts import Total
from homefirst.practice.people.queries import (
    PAGE,
    PeoplePage,
    how_to_reach,
    my_people,
    people_in_hand,
    recently_seen,
)
from homefirst.workspace.lists import people_rows, recent_links
from homefirst.workspace.matters.shown import may_be_named

_SEEN = 5  # names that stand on one line; the rest are under Find a person
_WHOSE = {"mine": "holds the work", "team": "team"}


def people_list(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    in_hand = people_in_hand(actor)
    whose = request.GET.get("whose", "")
    whose = whose if whose in _WHOSE else "mine" if in_hand["mine"] or not in_hand["team"] else "team"
    page = my_people(actor, page=_number(request), whose=whose, total=in_hand[whose])
    seen = recently_seen(actor)[:_SEEN]
    ids = [line.person_id for line in page.lines]
    looks = dict.fromkeys((line.person_id for line in seen), "") | dict.fromkeys(ids, _WHOSE[whose])
    looked_many(actor, list(looks), "my work", looks)
    rows = people_rows(actor, page.lines, how_to_reach(ids, actor.on))
    shown = {
        "totals": _totals(in_hand, whose),
        "in_hand": in_hand,
        "whose": whose,
        "rows": rows,
        "named_apart": may_be_named(actor),
    }
    return render(
        request, "workspace/my_work.jinja", shown | _pages(page, whose) | {"seen": recent_links(actor, seen)}
    )


def _number(request: HttpRequest) -> int:
    typed = request.GET.get("page", "1")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 1


def _totals(in_hand: dict[str, int], whose: str) -> list[Total]:
    words = {"mine": "Your people", "team": "Your teams' people"}
    return [
        Total(f"{in_hand[one]:,}", text, _address(one), current=one == whose, counts_people=True)
        for one, text in words.items()
    ]


def _pages(page: PeoplePage, whose: str) -> dict[str, object]:
    first = (page.page - 1) * PAGE + 1
    return {
        "page": page,
        "first": first,
        "last": first + len(page.lines) - 1,
        "next_href": _address(whose, page.page + 1) if page.page < page.pages else "",
        "previous_href": _address(whose, page.page - 1) if page.page > 1 else "",
    }


def _address(whose: str, page: int = 1) -> str:
    asked = {"whose": whose} | ({"page": page} if page > 1 else {})
    return f"{reverse('my_work')}?{urlencode(asked)}"
