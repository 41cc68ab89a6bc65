"""Care is added, changed, ended with a reason, and put right. What the desk sets, a later file leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.acts import part_of_act
from homefirst.foundation.definitions.codes import values
from homefirst.practice.pathways.actions import code_problems, save_at_desk
from homefirst.practice.people.actions.writing import check_edit, refuse_if, wrote
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries.numbers import council_number_of
from homefirst.support.services import rules
from homefirst.support.services.models import Service

# In the words of the page. What may change while the care goes on: how it is given, by whom, how much.
CHANGEABLE: Mapping[str, str] = {
    "delivery_mechanism": "How the money is held",
    "provider_name": "Who gives it",
    "provider_location_id": "Their CQC location number",
    "unit_cost": "Cost",
    "cost_frequency": "What that cost covers",
    "planned_units": "Hours, days or sessions a week",
    "description": "In a few words",
}
# What can only have been written wrongly: another kind of care, or another start, is another service.
CORRECTABLE: Mapping[str, str] = {
    "service_type": "Kind of care",
    "service_component": "What it consists of",
    "starts_on": "Starts on",
    "ends_on": "Ends on",
    "outcome": "What it led to",
    "end_reason": "Why it ended",
    **CHANGEABLE,
}
CODED: Mapping[str, str] = {
    "service_type": "service_type",
    "service_component": "service_component",
    "delivery_mechanism": "delivery_mechanism",
    "cost_frequency": "cost_frequency",
    "outcome": "event_outcome",
}
_WORDS_NEEDED = "other"  # outcomes that say nothing alone: "ended for other reason", "NFA: Other"
_SAME = ("client_type", "service_type", "service_component")
_MOST_POUNDS = Decimal(1_000_000)
_TWICE = "This care is on the record already, with the same start. Open that one and change it."


@part_of_act()
def add_service(
    *,
    person: Person,
    service_type: str,
    starts_on: date | None,
    by: Actor,
    on: date,
    known: Sequence[Service] | None = None,
    **facts: Any,
) -> Service:
    """`facts`: other fields of CORRECTABLE. A start ahead of `on` is planned care. `known` is all care of this component
    that the person has or had (`care_of`), where the caller has read it in the same act."""
    tie = check_edit(by, person)
    _check_costs(by, person, facts)
    wanted = {"service_type": service_type, "starts_on": starts_on, **facts}
    _only(wanted, CORRECTABLE)
    made = Service(person=person, council_number=council_number_of(person))
    _set(made, wanted)
    made.client_type = rules.client_type(made.service_type)
    refuse_if(_problems(made, wanted, known))
    made.desk_fields = sorted([*wanted, "client_type"])
    made.save(force_insert=True)
    wrote(by, "service.add", made, person.pk, tie, wanted)
    return made


@part_of_act()
def change_service(
    *, service: Service, changes: Mapping[str, Any], row_version: int, by: Actor, on: date
) -> Service:
    """Sets fields of CHANGEABLE; raises Stale when somebody saved first."""
    _only(changes, CHANGEABLE)
    return _save(service, changes, row_version, by, "service.change")


@part_of_act()
def end_service(
    *,
    service: Service,
    outcome: str,
    row_version: int,
    by: Actor,
    on: date,
    ends_on: date | None = None,
    reason: str = "",
) -> Service:
    """Ends it on `ends_on` (else `on`; a day ahead plans the end). `outcome` is what it led to, in the return's words;
    an outcome that says nothing alone needs a `reason`."""
    said = reason.strip()
    if not outcome:
        refuse_if({"outcome": "Choose what it led to."})
    if not said and _WORDS_NEEDED in outcome.casefold():
        refuse_if({"reason": "Say in a few words why it ended."})
    changes = {
        "ends_on": ends_on or on,
        "outcome": outcome,
        "end_reason": said or outcome.removeprefix("NFA: "),
    }
    return _save(service, changes, row_version, by, "service.end")


@part_of_act()
def correct_service(
    *, service: Service, changes: Mapping[str, Any], row_version: int, by: Actor, on: date
) -> Service:
    """Puts right what was never so: any field of CORRECTABLE. An end that is taken away lets the care run on."""
    _only(changes, CORRECTABLE)
    wanted = dict(changes)
    if "ends_on" in wanted and wanted["ends_on"] is None:
        wanted |= {"end_reason": "", "outcome": wanted.get("outcome", "")}
    if "service_type" in wanted:
        wanted["client_type"] = rules.client_type(str(wanted["service_type"]))
    return _save(service, wanted, row_version, by, "service.correct")


def _save(service: Service, changes: Mapping[str, Any], row_version: int, by: Actor, action: str) -> Service:
    tie = check_edit(by, service.person)
    _check_costs(by, service.person, changes)
    wanted = Service.objects.select_related("person").get(pk=service.pk)
    _set(wanted, changes)
    refuse_if(_problems(wanted, changes))
    tidy = {name: getattr(wanted, name) for name in changes}
    save_at_desk(service, tidy, row_version, CORRECTABLE)
    wrote(by, action, service, service.person_id, tie, tidy)
    return service


def _check_costs(by: Actor, person: Person, given: Mapping[str, Any]) -> None:
    """Who may not see what care costs may not set it either."""
    if "unit_cost" in given:
        check(by, "care.costs", person.record)


def care_of(person_id: int, component: str) -> list[Service]:
    """All care of this component, in the words of any file, that a person has or had. One query."""
    found = Service.objects.filter(person=person_id, service_component__iexact=component)
    return list(found.order_by("pk"))


def _problems(
    wanted: Service, given: Mapping[str, Any], known: Sequence[Service] | None = None
) -> dict[str, str]:
    """What is odd in a file stays until it is touched: only the fields `given` are judged."""
    problems = code_problems(given, CODED)
    if "service_type" in given and wanted.service_type not in values("cld/service_type"):
        problems["service_type"] = "Choose the kind of care."
    twice = _twice(wanted, given, known)
    return problems | _day_problems(wanted, given) | _cost_problems(wanted, given) | twice


def _day_problems(wanted: Service, given: Mapping[str, Any]) -> dict[str, str]:
    if not {"starts_on", "ends_on"} & set(given):
        return {}
    born, died = wanted.person.birth_date, wanted.person.died_on
    if wanted.starts_on is None:
        return {"starts_on": "Enter the day on which it starts, like 24 11 2026."}
    if born and wanted.starts_on < born:
        return {"starts_on": "This would start before the person was born. Check the day."}
    if died and wanted.starts_on > died:
        return {"starts_on": "This would start after the person died. Check the day."}
    if wanted.ends_on and wanted.ends_on < wanted.starts_on:
        return {"ends_on": "This would end before it starts. Check both days."}
    return {}


def _cost_problems(wanted: Service, given: Mapping[str, Any]) -> dict[str, str]:
    if not {"unit_cost", "cost_frequency", "planned_units"} & set(given):
        return {}
    problems = {}
    if wanted.unit_cost is not None and not 0 <= wanted.unit_cost < _MOST_POUNDS:
        problems["unit_cost"] = "Enter the cost in pounds, like 21.50."
    if wanted.unit_cost is not None and not wanted.cost_frequency:
        problems["cost_frequency"] = "Choose what the cost covers, like an hour or a week."
    units = wanted.planned_units
    most = rules.most_units(wanted.cost_frequency)
    if units is not None and (units < 0 or units > (most or 1000)):
        problems["planned_units"] = f"Enter how many a week, from 0 to {most or 1000}."
    elif units is None and wanted.unit_cost is not None and rules.needs_units(wanted.cost_frequency):
        problems["planned_units"] = "Enter how many a week, so that the cost of a week is known."
    return problems


def _twice(wanted: Service, given: Mapping[str, Any], known: Sequence[Service] | None) -> dict[str, str]:
    """The return knows a service by person, start, kind and component; a second one would be counted with it."""
    if not {"service_type", "service_component", "starts_on"} & set(given) or not wanted.starts_on:
        return {}
    care = care_of(wanted.person_id, wanted.service_component) if known is None else known
    others = [each for each in care if each.pk != wanted.pk]
    return {"service_component": _TWICE} if any(_is_same(each, wanted) for each in others) else {}


def _is_same(one: Service, other: Service) -> bool:
    """As the return counts them, which makes nothing of capitals."""
    return one.starts_on == other.starts_on and all(
        getattr(one, name).casefold() == getattr(other, name).casefold() for name in _SAME
    )


def _set(wanted: Service, facts: Mapping[str, Any]) -> None:
    for name, value in facts.items():
        setattr(wanted, name, " ".join(value.split()) if isinstance(value, str) else value)


def _only(facts: Mapping[str, Any], allowed: Mapping[str, str]) -> None:
    unknown = set(facts) - set(allowed)
    if unknown:
        raise TypeError(f"not set here: {', '.join(sorted(unknown))}")
