"""Finding a person by whatever somebody has in hand, with the reason for each match.

Names go through the vocabulary of names (`NameWord`), which is small however many people there are; every other way is
an indexed column. Nothing here depends on the database but `_begins`. Only people whom the actor may find are found,
counted or hinted at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.db.models import Q, QuerySet

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit import actions as audit
from homefirst.practice.people.matching import Match, match_words, word_ways
from homefirst.practice.people.models import Address, Identifier, NameWord, Person, PersonName, PersonWord
from homefirst.practice.people.queries.lines import PersonLine, by_name, lines
from homefirst.practice.people.rules.asked import Asked, read_asked
from homefirst.practice.people.rules.born_typed import Span
from homefirst.practice.people.rules.names import other_forms, sound

LISTED = 50
FETCHED = 200  # read for ranking
_VOCABULARY = 5_000
_SHORTEST_INSIDE = 3  # letters of a word that is looked for inside names, and by its sound


@dataclass(frozen=True)
class Found:
    """`why` says in words why this person is shown; `may_open` is False where a reason must be given first."""

    line: PersonLine
    why: tuple[str, ...]
    may_open: bool


@dataclass(frozen=True)
class Results:
    """Read like a list. `total` counts those this actor may find; `has_more` when there are more than were read."""

    found: tuple[Found, ...]
    total: int
    has_more: bool
    asked: Asked

    def __iter__(self) -> Iterator[Found]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, place: int) -> Found:
        return self.found[place]


def find(
    actor: Actor,
    text: str,
    *,
    born: date | None = None,
    about_age: int | None = None,
    street: str = "",
    number: str = "",
) -> Results:
    """The best fifty. `text` is what stood in the one box; the rest are the more ways below it. About ten queries."""
    asked = _more(read_asked(text, actor.on), born, about_age, street, number, actor.on)
    matches, has_more = ([], False) if asked.is_empty else _matches(actor, asked)
    shown = tuple(_shown(actor, asked, matches[:LISTED]))
    detail = {"ways": asked.ways, "found": len(matches)}
    audit.searched(actor, "person.find", "search", [one.line.person_id for one in shown], detail)
    return Results(shown, len(matches), has_more, asked)


def _more(
    asked: Asked, born: date | None, about_age: int | None, street: str, number: str, today: date
) -> Asked:
    span = asked.born
    if born:
        span = Span(born, born, "day")
    elif about_age is not None:
        middle = today - timedelta(days=round(365.25 * (about_age + 0.5)))
        span = Span(middle - timedelta(days=5 * 365), middle + timedelta(days=5 * 365), "about")
    return Asked(
        words=asked.words,
        born=span,
        nhs_number=asked.nhs_number,
        postcode=asked.postcode,
        number=number.strip() or asked.number,
        street=street.strip(),
    )


def _matches(actor: Actor, asked: Asked) -> tuple[list[Match], bool]:
    """Ranked. Words that are or begin a name come first; sounds and parts only where those are few."""
    people = by_name(policy.visible(actor, Person.objects.filter(_other_than_name(asked)), "person.find"))
    if not asked.words:
        rows = list(people[: FETCHED + 1])
        return [Match(person, (), 0) for person in rows[:FETCHED]], len(rows) > FETCHED
    ways = {word: word_ways(word, vocabulary) for word, vocabulary in _vocabulary(asked.words).items()}
    near = [{pk: way for pk, way in each.items() if way.rank <= 1} for each in ways.values()]
    rows = list(_bearing(people, near)[: FETCHED + 1])
    if len(rows) < LISTED:
        wider = _bearing(people, list(ways.values())).exclude(pk__in=[person.pk for person in rows])
        rows += wider[: FETCHED + 1 - len(rows)]
    if not rows and len(ways) > 1:
        rows = list(people.filter(_any_but_one(list(ways.values())))[: FETCHED + 1])
    former = _former_names([person for person in rows if not match_words(person, (), asked.words).is_whole])
    matches = [match_words(person, former.get(person.pk, ()), asked.words) for person in rows[:FETCHED]]
    return sorted(matches, key=lambda match: match.rank), len(rows) > FETCHED


def _vocabulary(words: Iterable[str]) -> dict[str, list[tuple[int, str, str]]]:
    """For each word typed, the names that are, begin with, hold or sound like it: one query."""
    typed = list(dict.fromkeys(words))
    condition = Q(word__in={form for word in typed for form in {word, *other_forms(word)}})
    for word in typed:
        condition |= _begins("word", word)
        if len(word) >= _SHORTEST_INSIDE:
            condition |= Q(word__contains=word)
        if len(word) >= _SHORTEST_INSIDE and sound(word):
            condition |= Q(sound=sound(word))
    known = list(NameWord.objects.filter(condition).values_list("pk", "word", "sound")[:_VOCABULARY])
    return dict.fromkeys(typed, known)


def _bearing(people: QuerySet[Person], ways: Sequence[Mapping[int, object]]) -> QuerySet[Person]:
    """Those with a name for every word typed."""
    for each in ways:
        people = people.filter(pk__in=_bearers(each))
    return people


def _any_but_one(ways: Sequence[Mapping[int, object]]) -> Q:
    """Those with a name for every word but one: a middle name that nobody wrote down."""
    condition = Q()
    for left_out in range(len(ways)):
        rest = [Q(pk__in=_bearers(each)) for place, each in enumerate(ways) if place != left_out]
        together = rest[0]
        for one in rest[1:]:
            together &= one
        condition |= together
    return condition


def _bearers(word_ids: Mapping[int, object]) -> QuerySet[PersonWord, int]:
    return PersonWord.objects.filter(word_id__in=list(word_ids)).values_list("person_id", flat=True)


def _other_than_name(asked: Asked) -> Q:
    condition = Q()
    if asked.nhs_number:
        condition &= Q(nhs_number=asked.nhs_number) | _numbered(asked.nhs_number)
    place = Q()
    if asked.postcode:
        place = _begins("postcode", asked.postcode)
    if asked.number or asked.postcode:
        place |= _numbered(asked.number or asked.postcode.replace(" ", ""))
    if asked.born and asked.number and not asked.words:
        return condition & (_born(asked.born) | place)
    if asked.born:
        condition &= _born(asked.born)
    if asked.street:
        lived = Address.objects.filter(lines__icontains=asked.street)
        condition &= Q(pk__in=lived.values("person_id"))
    return condition & place


def _numbered(number: str) -> Q:
    """Anything a partner or the council knows them by: the whole number, or its beginning from four signs on."""
    typed = number.upper()
    condition = Q(value__in={number, typed})
    if len(typed) >= 4:
        condition |= _begins("value", typed)
    return Q(pk__in=Identifier.objects.filter(condition).values("person_id"))


def _born(span: Span) -> Q:
    if span.exactly != "day":
        return Q(birth_date__range=(span.first, span.last))
    day = span.first
    near = {day, day.replace(day=1)}  # some files carry the month alone, as its first day
    if day.day <= 12:
        near.add(day.replace(day=day.month, month=day.day))
    return Q(birth_date__in=near)


def _begins(column: str, typed: str) -> Q:
    """A beginning, through the index: SQLite reads a range in byte order, PostgreSQL its pattern index."""
    if connection.vendor == "sqlite":
        return Q(**{f"{column}__gte": typed, f"{column}__lt": f"{typed}\U0010ffff"})
    return Q(**{f"{column}__startswith": typed})


def _former_names(people: Iterable[Person]) -> dict[int, list[PersonName]]:
    """Names other than the present one, for those whom the present one does not explain."""
    ids = [person.pk for person in people]
    names: dict[int, list[PersonName]] = {}
    if ids:
        for name in PersonName.objects.filter(person_id__in=ids).exclude(kind=PersonName.Kind.USUAL):
            names.setdefault(name.person_id, []).append(name)
    return names


def _shown(actor: Actor, asked: Asked, matches: list[Match]) -> Iterator[Found]:
    people = [match.person for match in matches]
    ids = [person.pk for person in people]
    opened = policy.visible(actor, Person.objects.filter(pk__in=ids)).values_list("pk", flat=True)
    may_open = set(opened) if ids else set()
    for match, line in zip(matches, lines(people, actor), strict=True):
        why = match.why + tuple(_why(asked, match.person))
        yield Found(line, why, match.person.pk in may_open)


def _why(asked: Asked, person: Person) -> Iterator[str]:
    """Reasons other than the name."""
    if asked.nhs_number and person.nhs_number == asked.nhs_number:
        yield "same NHS number"
    elif asked.nhs_number:
        yield "same number"
    if asked.born and person.birth_date:
        yield from _why_born(asked.born, person.birth_date)
    if asked.postcode and person.postcode.startswith(asked.postcode):
        whole = person.postcode == asked.postcode
        yield "same postcode" if whole else f"postcode begins {asked.postcode}"
    elif asked.postcode:
        yield "number begins the same"
    elif asked.number and not (asked.born and _why_is_born(asked.born, person.birth_date)):
        yield "same number, or begins with it"
    if asked.street:
        yield "has lived in that street"


def _why_born(span: Span, born: date) -> Iterator[str]:
    if span.exactly == "day" and span.first == born:
        yield "same birth date"
    elif span.exactly == "day" and (span.first.year, span.first.month) == (born.year, born.month):
        yield "same birth month"
    elif span.exactly == "day":
        yield "birth date with day and month the other way round"
    elif span.first <= born <= span.last:
        yield {"month": "born in that month", "year": f"born in {born.year}"}.get(
            span.exactly, "about that age"
        )


def _why_is_born(span: Span, born: date | None) -> bool:
    return born is not None and span.first <= born <= span.last
