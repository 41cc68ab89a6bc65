"""The words of names by which people are found, kept in step with the names in the same transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from django.db import transaction

from homefirst.practice.people.models import NameWord, Person, PersonName, PersonWord
from homefirst.practice.people.rules import name_words, sound

_CHUNK = 500


@transaction.atomic
def index_people(person_ids: Sequence[int]) -> None:
    """Writes the words of these people afresh, one person or a whole load: about six queries for each 500."""
    for start in range(0, len(person_ids), _CHUNK):
        _index(person_ids[start : start + _CHUNK])


def _index(person_ids: Sequence[int]) -> None:
    wanted = _words_of(person_ids)
    word_ids = _word_ids({word for words in wanted.values() for word in words})
    PersonWord.objects.filter(person_id__in=person_ids).delete()
    PersonWord.objects.bulk_create(
        [
            PersonWord(person_id=person_id, word_id=word_ids[word])
            for person_id, words in wanted.items()
            for word in words
        ],
        batch_size=_CHUNK,
    )


def _words_of(person_ids: Sequence[int]) -> dict[int, list[str]]:
    """Every word of each person's present, former and liked names."""
    names: dict[int, list[str]] = defaultdict(list)
    people = Person.objects.filter(pk__in=person_ids)
    for person_id, *parts in people.values_list("pk", "given_name", "family_name", "liked_name"):
        names[person_id] += parts
    held = PersonName.objects.filter(person_id__in=person_ids)
    for person_id, *parts in held.values_list("person_id", "given_name", "family_name"):
        names[person_id] += parts
    return {person_id: name_words(*parts) for person_id, parts in names.items()}


def _word_ids(words: Collection[str]) -> dict[str, int]:
    found = dict(_known(words))
    missing = sorted(set(words) - found.keys())
    if missing:
        # Another worker may add the same word at this moment: theirs is then taken.
        NameWord.objects.bulk_create(
            [NameWord(word=word, sound=sound(word)) for word in missing],
            ignore_conflicts=True,
            batch_size=_CHUNK,
        )
        found |= dict(_known(missing))
    return found


def _known(words: Collection[str]) -> Iterator[tuple[str, int]]:
    listed = sorted(words)
    for start in range(0, len(listed), _CHUNK):
        rows = NameWord.objects.filter(word__in=listed[start : start + _CHUNK])
        yield from rows.values_list("word", "pk")
