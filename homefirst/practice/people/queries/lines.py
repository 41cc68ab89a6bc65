"""One line about each of many people: lists, results, those seen lately."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Value

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.accounts.models import team_ids
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people import rules
from homefirst.practice.people.models import Person

PAGE = 50
SEEN = 10
_LOOKS_READ = 200  # looks to go through for the last ten people


@dataclass(frozen=True)
class PersonLine:
    """`age` in words; `held_by` is who holds the work, else the team; `number` stands in for a name nobody knows."""

    person_id: int
    ref: str
    name: str
    liked_name: str
    birth_date: date | None
    birth_is_estimated: bool
    died_on: date | None
    age: str
    postcode: str
    held_by: str
    is_restricted: bool

    @property
    def title(self) -> str:
        return self.name or f"Name not known, record {self.ref}"


@dataclass(frozen=True)
class PeoplePage:
    lines: tuple[PersonLine, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def my_people(actor: Actor, *, page: int = 1, whose: str = "mine", total: int | None = None) -> PeoplePage:
    """Fifty a page by family name: `mine` are those whose work this actor holds, `team` the living of their teams.

    `total` is what `people_in_hand` has counted already.
    """
    people = policy.visible(actor, Person.objects.filter(_whose(actor, whose)))
    total = people.count() if total is None else total
    page = min(max(page, 1), max(1, -(-total // PAGE)))
    rows = by_name(people)[(page - 1) * PAGE : page * PAGE]
    return PeoplePage(tuple(lines(rows, actor)), total, page)


def people_in_hand(actor: Actor) -> dict[str, int]:
    """How many people are `mine` and how many are my `team`'s: one query, of two halves that each use their own index."""
    mine, team = (
        policy.visible(actor, Person.objects.filter(_whose(actor, whose)))
        .values(whose=Value(whose))
        .annotate(people=Count("pk"))
        for whose in ("mine", "team")
    )
    return {"mine": 0, "team": 0} | {row["whose"]: row["people"] for row in mine.union(team, all=True)}


def recently_seen(actor: Actor) -> list[PersonLine]:
    """The last ten people whose record this actor opened, while a reason lasts; the latest first."""
    if actor.user is None:
        return []
    looks = AuditRow.objects.filter(user_id=actor.user.pk, kind="read", action="person.see")
    seen = looks.exclude(record_id=None).order_by("-seq").values_list("record_id", flat=True)[:_LOOKS_READ]
    order = list(dict.fromkeys(seen))
    people = policy.visible(actor, Person.objects.filter(pk__in=order)).select_related("record__team")
    latest = sorted(people, key=lambda person: order.index(person.pk))[:SEEN]
    return lines(latest, actor)


def by_name(people: QuerySet[Person]) -> QuerySet[Person]:
    return people.select_related("record__team").order_by("family_name", "given_name", "birth_date", "pk")


def lines(people: Iterable[Person], actor: Actor) -> list[PersonLine]:
    """In the order given; one query more, for who holds the work. `people` come with `record__team`."""
    listed = list(people)
    holders = held_by([person.pk for person in listed], actor)
    return [_line(person, holders.get(person.pk, ""), actor.on) for person in listed]


def held_by(person_ids: Collection[int], actor: Actor) -> dict[int, str]:
    """The name of the member of staff who holds each person's work; two are joined by 'and'."""
    held = Tie.objects.filter(
        _lasting(actor), kind=Tie.Kind.ALLOCATED, record_id__in=person_ids, user__isnull=False
    ).order_by("starts_at", "pk")
    names: dict[int, list[str]] = {}
    for record_id, name in held.values_list("record_id", "user__name"):
        names.setdefault(record_id, []).append(name)
    return {record_id: " and ".join(dict.fromkeys(each)) for record_id, each in names.items()}


def _line(person: Person, holder: str, on: date) -> PersonLine:
    record = person.record
    return PersonLine(
        person_id=person.pk,
        ref=record.ref,
        name=rules.full_name(person.given_name, person.family_name),
        liked_name=person.liked_name,
        birth_date=person.birth_date,
        birth_is_estimated=person.birth_is_estimated,
        died_on=person.died_on,
        age=rules.age_words(
            person.birth_date, on, died_on=person.died_on, is_estimated=person.birth_is_estimated
        ),
        postcode=person.postcode,
        held_by=holder or (record.team.name if record.team else "Nobody yet"),
        is_restricted=record.restriction == Record.Restriction.RESTRICTED,
    )


def _whose(actor: Actor, whose: str) -> Q:
    if actor.user is None:
        return Q(pk__in=[])
    if whose == "team":
        return Q(record__team__in=team_ids(actor.user, actor.on), died_on__isnull=True)
    mine = Tie.objects.filter(_lasting(actor), kind=Tie.Kind.ALLOCATED, user=actor.user)
    return Q(pk__in=mine.values("record_id"))


def _lasting(actor: Actor) -> Q:
    return Q(starts_at__lte=actor.at) & (Q(ends_at__isnull=True) | Q(ends_at__gt=actor.at))
