"""The words of names, so that people are found by a part or by the sound of a name on any database.

A borough has few different words for many people: the words are searched, then the people who bear them.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.practice.people.models.person import Person


class NameWord(models.Model):
    """`word` as `rules.normal_name` gives it, `sound` as `rules.sound`."""

    word = models.CharField(max_length=120, unique=True)
    sound = models.CharField(max_length=24, db_index=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"word", "sound"})


class PersonWord(models.Model):
    """Written by `actions.index_people` in the same transaction as the name."""

    word = models.ForeignKey(NameWord, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="words")

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"word"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "person"], name="word_of_person_once")]
