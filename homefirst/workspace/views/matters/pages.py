"""Pages of a long list, and the figures of a year with what stands behind one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homefirst.practice.matters.actions.looking import looked_at
from homefirst.practice.matters.models import Matter
from homefirst.practice.matters.queries.matters import Looked
from homefirst.practice.matters.queries.year import Figure
from homefirst.practice.matters.rules.years import words
from homefirst.workspace.matters import year
from homefirst.workspace.views.matters.doing import LISTS

PAGE = 50
_MOST = 200  # pages; nobody leafs further
_LONGEST = 6  # figures of a page's number


def paged(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    is_number = asked.isascii() and asked.isdecimal() and len(asked) <= _LONGEST
    return min(max(int(asked), 1), _MOST) if is_number else 1


def year_page(
    request: HttpRequest,
    kind: Matter.Kind,
    figures: Sequence[Figure],
    number: int,
    page: str,
    *,
    columns: Sequence[Any],
    rows_of: Callable[[Sequence[Looked]], list[list[object]]],
) -> HttpResponse:
    """Names only behind a figure that was chosen, and then each is a look."""
    actor = request.actor  # type: ignore[attr-defined]
    chosen = next((each for each in figures if each.code == request.GET.get("show")), None)
    behind = chosen.counted if chosen else ()
    looked_at(actor, [one.matter for one in behind], kind)
    title, list_page = LISTS[kind]
    told = {
        "title": f"{title}: {words(number)}",
        "list_title": title,
        "list_href": reverse(list_page),
        "years": year.links(page, number, actor.on),
        "figures": year.facts(figures, page, number),
        "chosen": chosen,
        "columns": columns,
        "rows": rows_of(behind),
        "printed": "print" in request.GET,
    }
    return render(request, "workspace/matters_year.jinja", told)
