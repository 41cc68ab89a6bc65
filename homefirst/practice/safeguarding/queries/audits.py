"""Which enquiries are to be audited in a month, and which ended."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.calendar.spans import add_months
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.pathways.queries.worklist import HIDDEN
from homefirst.practice.safeguarding.codes import INCONCLUSIVE
from homefirst.practice.safeguarding.definition import safeguarding_rule
from homefirst.practice.safeguarding.models import Enquiry
from homefirst.practice.safeguarding.queries.reach import action_for
from homefirst.practice.safeguarding.rules.sample import month_before, sampled

RECORD = "concern__person__record"


def sample_of(month: date) -> frozenset[int]:
    """Drawn among all, whoever asks, so that it is the same for everybody. `month` is its first day. One query."""
    ended = Enquiry.objects.filter(
        concluded_on__gte=month_before(month), concluded_on__lt=month, ended_because=""
    )
    rule = safeguarding_rule()
    return sampled(
        {pk: conclusion in INCONCLUSIVE for pk, conclusion in ended.values_list("pk", "conclusion")},
        month=month,
        size=rule.sample_size,
        all_inconclusive=rule.all_inconclusive,
    )


def to_audit(actor: Actor, month: date) -> tuple[list[Enquiry], int]:
    """Those of the sample that nobody has audited and this actor may see; and how many more there are. Three queries."""
    waiting = Enquiry.objects.filter(pk__in=sample_of(month), audit__isnull=True)
    seen = list(_seen(actor, waiting).order_by("concluded_on", "pk"))
    return seen, waiting.count() - len(seen)


def count_to_audit(actor: Actor, month: date) -> int:
    """How many of the sample nobody has audited, of those whom this actor may see. Two queries."""
    waiting = Enquiry.objects.filter(pk__in=sample_of(month), audit__isnull=True)
    return policy.visible(actor, waiting, action_for(actor), RECORD).count()


def ended_since(actor: Actor, on: date) -> list[Enquiry]:
    """Enquiries that ended in the twelve months up to `on`, the newest first. One query."""
    ended = Enquiry.objects.filter(
        concluded_on__gt=add_months(on, -12), concluded_on__lte=on, ended_because=""
    )
    return list(_seen(actor, ended).order_by("-concluded_on", "pk"))


def enquiry_to_audit(actor: Actor, enquiry_id: int) -> Enquiry:
    """Raises NotAllowed alike for one that does not exist. One query."""
    found = _seen(actor, Enquiry.objects.filter(pk=enquiry_id)).first()
    if found is None:
        raise NotAllowed(HIDDEN, action="safeguarding.audit")
    return found


def _seen(actor: Actor, enquiries: QuerySet[Enquiry]) -> QuerySet[Enquiry]:
    found = policy.visible(actor, enquiries, action_for(actor), RECORD)
    return found.select_related(RECORD, "concern__episode", "audit")
