"""An enquiry into a service as a whole is opened, with everybody whom a concern there was about."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotNow
from homefirst.practice.organisations.actions.writing import check_enquire, wrote_service
from homefirst.practice.organisations.models import AdultConcerned, ServiceEnquiry
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.apart import open_steps
from homefirst.practice.pathways.actions.ending import lacks
from homefirst.practice.people.actions.writing import refuse_if
from homefirst.practice.safeguarding.definition import safeguarding_rule
from homefirst.practice.safeguarding.models import Concern
from homefirst.practice.safeguarding.rules.patterns import same_name

CODE = "organisational_safeguarding"


@transaction.atomic
def open_enquiry(*, name: str, why: str, by: Actor, on: date) -> ServiceEnquiry:
    """Begins the version in force. Every adult of a concern that named this service in the council's span is concerned, in
    restricted records too: who may not see them is told how many. Raises Invalid, and NotNow where one is open."""
    user = check_enquire(by)
    problems = {}
    if not same_name(name):
        problems["name"] = "Say which home or service."
    if lacks(why):
        problems["why"] = "Say why the service itself is looked at."
    refuse_if(problems)
    if ServiceEnquiry.objects.filter(key=same_name(name), closed_on__isnull=True).exists():
        raise NotNow("There is an open enquiry into this service already.")
    version = library.in_force(CODE, on)
    pathway = library.read(version)
    enquiry = ServiceEnquiry.objects.create(
        name=" ".join(name.split()),
        key=same_name(name),
        why=why.strip(),
        version=version,
        opened_on=on,
        opened_by=user,
        held_by=user,
    )
    wrote_service(by, "open", enquiry)
    first = pathway.first.code
    open_steps(
        enquiry, [first], on=on, offered={first: {"why": [why.strip()]}}
    )  # said here, not asked again there
    for concern in concerns_of(enquiry.key, on):
        AdultConcerned.objects.get_or_create(
            enquiry=enquiry,
            person_id=concern.person_id,
            defaults={"added_on": on, "because": "A concern named this service"},
        )
    return enquiry


def concerns_of(key: str, on: date) -> list[Concern]:
    """Within the span of the council's pattern rule. One query."""
    since = on - timedelta(days=safeguarding_rule().pattern_days)
    recent = Concern.objects.filter(received_on__gt=since, received_on__lte=on).exclude(service_name="")
    return [each for each in recent.order_by("received_on", "pk") if same_name(each.service_name) == key]
