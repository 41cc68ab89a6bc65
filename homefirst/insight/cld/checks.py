"""What is odd in a row that is loaded as it stands. `confirmed` only where official sources say so (facts: sections 3, 4).

A value of Release 1 is not odd: it is mapped, and the file's release says so once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from homefirst.insight import codes
from homefirst.insight.cld import reading
from homefirst.insight.cld.fields import DATES, FIELDS

_NAMES = tuple(field.name for field in FIELDS)
_STEPS = "lower(event_type) IN ('request', 'assessment', 'review')"
_LINK_ONLY = (
    "lower(coalesce(client_type, '')) IN ('unpaid carer known by association', 'carer known by association')"
)


@dataclass(frozen=True)
class Check:
    """`odd` is SQL over the typed fields (a date's unreadable text in <field>_raw)."""

    code: str
    field: str
    odd: str
    words: str
    confirmed: bool = True
    value: str = ""  # SQL; default the field itself


CHECKS = (
    Check("no_event", "event_type", f"event_type IS NULL AND NOT {_LINK_ONLY}",
          "The row has no event type, so it is kept as facts about the person and as no event. Write the event type."),
    Check("unknown_event", "event_type", "lower(event_type) NOT IN ('request', 'assessment', 'service', 'review')",
          "The event type is none of Request, Assessment, Service and Review. No measure counts it."),
    Check("no_start", "event_start", "event_start IS NULL AND event_start_raw IS NULL AND event_type IS NOT NULL",
          "The event has no start date. No measure counts it. Write the day on which it began."),
    Check("no_end", "event_end", f"event_end IS NULL AND event_end_raw IS NULL AND {_STEPS}",
          "Only a service may be without an end date. No measure counts this until it has one."),
    Check("end_before_start", "event_end", "event_end < event_start",
          "The event ends before it starts. No measure can use it. Check both days.",
          value="strftime(event_start, '%d/%m/%Y') || ' to ' || strftime(event_end, '%d/%m/%Y')"),
    Check("start_after_death", "date_of_death", "event_start > date_of_death",
          "The event starts after the person died. Check both days.",
          value="strftime(date_of_death, '%d/%m/%Y')"),
    Check("born_after_death", "date_of_birth", "date_of_birth > date_of_death",
          "The birth date is after the date of death. Check both.", confirmed=False,
          value="strftime(date_of_birth, '%d/%m/%Y')"),
    Check("no_client_type", "client_type", "client_type IS NULL",
          "The row does not say whether this is about an adult with care needs or an unpaid carer.", confirmed=False),
    Check("nhs_number_unlike_one", "nhs_number", "nhs_number IS NOT NULL AND nhs_digits IS NULL",
          "This cannot be an NHS number (ten digits, not all the same). The council's own identifier is used."),
    Check("nhs_number_wrong_digit", "nhs_number", "nhs_digits IS NOT NULL AND NOT nhs_right",
          "The NHS number has a wrong digit: its last does not follow from the others. Check it.", confirmed=False),
    Check("cost_not_a_number", "unit_cost",
          "unit_cost IS NOT NULL AND try_cast(replace(replace(unit_cost, '£', ''), ',', '') AS DECIMAL(18, 2)) IS NULL",
          "The unit cost is not a number. It was left out of the record."),
    Check("units_not_a_number", "planned_units",
          "planned_units IS NOT NULL AND try_cast(replace(planned_units, ',', '') AS DECIMAL(18, 2)) IS NULL",
          "The planned units are not a number. They were left out of the record."),
)  # fmt: skip
_DAY_WORDS = "This is not a day written as DD/MM/YYYY, so it was read as blank. Write it so."
_RIGHT = (
    "(11 - list_sum([CAST(substr(nhs_digits, n, 1) AS INTEGER) * (11 - n) FOR n IN range(1, 10)]) % 11) % 11 "
    "= CAST(substr(nhs_digits, 10, 1) AS INTEGER)"
)


def query(lists: Path) -> str:
    """SQL over `texts` and `codes`: number, field, value, check_code, words, confirmed."""
    days = tuple(
        Check(f"{name}_not_a_day", name, f"{name}_raw IS NOT NULL", _DAY_WORDS, value=f"{name}_raw")
        for name in DATES
    )
    parts = [_select(check) for check in (*CHECKS, *days)]
    parts += [_unlisted(name, bool(entry["complete"])) for name, entry in codes.lists(lists).items()]
    typed = f"SELECT row_number AS number, {reading.typed(_NAMES, _NAMES, raw_dates=True)} FROM texts"
    with_digit = f"SELECT *, CASE WHEN nhs_digits IS NOT NULL THEN {_RIGHT} END AS nhs_right FROM ({typed})"
    return f"WITH typed AS MATERIALIZED ({with_digit}) {' UNION ALL '.join(parts)}"


def _select(check: Check) -> str:
    words = check.words.replace("'", "''")
    value = check.value or f"CAST({check.field} AS VARCHAR)"
    return (
        f"SELECT number, '{check.field}' AS field, left(coalesce({value}, ''), 400) AS value, "
        f"'{check.code}' AS check_code, '{words}' AS words, {check.confirmed} AS confirmed "
        f"FROM typed WHERE {check.odd}"
    )


def _unlisted(name: str, complete: bool) -> str:
    """A coded value that no list has. Only a list that was seen whole can say so for certain."""
    if name == "event_type":
        return "SELECT number, '', '', '', '', FALSE FROM typed WHERE FALSE"
    words = (
        "The value is in no list of the specification. It is kept as written, and measures count it as not known."
        if complete
        else "The value is not in the part of the list that is public, so it may be right. It is kept as written."
    )
    return (
        f"SELECT number, '{name}', left({name}, 400), 'not_in_list', '{words}', {complete} FROM typed "
        f"WHERE {name} IS NOT NULL AND lower({name}) NOT IN (SELECT submitted FROM codes WHERE field = '{name}')"
    )
