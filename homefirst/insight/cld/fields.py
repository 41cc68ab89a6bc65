"""The 50 columns of a Client Level Data file, in the order of the specification as far as it is public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "code", "date", "number"]


@dataclass(frozen=True)
class Field:
    name: str
    header: str
    kind: Kind = "text"
    figures: bool = False  # needed by the measures or the joining of events


FIELDS: tuple[Field, ...] = (
    Field("la_code", "LA Code", figures=True),
    Field("reporting_period_start", "Reporting Period Start Date", "date"),
    Field("reporting_period_end", "Reporting Period End Date", "date"),
    Field("nhs_number", "NHS Number", figures=True),
    Field("la_person_id", "LA Person Unique Identifier", figures=True),
    Field("first_name", "First Name"),
    Field("last_name", "Last Name"),
    Field("gp_practice_name", "GP Practice Name"),
    Field("gp_practice_code", "GP Practice Code"),
    Field("gender", "Gender", "code", figures=True),
    Field("ethnicity", "Ethnicity", "code", figures=True),
    Field("date_of_birth", "Date of Birth", "date", figures=True),
    Field("date_of_death", "Date of Death", "date", figures=True),
    Field("client_type", "Client Type", "code", figures=True),
    Field("primary_support_reason", "Primary Support Reason", "code", figures=True),
    Field("postcode", "Postcode"),
    Field("accommodation", "Accommodation Status", "code", figures=True),
    Field("employment", "Employment Status", "code", figures=True),
    Field("has_unpaid_carer", "Has Unpaid Carer", "code", figures=True),
    Field("autism", "Autism Spectrum Disorder (ASD)", "code"),
    Field("visual_impairment", "Visual Impairment", "code"),
    Field("hearing_impairment", "Hearing Impairment", "code"),
    Field("dementia", "Dementia", "code"),
    Field("funding", "Client Funding Status", "code", figures=True),
    Field("event_type", "Event Type", "code", figures=True),
    Field("event_reference", "Event Reference"),
    Field("event_start", "Event Start Date", "date", figures=True),
    Field("event_end", "Event End Date", "date", figures=True),
    Field("event_description", "Event Description"),
    Field("event_outcome", "Event Outcome", "code", figures=True),
    Field("route_of_access", "Request: Route of Access", "code", figures=True),
    Field("assessment_type", "Assessment Type", "code", figures=True),
    Field("eligible_needs", "Eligible Needs Identified"),
    Field("assessment_method", "Method of Assessment", "code"),
    Field("caring_hours", "Total Hrs Caring per week"),
    Field("adults_cared_for", "No. of adults being cared for"),
    Field("linked_1", "Adult 1 Linked Person_ID", figures=True),
    Field("linked_2", "Adult 2 Linked Person_ID", figures=True),
    Field("linked_3", "Adult 3 Linked Person_ID", figures=True),
    Field("service_type", "Service Type", "code", figures=True),
    Field("service_component", "Service Component", "code", figures=True),
    Field("delivery_mechanism", "Delivery Mechanism", "code", figures=True),
    Field("provider_name", "Provider CQC Location Name"),
    Field("provider_location_id", "Provider CQC Location ID"),
    Field("review_reason", "Review Reason", "code", figures=True),
    Field("review_outcomes", "Review Outcomes Achieved", "code"),
    Field("review_method", "Method of Review", "code"),
    Field("unit_cost", "Unit Cost", "number"),
    Field("cost_frequency", "Cost Frequency (Unit Type)", "code"),
    Field("planned_units", "Planned units per week", "number"),
)
BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}
DATES: tuple[str, ...] = tuple(field.name for field in FIELDS if field.kind == "date")
_BY_HEADER = {field.header.casefold(): field.name for field in FIELDS}

# Without these a file cannot be Client Level Data.
IDENTIFIERS = ("nhs_number", "la_person_id")
REQUIRED = ("event_type", "event_start", "event_end")


def matched(header: Sequence[str]) -> list[str | None]:
    """Field name for each header text, whatever its capitals and spaces; None where there is no such field.

    A second column of the same name is None: the first counts.
    """
    seen: set[str] = set()
    names: list[str | None] = []
    for text in header:
        name = _BY_HEADER.get(" ".join(text.replace("\ufeff", "").split()).casefold())
        names.append(None if name in seen else name)
        seen.add(name or "")
    return names
