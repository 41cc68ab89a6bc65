"""Where the desk and a file differ, for the analyst who decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from homefirst.exchange.cld.models import Difference
from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit import actions as audit
from homefirst.practice.people.models import Person

PAGE = 50
WORDS = {
    "ends_on": "Ends on", "starts_on": "Starts on", "service_type": "Kind of care", "died_on": "Died on",
    "service_component": "What it consists of", "delivery_mechanism": "How the money is held",
    "birth_date": "Birth date", "nhs_number": "NHS number", "outcome": "What it led to",
}  # fmt: skip
_OF = {"person": "The person", "service": "A service", "paststep": "A request, assessment or review"}
# These say who somebody is: shown only to whoever may see the record.
_NAMING = frozenset(
    {"given_name", "family_name", "nhs_number", "birth_date", "postcode", "gp_name", "gp_code", "description"}
)


@dataclass(frozen=True)
class DifferenceLine:
    """`values` is (the desk's, the file's), or None where the record must be opened first to see them."""

    pk: int
    ref: str
    of: str
    field: str
    values: tuple[str, str] | None
    may_take: bool
    file: str


@dataclass(frozen=True)
class Differences:
    lines: Sequence[DifferenceLine]
    total: int
    page: int

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1


@transaction.atomic
def differences(actor: Actor, page: int = 1) -> Differences:
    """Those that nobody has decided about, the oldest first; each look is kept. A constant number of queries."""
    policy.check(actor, "files.differences")
    still_open = Difference.objects.filter(state=Difference.State.OPEN).order_by("pk")
    start = (max(page, 1) - 1) * PAGE
    found = list(still_open.select_related("person__record", "submission")[start : start + PAGE])
    ids = {one.person_id for one in found}
    people = Person.objects.filter(pk__in=ids)
    seen = set(policy.visible(actor, people, "person.see").values_list("pk", flat=True)) if ids else set()
    edits = set(policy.visible(actor, people, "person.edit").values_list("pk", flat=True)) if ids else set()
    audit.looked_many(actor, sorted(ids), "differences", "mending data", action="files.differences")
    return Differences([_line(one, seen, edits) for one in found], still_open.count(), max(page, 1))


def _line(one: Difference, seen: set[int], edits: set[int]) -> DifferenceLine:
    shown = one.field not in _NAMING or one.person_id in seen
    return DifferenceLine(
        pk=one.pk,
        ref=one.person.record.ref,
        of=_OF.get(one.object_type, one.object_type),
        field=WORDS.get(one.field, one.field.replace("_", " ").capitalize()),
        values=(one.desk_value, one.file_value) if shown else None,
        may_take=one.person_id in edits,
        file=one.submission.name,
    )
