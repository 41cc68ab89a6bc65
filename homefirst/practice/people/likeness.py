"""Who could this be: people very like somebody who is being added, with reasons field by field.

Candidates come from three narrow questions (same number, birth date or postcode; names that sound the same), then each
is compared. Somebody out of sight is never shown or counted: at most it is said that a record may exist.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit import actions as audit
from homefirst.practice.people.models import NameWord, NotTheSame, Person, PersonName, PersonWord
from homefirst.practice.people.queries.lines import PersonLine, lines
from homefirst.practice.people.rules.likeness import Comparison, Draft, Reason, Strength, compare
from homefirst.practice.people.rules.names import name_words, other_forms, sound
from homefirst.practice.people.rules.postcodes import normal_postcode

LISTED = 10
_FETCHED = 400
_NAMESAKES = 300
_BIRTH_WINDOW = timedelta(days=2 * 366)
_ESTIMATE_WINDOW = timedelta(days=6 * 366)

MAY_EXIST = (
    "A record that you may not open may be about the same person. Before you add someone new, ask the information "
    "governance team."
)


@dataclass(frozen=True)
class Likeness:
    """`answered` is what was decided about these two before ("unsure"), else empty; a clear no is not shown again."""

    line: PersonLine
    strength: Strength
    reasons: tuple[Reason, ...]
    answered: str = ""


@dataclass(frozen=True)
class Likenesses:
    """Read like a list, the strongest first. `may_exist` is words about a record out of sight, or empty."""

    found: tuple[Likeness, ...]
    may_exist: str = ""

    def __iter__(self) -> Iterator[Likeness]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, place: int) -> Likeness:
        return self.found[place]

    @property
    def is_strong(self) -> bool:
        """Asks before saving; never blocks."""
        return bool(self.may_exist) or any(one.strength == Strength.ALMOST_SURELY for one in self.found)


def draft_of(
    *, given_name: str = "", family_name: str = "", liked_name: str = "", postcode: str = "", **known: object
) -> Draft:
    """A draft from the fields of a form; empty ones may be left out. `known`: the other fields of `Draft`."""
    names = [(given_name, family_name)] if given_name or family_name else []
    if liked_name and names:
        names.append((liked_name, family_name))
    return Draft(names=tuple(names), postcode=normal_postcode(postcode), **known)  # type: ignore[arg-type]


def likely_same(actor: Actor, draft: Draft, *, person: Person | None = None) -> Likenesses:
    """At most ten. `person` is left out, and what was decided about them is remembered, when they exist already."""
    compared = _compared(draft, person)
    near = {pk: comparison for pk, comparison in compared.items() if comparison.strength}
    answers = _answers(person) if person else {}
    near = {pk: one for pk, one in near.items() if answers.get(pk) != NotTheSame.Answer.NO}
    seen = policy.visible(actor, Person.objects.filter(pk__in=near), "person.find")
    by_id = {each.pk: each for each in seen.select_related("record__team")}
    strong = {Strength.ALMOST_SURELY, Strength.LIKELY}
    hidden = any(one.strength in strong for pk, one in near.items() if pk not in by_id)
    order = sorted(by_id, key=lambda pk: (-near[pk].points, pk))[:LISTED]
    audit.searched(actor, "person.likely_same", "likeness", order, {"found": len(order)})
    shown = lines([by_id[pk] for pk in order], actor)
    return Likenesses(
        tuple(_likeness(line, near[line.person_id], answers) for line in shown), MAY_EXIST if hidden else ""
    )


def like_person(actor: Actor, person: Person) -> Likenesses:
    """The same question about somebody who has a record already."""
    names = PersonName.objects.filter(person=person).values_list("given_name", "family_name")
    draft = _known(person, list(names))
    return likely_same(actor, draft, person=person)


def _likeness(line: PersonLine, comparison: Comparison, answers: dict[int, str]) -> Likeness:
    assert comparison.strength is not None
    answered = answers.get(line.person_id, "")
    return Likeness(line, comparison.strength, comparison.reasons, answered)


def _compared(draft: Draft, person: Person | None) -> dict[int, Comparison]:
    people = {each.pk: each for each in _candidates(draft)}
    if person:
        people.pop(person.pk, None)
    names: dict[int, list[tuple[str, str]]] = {}
    held = PersonName.objects.filter(person_id__in=people) if people else PersonName.objects.none()
    for pk, given, family in held.values_list("person_id", "given_name", "family_name"):
        names.setdefault(pk, []).append((given, family))
    return {pk: compare(draft, _known(each, names.get(pk, []))) for pk, each in people.items()}


def _candidates(draft: Draft) -> Iterator[Person]:
    """Two queries and one of the vocabulary. Whoever may not be seen is among them."""
    facts = _same_facts(draft)
    if facts:
        yield from Person.objects.filter(facts).order_by("pk")[:_FETCHED]
    given = {word for pair in draft.names for word in name_words(pair[0])}
    family = {word for pair in draft.names for word in name_words(pair[1])}
    if given and family:
        ids = _sounding(given | family)
        given_ids, family_ids = _ids(given, ids), _ids(family, ids)
        namesakes = Person.objects.filter(_born_near(draft))
        for word_ids in (given_ids, family_ids):
            namesakes = namesakes.filter(pk__in=_bearers(word_ids))
        yield from namesakes.order_by("pk")[:_NAMESAKES]


def _same_facts(draft: Draft) -> Q:
    condition = Q()
    if draft.nhs_number:
        condition |= Q(nhs_number=draft.nhs_number)
    if draft.birth_date and not draft.birth_is_estimated:
        day = draft.birth_date
        days = {day, day.replace(day=1)}
        if day.day <= 12:
            days.add(day.replace(day=day.month, month=day.day))
        condition |= Q(birth_date__in=days)
    if draft.postcode:
        condition |= Q(postcode=draft.postcode)
    return condition


def _born_near(draft: Draft) -> Q:
    """Namesakes are many: those of quite another age are left out, those of unknown age are not."""
    if draft.birth_date is None:
        return Q()
    window = _ESTIMATE_WINDOW if draft.birth_is_estimated else _BIRTH_WINDOW
    around = (draft.birth_date - window, draft.birth_date + window)
    return Q(birth_date__isnull=True) | Q(birth_is_estimated=True) | Q(birth_date__range=around)


def _sounding(words: Collection[str]) -> list[tuple[int, str, str]]:
    forms = {form for word in words for form in {word, *other_forms(word)}}
    sounds = {sound(word) for word in words} - {""}
    known = NameWord.objects.filter(Q(word__in=forms) | Q(sound__in=sounds))
    return list(known.values_list("pk", "word", "sound"))


def _ids(words: Collection[str], known: Collection[tuple[int, str, str]]) -> list[int]:
    forms = {form for word in words for form in {word, *other_forms(word)}}
    sounds = {sound(word) for word in words} - {""}
    return [pk for pk, word, heard in known if word in forms or heard in sounds]


def _bearers(word_ids: Collection[int]) -> QuerySet[PersonWord, int]:
    return PersonWord.objects.filter(word_id__in=word_ids).values_list("person_id", flat=True)


def _known(person: Person, names: list[tuple[str, str]]) -> Draft:
    present = (person.given_name, person.family_name)
    if person.liked_name:
        names = [*names, (person.liked_name, person.family_name)]
    return Draft(
        names=tuple(dict.fromkeys(pair for pair in [present, *names] if any(pair))),
        birth_date=person.birth_date,
        birth_is_estimated=person.birth_is_estimated,
        nhs_number=person.nhs_number or "",
        postcode=person.postcode,
    )


def _answers(person: Person) -> dict[int, str]:
    decided = NotTheSame.objects.filter(Q(first=person) | Q(second=person))
    return {
        second if first == person.pk else first: answer
        for first, second, answer in decided.values_list("first_id", "second_id", "answer")
    }
