"""Small made-up submissions: the same lives in several files, spelled and dated a little differently in each."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from ..twins.people import Event
from ..twins.words import (
    ASSESSMENT,
    COMMUNITY,
    ETHNICITY_REFUSED,
    ETHNICITY_UNDECLARED,
    EXTRA_CARE,
    HOME_SUPPORT,
    LEARNING_DISABILITY,
    OUTCOMES,
    REQUEST,
    SHARED_LIVES,
    ST_MAX,
    SUPPORT_TO_CARER,
    TO_CARER,
    UNKNOWN,
)
from .spelling import spelled, submitted_as
from .tables import DEATHS, LIVES, life_of

FILES = (
    (date(2023, 4, 1), date(2024, 3, 31)),
    (date(2024, 4, 1), date(2025, 3, 31)),
    (date(2025, 1, 1), date(2025, 12, 31)),
    (date(2025, 4, 1), date(2026, 3, 31)),
)
STATED: dict[str, tuple[str | None, ...]] = {
    "Gender": (None, "female", "female", "male", "other", UNKNOWN, "nonsense"),
    "Ethnicity": (None, "white: irish", "white: roma", ETHNICITY_REFUSED, ETHNICITY_UNDECLARED, "nonsense"),
    "Accommodation Status": (None, UNKNOWN, UNKNOWN, "refuge", "tenant: private landlord", "nonsense"),
    "Primary Support Reason": (None, UNKNOWN, SUPPORT_TO_CARER, LEARNING_DISABILITY, "mental health support"),
    "Employment Status": (None, UNKNOWN, "paid: hours per week unknown"),
    "Client Funding Status": (None, UNKNOWN, "fully client funded", "fully social care funded"),
    "Has Unpaid Carer": (None, UNKNOWN, "yes", "no"),
}
TELLING = (None, SHARED_LIVES, EXTRA_CARE, HOME_SUPPORT)
BIRTHS = (None, date(1940, 6, 15), date(1940, 6, 15), date(1961, 4, 2), date(1990, 1, 31), date(2007, 4, 1))
ROUTES = (None, "Prison", "PRISON", "Self-funder")
HEADERS = (
    *("LA Code", "Reporting Period Start Date", "Reporting Period End Date", "NHS Number"),
    *("LA Person Unique Identifier", "Client Type", *STATED, "Date of Birth", "Date of Death"),
    *("Event Type", "Event Start Date", "Event End Date", "Event Outcome", "Request: Route of Access"),
    *(
        "Assessment Type",
        "Adult 1 Linked Person_ID",
        "Service Type",
        "Service Component",
        "Delivery Mechanism",
    ),
)
Row = dict[str, str]


@dataclass(frozen=True, repr=False)
class Sent:
    """Rows by file; too many to print."""

    files: dict[tuple[date, date], list[Row]]

    def write(self, folder: Path) -> list[Path]:
        return [written(folder, period, rows) for period, rows in self.files.items()]

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:
        printer.text(f"{[len(rows) for rows in self.files.values()]} rows")


def written(folder: Path, period: tuple[date, date], rows: list[Row]) -> Path:
    path = folder / f"CLD_999_{period[0]:%Y%m%d}_{period[1]:%Y%m%d}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADERS, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


@st.composite
def submissions(draw: st.DrawFn, people: int = 10) -> Sent:
    periods = [period for period in FILES[:-1] if draw(st.integers(0, 3))] + [FILES[-1]]
    files: dict[tuple[date, date], list[Row]] = {period: [] for period in periods}
    for number in range(people):
        life = draw(st.sampled_from([*LIVES]))
        nhs = f"99900000{number:02}" if draw(st.booleans()) else ""
        death = draw(st.sampled_from(DEATHS))
        for event in draw(life_of(life, f"P{number}", "999")):
            for rows in files.values():
                for _ in range(draw(st.sampled_from([0, 1, 1, 1, 2]))):
                    rows.append(draw(row_of(event, nhs, death)))
    return Sent(files)


@st.composite
def row_of(draw: st.DrawFn, event: Event, nhs: str, death: date | None) -> Row:
    """The event as one file has it: outcome, end and details differ now and then."""
    seldom = draw(st.integers(0, 9)) == 0
    outcome = (
        draw(st.sampled_from([event.event_outcome, None, *OUTCOMES[3:6]])) if seldom else event.event_outcome
    )
    end = draw(st.sampled_from([None, event.event_start, date(2025, 3, 31)])) if seldom else event.event_end
    component = event.service_component
    if event.service_type in (COMMUNITY, ST_MAX, TO_CARER) and draw(st.integers(0, 3)) == 0:
        component = draw(st.sampled_from(TELLING))
    coded = {
        "Client Type": event.client_type,
        "Event Type": event.event_type,
        "Event Outcome": outcome,
        "Assessment Type": "long term assessment" if event.event_type == ASSESSMENT else None,
        "Service Type": event.service_type,
        "Service Component": component,
        "Delivery Mechanism": event.delivery_mechanism,
        **{header: draw(st.sampled_from(values)) for header, values in STATED.items()},
    }
    cared_for = (
        draw(st.sampled_from(["", "P0a", "p1A", "P2b"])) if "carer" in (event.client_type or "") else ""
    )
    return {header: draw(spelling(value)) for header, value in coded.items()} | {
        "LA Code": "999",
        "NHS Number": nhs,
        "LA Person Unique Identifier": event.la_person_id or "",
        "Date of Birth": day(draw(st.sampled_from(BIRTHS))),
        "Date of Death": day(death if draw(st.integers(0, 3)) else None),
        "Event Start Date": day(event.event_start),
        "Event End Date": day(end),
        "Request: Route of Access": draw(st.sampled_from(ROUTES)) or ""
        if event.event_type == REQUEST
        else "",
        "Adult 1 Linked Person_ID": cared_for,
    }


def spelling(small: str | None) -> st.SearchStrategy[str]:
    """Mostly as the list has it; now and then an older value, other capitals, stray spaces, or NULL for a blank."""
    if small is None:
        return st.sampled_from(["", "", "", "NULL", " "])
    usual = spelled(small) or small
    texts = submitted_as(small)
    return st.sampled_from([*[usual] * 8, *texts] if usual in texts else texts)


def day(found: date | None) -> str:
    return f"{found:%d/%m/%Y}" if found else ""
