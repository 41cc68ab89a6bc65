"""Figures to take away. Each file holds the numbers of the page that offers it, and is written down as an export."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.charts.control import control_chart, in_words
from homefirst.foundation.design.charts.picture import standalone_svg
from homefirst.foundation.errors import NotNow
from homefirst.oversight.performance.actions import take_out
from homefirst.oversight.performance.queries.listing import listing
from homefirst.oversight.performance.queries.measure import MeasurePage, measure_page
from homefirst.oversight.performance.queries.sheets import Line, listing_lines, measure_lines
from homefirst.oversight.performance.tables import as_csv, as_xlsx

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@allow("figures.export")
def figures_csv(request: HttpRequest) -> HttpResponse:
    return _file("figures.csv", CSV, as_csv(_all_lines(request, "csv")))


@allow("figures.export")
def figures_xlsx(request: HttpRequest) -> HttpResponse:
    return _file("figures.xlsx", XLSX, as_xlsx(_all_lines(request, "xlsx")))


@allow("figures.export")
def measure_csv(request: HttpRequest, slug: str) -> HttpResponse:
    page = _taken(request, slug, "csv")
    return _file(f"{slug}-{page.end}.csv", CSV, as_csv(measure_lines(page)))


@allow("figures.export")
def measure_xlsx(request: HttpRequest, slug: str) -> HttpResponse:
    page = _taken(request, slug, "xlsx")
    return _file(f"{slug}-{page.end}.xlsx", XLSX, as_xlsx(measure_lines(page)))


@allow("figures.export")
def measure_svg(request: HttpRequest, slug: str) -> HttpResponse:
    page = _taken(request, slug, "svg")
    taken = page.at.snapshot.taken_at.date()
    kept = "" if not page.at.exact else "Not for publishing."
    lines = [line for line in (str(in_words(page.drawn)), kept) if line]
    title = page.indicator.words["title"]
    picture = standalone_svg(control_chart(page.drawn, ident="chart"), title, "Homefirst", taken, lines)
    return _file(f"{slug}-{page.end}.svg", "image/svg+xml", picture.encode())


def _taken(request: HttpRequest, slug: str, form: str) -> MeasurePage:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    page = measure_page(actor, slug, request.GET)
    take_out(what=slug, form=form, snapshot=page.at.snapshot.pk, exact=page.at.exact, by=actor)
    return page


def _all_lines(request: HttpRequest, form: str) -> Sequence[Line]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = listing(actor, request.GET)
    if found is None or found.at.latest is None:
        raise NotNow("No figures are worked out yet, so there is nothing to take out. Load a file first.")
    take_out(what="figures", form=form, snapshot=found.at.snapshot.pk, exact=found.at.exact, by=actor)
    return listing_lines(found)


def _file(name: str, kind: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
