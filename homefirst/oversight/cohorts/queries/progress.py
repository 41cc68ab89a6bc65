"""How far a review group is: everybody picked, their review, what it led to, what it saves. Late reviews come first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.http import Http404

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.oversight.cohorts.definitions import Definition, parse, review_groups
from homefirst.oversight.cohorts.models import Cohort, Member
from homefirst.oversight.cohorts.queries.reviews import first_reviews, under_way
from homefirst.oversight.cohorts.rules import LED_TO, saving_of
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import PersonLine, lines

NAMES = "person.names"


@dataclass(frozen=True)
class MemberLine:
    """`state` is late, to_come, reviewed (nothing recorded yet), recorded, or died before a review."""

    member: Member
    person: PersonLine
    state: str
    review: str
    led_to: str
    saving: Decimal | None


@dataclass(frozen=True)
class Progress:
    """`members` are all who were picked; `lines` only those whose names this actor may see."""

    group: Cohort
    definition: Definition
    members: Sequence[Member]
    reviews: Mapping[int, Step]
    lines: Sequence[MemberLine]
    on: date
    may_record: bool
    sees_costs: bool

    @property
    def reviewed(self) -> int:
        return len(self.reviews)

    @property
    def outside(self) -> int:
        return len(self.members) - len(self.lines)

    @property
    def late(self) -> int:
        return len(self.members) - self.reviewed if self.on > self.group.review_by else 0

    @cached_property
    def led_to(self) -> list[tuple[str, int]]:
        """Each end in words, with how many: those recorded, those not recorded yet, those not reviewed."""
        found = Counter(one.led_to for one in self.members if one.person_id in self.reviews)
        listed = [(words, found[code]) for code, words in LED_TO.items()]
        not_yet = ("Reviewed, nothing recorded yet", found[""])
        return [
            *(each for each in [*listed, not_yet] if each[1]),
            ("Not reviewed yet", len(self.members) - self.reviewed),
        ]

    @cached_property
    def saved(self) -> Decimal:
        return sum((saving_of(one) or Decimal(0) for one in self.members), Decimal(0))


@dataclass(frozen=True)
class GroupLine:
    """A group on the list: picked, with how many people, or waiting to be."""

    definition: Definition
    group: Cohort | None
    people: int = 0


def groups(actor: Actor) -> list[GroupLine]:
    """Those of the files, and those picked whose file has gone. Two queries."""
    policy.check(actor, "review_groups.see")
    picked = {one.code: one for one in Cohort.objects.order_by("picked_on", "pk")}
    people = Counter(Member.objects.values_list("cohort__code", flat=True))
    known = {**review_groups()}
    for code, one in picked.items():
        known.setdefault(code, parse(one.code, one.rule))
    return [GroupLine(one, picked.get(code), people[code]) for code, one in known.items()]


def progress(actor: Actor, code: str) -> Progress:
    """Raises Http404 while the group is not picked. Seven queries."""
    policy.check(actor, "review_groups.see")
    group = Cohort.objects.filter(code=code).select_related("picked_by").first()
    if group is None:
        raise Http404("There is no such review group.")
    members = list(group.members.order_by("pk"))
    for one in members:
        one.cohort = group
    reviews = first_reviews(group)
    return Progress(
        group=group,
        definition=parse(group.code, group.rule),
        members=members,
        reviews=reviews,
        lines=_lines(actor, group, members, reviews),
        on=actor.on,
        may_record=policy.can(actor, "review_groups.manage"),
        sees_costs=policy.can(actor, "care.costs"),
    )


def member_of(actor: Actor, code: str, number: int) -> Member:
    """One person of a group, for whoever may record about them. Raises Http404."""
    found = policy.visible(
        actor,
        Member.objects.filter(cohort__code=code, pk=number),
        "review_groups.manage",
        path="person__record",
    )
    member = found.select_related("cohort", "person__record__team").first()
    if member is None:
        raise Http404("There is no such person in this group.")
    return member


def _lines(
    actor: Actor, group: Cohort, members: Sequence[Member], reviews: Mapping[int, Step]
) -> list[MemberLine]:
    people = policy.visible(actor, Person.objects.filter(review_groups__cohort=group), NAMES)
    by_id = {line.person_id: line for line in lines(people.select_related("record__team"), actor)}
    open_reviews = under_way(group)
    made = [
        _line(
            actor,
            group,
            one,
            by_id[one.person_id],
            reviews.get(one.person_id),
            open_reviews.get(one.person_id),
        )
        for one in members
        if one.person_id in by_id
    ]
    order = ("late", "to_come", "reviewed", "recorded", "died")
    return sorted(made, key=lambda line: (order.index(line.state), line.person.name, line.member.pk))


def _line(
    actor: Actor, group: Cohort, member: Member, person: PersonLine, review: Step | None, coming: Step | None
) -> MemberLine:
    died = review is None and person.died_on is not None
    return MemberLine(
        member=member,
        person=person,
        state="died" if died else _state(actor, group, member, review),
        review="Died before a review" if died else _review_words(group, review, coming, actor.on),
        led_to=LED_TO.get(member.led_to, "") if review else "",
        saving=saving_of(member),
    )


def _state(actor: Actor, group: Cohort, member: Member, review: Step | None) -> str:
    if review is None:
        return "late" if actor.on > group.review_by else "to_come"
    return "recorded" if member.led_to else "reviewed"


def _review_words(group: Cohort, review: Step | None, coming: Step | None, on: date) -> str:
    if review is not None and review.finished_on is not None:
        who = f" by {review.finished_by.name}" if review.finished_by else ""
        return f"Reviewed {_day(review.finished_on)}{who}"
    late = f"Late since {_day(group.review_by)}. " if on > group.review_by else ""
    if coming is None:
        return f"{late}Nobody has begun it"
    holder = coming.held_by.name if coming.held_by else coming.team.name if coming.team else ""
    return f"{late}Under way, with {holder}" if holder else f"{late}Under way"


def _day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"
