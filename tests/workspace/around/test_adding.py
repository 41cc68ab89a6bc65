"""Somebody around a person is added by name or by number, and what is refused is said at its field."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people.models import Person, Relationship
from homefirst.practice.people.queries import person_by_number
from tests import factories
from tests.workspace.around.pages import WIFE, address, tie
from tests.workspace.pages import form_of, send, words_of

pytestmark = pytest.mark.django_db


def test_somebody_is_added_by_name(graham: Person, worker: Client) -> None:
    answer = send(worker, address(graham, "add/"), other_name="Idris", tie="neighbour", how_often="weekly")
    assert answer.status_code == 302
    made = Relationship.objects.get()
    assert (made.other_name, made.tie, made.group, made.how_often, made.starts_on) == (
        "Idris", "neighbour", "friend", "weekly", None,
    )  # fmt: skip
    assert AuditRow.objects.filter(action="person.add_relationship", record_id=graham.pk).count() == 1


@pytest.mark.parametrize("number", ["ref", "401 023 2137", "204718"])
def test_somebody_with_a_record_is_added_by_any_of_their_numbers(
    graham: Person, north: Any, worker: Client, number: str
) -> None:
    ruth = factories.person(of=north, given_name="Ruth", nhs_number="4010232137", council_number="204718")
    typed = ruth.record.ref.lower() if number == "ref" else number
    answer = send(worker, address(graham, "add/"), other_number=typed, tie="daughter")
    assert answer.status_code == 302
    assert Relationship.objects.get().other == ruth


def test_the_carer_whom_a_file_names_is_called_what_the_person_calls_them(
    graham: Person, worker: Client
) -> None:
    hidden = factories.person(of=factories.team("south"), given_name="Ruth", family_name="Hollins")
    made = tie(graham, other=hidden, tie="informal carer")
    assert "Name not known" in words_of(worker.get(address(graham)))
    answer = send(worker, address(graham, f"{made.pk}/change/"), other_name="Ruth", tie="daughter")
    assert answer.status_code == 302
    page = worker.get(address(graham))
    assert "Name not known" not in words_of(page)
    assert "Ruth" in words_of(page)
    assert "Hollins" not in words_of(page)
    assert hidden.record.ref not in page.content.decode()


def test_somebody_without_a_record_keeps_a_name(graham: Person, worker: Client) -> None:
    made = tie(graham)
    page = send(worker, address(graham, f"{made.pk}/change/"), other_name=" ")
    assert "Enter the name, or find their record." in words_of(page)
    made.refresh_from_db()
    assert made.other_name == "Ruth"


def test_a_hidden_record_and_none_at_all_are_refused_in_the_same_words(
    graham: Person, worker: Client
) -> None:
    hidden = factories.person(of=factories.team("south"), given_name="Ruth", council_number="300200")
    found = [
        words_of(send(worker, address(graham, "add/"), other_number=number, tie="daughter")).replace(
            number, "N"
        )
        for number in (hidden.record.ref, "BCDFGHJK")
    ]
    assert "No record that you may open has this number." in found[0]
    assert found[0] == found[1]
    assert not Relationship.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"tie": "daughter"}, "Enter the name, or find their record."),
        ({"other_name": "Ruth"}, "Say what they are to each other, like daughter."),
        ({"other_name": "Ruth", "tie": "daughter", "emergency_order": "first"}, "Enter a number, like 1."),
        (
            {"other_name": "Ruth", "tie": "daughter", "evidence_seen_on_day": "1",
             "evidence_seen_on_month": "1", "evidence_seen_on_year": "2999"},
            "This day is in the future.",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_said_at_its_field_and_every_word_is_kept(
    graham: Person, worker: Client, typed: dict[str, str], says: str
) -> None:
    answer = send(worker, address(graham, "add/"), **typed, helps_with="shopping")
    assert answer.status_code == 400
    assert says in words_of(answer)
    assert form_of(answer)["helps_with"] == "shopping"
    assert not Relationship.objects.exists()


def test_nobody_is_tied_to_themselves(graham: Person, worker: Client) -> None:
    answer = send(worker, address(graham, "add/"), other_number=graham.record.ref, tie="brother")
    assert answer.status_code == 400
    page = answer.content.decode()
    assert 'href="#id_other_number">This is the person&#39;s own record.' in page


def test_there_is_one_nearest_relative_at_a_time(graham: Person, worker: Client) -> None:
    tie(graham, other_name="Margaret", **WIFE)
    son = tie(graham, other_name="Paul", tie="son")
    page = address(graham, f"{son.pk}/change/")
    answer = send(worker, page, legal_role="nearest_relative")
    assert answer.status_code == 400
    assert 'href="#id_legal_role">Somebody else (wife) is the nearest relative.' in answer.content.decode()
    assert Relationship.objects.get(pk=son.pk).legal_role == ""


def test_a_number_means_one_person_or_nobody(graham: Person, north: Any) -> None:
    worker = factories.actor(teams=(north,))
    assert person_by_number(worker, f" {graham.record.ref.lower()} ") == graham
    assert person_by_number(worker, "") is None
    assert person_by_number(worker, "Graham") is None
    assert person_by_number(factories.actor(teams=(factories.team(),)), graham.record.ref) is None
