"""A bed to recover in is given to one person at a time, and is free again when they leave it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.hospital.definition import hospital_rule
from homefirst.practice.hospital.models import Stay
from homefirst.practice.hospital.queries.beds import taken
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.people.actions.writing import save_changes, wrote


@transaction.atomic
def give_bed(*, stay: Stay, home: str, from_on: date, row_version: int, by: Actor, on: date) -> Stay:
    """`home` is a code of the definition. Raises Invalid where all its beds are taken."""
    tie = check_work(by, stay.person)
    beds = hospital_rule().beds.get(home)
    if beds is None:
        raise Invalid("Choose a home.", {"home": "Choose a home."})
    if stay.bed and stay.bed_until is None:
        raise NotNow("This person has a bed already. Say when they leave it first.")
    # Two who take the last bed at the same time: the second waits for the first, then sees it taken.
    list(Stay.objects.select_for_update().filter(bed=home, bed_until__isnull=True).values_list("pk"))
    if taken().get(home, 0) >= beds.places:
        raise Invalid("Every bed there is taken.", {"home": f"Every bed at {beds.home} is taken."})
    save_changes(stay, {"bed": home, "bed_from": from_on, "bed_until": None}, row_version)
    wrote(by, "hospital.give_bed", stay, stay.person_id, tie, ["bed", "bed_from"])
    return stay


@transaction.atomic
def free_bed(*, stay: Stay, until_on: date, row_version: int, by: Actor, on: date) -> Stay:
    tie = check_work(by, stay.person)
    if not stay.bed or stay.bed_until is not None or stay.bed_from is None:
        raise NotNow("This person has no bed to recover in.")
    if until_on < stay.bed_from:
        raise Invalid("They leave it before they came.", {"until_on": "This is before they came to it."})
    save_changes(stay, {"bed_until": until_on}, row_version)
    wrote(by, "hospital.free_bed", stay, stay.person_id, tie, ["bed_until"])
    return stay
