"""What a talk leaves on the record: information that was given, and what was joined."""

from __future__ import annotations

from typing import Any

import pytest

from homefirst.practice.contacts import effects
from homefirst.practice.contacts.models import Contact
from homefirst.practice.pathways.effects import Occasion
from homefirst.practice.people.actions import add_relationship, end_relationship
from tests.factories import TODAY
from tests.practice.pathways.filling import filled
from tests.practice.pathways.walks import begun, done, in_hand, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def planned(**said: Any) -> Occasion:
    """A crisis plan, filled in and not yet finished."""
    by, about = worker()
    episode = begun(by, about, "mental_health_hub")
    filled(in_hand(episode, "triage"), by)
    done(episode, "triage", "help_here", by)
    filled(in_hand(episode, "key_worker"), by)
    done(episode, "key_worker", "met", by)
    filled(in_hand(episode, "plan"), by, **said)
    return Occasion(in_hand(episode, "plan"), "", by, TODAY)


def around(occasion: Occasion) -> list[tuple[str, str]]:
    return list(occasion.person.relationships.order_by("pk").values_list("other_name", "tie"))


def test_information_that_was_given_is_told_in_the_story_with_how_it_fits() -> None:
    occasion = planned(information="A women's group", information_fits="I am heard there.")
    done(occasion.step.episode, "plan", "agreed", occasion.by)
    told = Contact.objects.get(person=occasion.person)
    assert told.first_words == "Information and advice given: A women's group. How it fits: I am heard there."


def test_where_nothing_was_given_nothing_is_told() -> None:
    occasion = planned()
    done(occasion.step.episode, "plan", "agreed", occasion.by)
    assert not Contact.objects.filter(person=occasion.person).exists()
    assert around(occasion) == []


def test_long_information_ends_at_a_whole_word() -> None:
    occasion = planned(information=("a group for women " * 20).strip())
    effects.information_given(occasion, "")
    words = Contact.objects.get(person=occasion.person).first_words
    assert len(words) <= 200
    assert words.endswith(" [...]")


def test_a_group_that_was_joined_stands_among_the_people_around_them_once() -> None:
    occasion = planned(groups="Sistren Westbrook")
    effects.connections_made(occasion, "")
    effects.connections_made(occasion, "")
    assert around(occasion) == [("Sistren Westbrook", "club")]


def test_a_group_that_was_left_and_is_joined_again_is_added_again() -> None:
    occasion = planned(groups="Sistren Westbrook")
    left = add_relationship(
        person=occasion.person, tie="club", other_name="sistren westbrook", by=occasion.by, on=TODAY
    )
    effects.connections_made(occasion, "")
    assert len(around(occasion)) == 1
    end_relationship(relationship=left, row_version=left.row_version, by=occasion.by, on=TODAY)
    effects.connections_made(occasion, "")
    assert len(around(occasion)) == 2


def test_a_step_without_its_form_leaves_a_promise() -> None:
    by, about = worker()
    episode = begun(by, about, "mental_health_hub")
    occasion = Occasion(in_hand(episode, "triage"), "", by, TODAY)
    effects.information_given(occasion, "")
    effects.connections_made(occasion, "")
    kept = [made.words for made in about.promises.order_by("pk")]
    assert kept == ["Record information given", "Record connections made"]
