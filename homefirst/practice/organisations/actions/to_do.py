"""What the provider or the council has to do, by when; and that it is done."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.organisations.actions.writing import check_enquire, check_open, wrote_service
from homefirst.practice.organisations.models import ServiceAction, ServiceEnquiry
from homefirst.practice.pathways.actions.ending import lacks
from homefirst.practice.people.actions.writing import refuse_if, save_changes


@transaction.atomic
def add_to_do(
    *, enquiry: ServiceEnquiry, words: str, owner: str, is_providers: bool, due_on: date, by: Actor, on: date
) -> ServiceAction:
    """Raises Invalid where it lacks words or an owner, or its day has passed."""
    check_enquire(by)
    check_open(enquiry)
    problems = {}
    if lacks(words):
        problems["words"] = "Say what has to be done."
    if not owner.strip():
        problems["owner"] = "Say who does it."
    if due_on < on:
        problems["due_on"] = "This day has passed. Choose one from today on."
    refuse_if(problems)
    made = ServiceAction.objects.create(
        enquiry=enquiry, words=words.strip(), owner=owner.strip(), is_providers=is_providers, due_on=due_on
    )
    wrote_service(by, "add_to_do", made)
    return made


@transaction.atomic
def finish_to_do(
    *, action: ServiceAction, words: str, row_version: int, by: Actor, on: date
) -> ServiceAction:
    """Raises Invalid without words, NotNow where it was done before, and Stale."""
    user = check_enquire(by)
    if lacks(words):
        raise Invalid("Say what shows that it is done.", {"words": "Say what shows that it is done."})
    if action.done_on is not None:
        raise NotNow("This was crossed off already.")
    done = {"done_on": on, "done_words": words.strip(), "done_by": user}
    save_changes(action, done, row_version)
    wrote_service(by, "finish_to_do", action, done)
    return action
