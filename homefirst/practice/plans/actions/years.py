"""What help may cost a young person as an adult, and how a year of enablement ended."""

from __future__ import annotations

from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.foundation.errors import Invalid
from homefirst.practice.forms.definition.promotions import Row
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import wrote
from homefirst.practice.people.models import Person
from homefirst.practice.plans.models import AdultCost, EnablementYear

NOT_RISING = (
    "What it may cost has to rise from low to middle to high. Change the sums, so that they can be trusted."
)


@part_of_act()
def keep_adult_cost(*, step: Step, row: Row, by: Actor, on: date) -> AdultCost:
    """Raises Invalid where the middle is not between low and high. Which help it is stands as it was said before, where it
    is not said again."""
    person = step.episode.person
    tie = check_work(by, person)
    if not row["yearly_low"] <= row["yearly_middle"] <= row["yearly_high"]:
        raise Invalid(NOT_RISING, {"adult_cost.0.yearly_low": NOT_RISING})
    made = AdultCost.objects.create(
        person=person,
        step=step,
        yearly_low=row["yearly_low"],
        yearly_middle=row["yearly_middle"],
        yearly_high=row["yearly_high"],
        how_sure=next(iter(row.get("how_sure") or ()), ""),
        main_help=next(iter(row.get("main_help") or ()), "") or _help_before(person),
        said_on=on,
        said_by=step.finished_by or by.user,
    )
    wrote(by, "adult_cost.keep", made, person.pk, tie)
    return made


def _help_before(person: Person) -> str:
    said = AdultCost.objects.filter(person=person).exclude(main_help="").order_by("-pk")
    return said.values_list("main_help", flat=True).first() or ""


@part_of_act()
def end_year(*, step: Step, row: Row, by: Actor, on: date) -> EnablementYear:
    person = step.episode.person
    tie = check_work(by, person)
    met = row.get("goals_met")
    made = EnablementYear.objects.create(
        person=person,
        step=step,
        words=row.get("words", ""),
        weekly_hours_before=row["weekly_hours_before"],
        weekly_hours_after=row["weekly_hours_after"],
        goals_met=None if met is None else int(met),
        compared=row.get("compared", ""),
        ended_on=on,
        ended_by=step.finished_by or by.user,
    )
    wrote(by, "enablement_year.end", made, person.pk, tie)
    return made
