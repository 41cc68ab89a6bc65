"""When the day has come until which a concern is kept: it is kept longer with a reason, or emptied of what was written."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotNow
from homefirst.practice.matters.actions.writing import check_lead, wrote_matter
from homefirst.practice.matters.models import Matter, MatterAction, TrustConcern
from homefirst.practice.pathways.actions.ending import lacks
from homefirst.practice.people.actions.writing import refuse_if, save_changes

GONE = "Taken away"


@transaction.atomic
def keep_longer(
    *, concern: TrustConcern, keep_until: date | None, keep_why: str, row_version: int, by: Actor, on: date
) -> TrustConcern:
    """Raises Invalid, NotNow while it is open, and Stale."""
    check_lead(by, concern.matter)
    _check_ended(concern)
    problems = {}
    if keep_until is None or keep_until <= on:
        problems["keep_until"] = "Choose a day after today."
    if lacks(keep_why):
        problems["keep_why"] = "Say why it is kept so long."
    refuse_if(problems)
    changes = {"keep_until": keep_until, "keep_why": keep_why.strip()}
    save_changes(concern, changes, row_version)
    wrote_matter(by, "keep_longer", concern, changes)
    return concern


@transaction.atomic
def empty(*, concern: TrustConcern, row_version: int, by: Actor, on: date) -> TrustConcern:
    """Names, answers and what was told are taken away for good. What is left: that there was a concern, its days, what was
    decided and how it ended, without anybody's name. Raises NotNow before its day, and Stale."""
    check_lead(by, concern.matter)
    _check_ended(concern)
    if concern.keep_until is None or concern.keep_until > on:
        raise NotNow("The day until which it is kept has not come.")
    matter = concern.matter
    gone = {"name": GONE, "works_as": "", "employer": "", "children": None, "colleague": None, "keep_why": ""}
    save_changes(concern, {**gone, "emptied_on": on}, row_version)
    matter.steps.update(answers={}, reason="", row_version=F("row_version") + 1)
    matter.sharings.update(who=GONE, what="", why="", basis="", owner_agrees="")
    matter.named.filter(until_on__isnull=True).update(until_on=on, row_version=F("row_version") + 1)
    matter.named.update(why=GONE)
    MatterAction.objects.filter(matter=matter).update(
        words=GONE, owner=GONE, done_words="", row_version=F("row_version") + 1
    )
    wrote_matter(by, "empty", concern, gone)
    return concern


def _check_ended(concern: TrustConcern) -> None:
    if Matter.objects.filter(pk=concern.matter_id, closed_on__isnull=True).exists():
        raise NotNow("This is still open.")
    if concern.emptied_on is not None:
        raise NotNow("What was written was taken away already.")
