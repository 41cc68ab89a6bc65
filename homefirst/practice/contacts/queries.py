"""Contacts as pages need them: one by its reference, and those of a day in somebody's hands and teams."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import CharField, Q, Value
from django.db.models.functions import TruncDate

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.reasons import LONDON
from homefirst.foundation.accounts.models import team_ids
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.contacts.models import Contact
from homefirst.practice.contacts.rules import ALREADY_WITH_US, FIRST_CONTACT
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import Also, Lane, StoryEvent
from homefirst.practice.people.rules import full_name

HIDDEN = "There is no such page, or you have no reason recorded to see it."
_WITH = ("person__record", "taken_by", "episode__version")


@dataclass(frozen=True)
class ContactLine:
    """One contact of a list. `name` is empty for somebody who is out of reach by now; `person_id` then too."""

    ref: str
    person_id: int | None
    person_ref: str
    name: str
    taken_by: str
    is_mine: bool
    state: str
    outcome: str
    started_at: datetime
    ended_at: datetime | None


def contact_of(actor: Actor, ref: str) -> Contact:
    """Of this actor's own or their team's; once it is about somebody, only while that record may be seen. Raises NotAllowed
    alike for one that does not exist. Two queries."""
    found = Contact.objects.select_related(*_WITH).filter(_ours(actor), ref=ref).first()
    if found is None or not policy.can(actor, "contact.take"):
        raise NotAllowed(HIDDEN, action="contact.take")
    if found.person is not None:
        policy.check(actor, "person.see", found.person.record)
    return found


def contacts_of_day(actor: Actor, on: date) -> list[ContactLine]:
    """Those begun on a day, and any still under way, the newest first. Two queries."""
    starts = datetime.combine(on, time.min, LONDON)
    rows = Contact.objects.filter(_ours(actor)).filter(
        Q(started_at__gte=starts) | Q(state=Contact.State.UNDER_WAY)
    )
    found = list(rows.select_related(*_WITH).order_by("-started_at", "-pk")[:100])
    ids = [each.person_id for each in found if each.person_id]
    seen = set(policy.visible(actor, Person.objects.filter(pk__in=ids)).values_list("pk", flat=True))
    return [_line(each, actor, each.person_id in seen) for each in found]


def waiting_first_contacts(actor: Actor) -> list[Step]:
    """Steps of first contacts that wait in this actor's hands or teams, the soonest first. One query."""
    if actor.user is None:
        return []
    held = Q(held_by=actor.user) | Q(held_by__isnull=True, team__in=team_ids(actor.user, actor.on))
    rows = Step.objects.filter(held, episode__code=FIRST_CONTACT, state__in=Step.OPEN)
    under_way = Contact.objects.filter(
        state=Contact.State.UNDER_WAY, joins=False, episode__isnull=False
    ).values("episode_id")
    rows = policy.visible(actor, rows.exclude(episode__in=under_way), "person.see", "episode__person__record")
    return list(
        rows.select_related("episode__person__record", "episode__version", "held_by", "team").order_by(
            "due_on", "pk"
        )[:50]
    )


def contacts_told(person: Person) -> Also:
    """Contacts that counted as no request of their own, for the story: one question together with the rest."""
    rows = Contact.objects.filter(person=person, state=Contact.State.RECORDED, outcome=ALREADY_WITH_US)
    columns = rows.values_list(
        Value("contact", output_field=CharField()),
        TruncDate("started_at", tzinfo=LONDON),
        TruncDate("ended_at", tzinfo=LONDON),
        "first_words",
        "taken_by__name",
    )
    return columns, {"contact": _told}


def _told(starts: date, _: date, words: str, by: str) -> StoryEvent:
    return StoryEvent(Lane.CONTACT, starts, None, words or "Was in touch", by=by)


def _ours(actor: Actor) -> Q:
    if actor.user is None:
        return Q(pk__in=())
    return Q(taken_by=actor.user) | Q(team__in=team_ids(actor.user, actor.on))


def _line(each: Contact, actor: Actor, may_see: bool) -> ContactLine:
    person = each.person if may_see else None
    name = full_name(person.given_name, person.family_name) if person else ""
    if each.person_id is None:
        name = " ".join(_typed(each, ("who-given_name", "who-family_name")))
    return ContactLine(
        ref=each.ref,
        person_id=person.pk if person else None,
        person_ref=person.record.ref if person else "",
        name=name,
        taken_by=each.taken_by.name,
        is_mine=actor.user is not None and each.taken_by_id == actor.user.pk,
        state=each.state,
        outcome=each.outcome,
        started_at=each.started_at,
        ended_at=each.ended_at,
    )


def _typed(each: Contact, boxes: Iterable[str]) -> list[str]:
    return [value for box in boxes for value in each.typed.get(box, ()) if value]
