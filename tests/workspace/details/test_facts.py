"""Facts and names: prefilled with their origin, and changed without overwriting anybody."""

from __future__ import annotations

import pytest
from django.test import Client

from homefirst.practice.people.models import Person
from tests.workspace.details.boxes import at, in_boxes
from tests.workspace.pages import form_of, send, words_of

pytestmark = pytest.mark.django_db


def test_each_prefilled_box_says_what_filled_it_in(worker: Client, graham: Person) -> None:
    page = worker.get(at(graham, "facts/who/")).content.decode()
    assert 'value="1944"' in page
    assert page.count("Filled in for you") == 1  # the birth date: no other fact of this group is known


def test_only_what_was_changed_is_set_at_the_desk(worker: Client, graham: Person) -> None:
    Person.objects.filter(pk=graham.pk).update(gender="male", ethnicity="White: Irish", desk_fields=[])
    response = send(worker, at(graham, "facts/about/"), religion="Methodist")
    assert response.url == at(graham)
    graham.refresh_from_db()
    assert (graham.religion, graham.gender, graham.desk_fields) == ("Methodist", "male", ["religion"])


def test_nothing_changed_writes_nothing(worker: Client, graham: Person) -> None:
    before = graham.row_version
    assert send(worker, at(graham, "facts/who/")).status_code == 302
    graham.refresh_from_db()
    assert graham.row_version == before


def test_what_cannot_be_used_is_said_at_its_field_and_every_word_is_kept(
    worker: Client, graham: Person
) -> None:
    typed = {"pronouns": "he/him", "nhs_number": "401 023 2138"} | in_boxes("died_on", 2)
    response = send(worker, at(graham, "facts/who/"), **typed)
    page = words_of(response)
    assert response.status_code == 400
    assert "The date of death is in the future." in page
    again = send(worker, at(graham, "facts/who/"), **typed | dict.fromkeys(in_boxes("died_on", 0), ""))
    assert "This NHS number has a wrong digit." in words_of(again)
    assert form_of(response) | typed == form_of(response)
    graham.refresh_from_db()
    assert graham.pronouns == ""


def test_a_value_in_no_list_is_refused_but_one_from_a_file_may_stay(worker: Client, graham: Person) -> None:
    Person.objects.filter(pk=graham.pk).update(gender="Nonbinary (old code)")
    assert send(worker, at(graham, "facts/about/"), gender="Something").status_code == 400
    assert send(worker, at(graham, "facts/about/"), religion="None").status_code == 302
    graham.refresh_from_db()
    assert graham.gender == "Nonbinary (old code)"


def test_the_second_to_save_sees_both_texts_and_nothing_is_overwritten(
    worker: Client, other: Client, graham: Person
) -> None:
    mine = form_of(worker.get(at(graham, "facts/who/")))
    send(other, at(graham, "facts/who/"), liked_name="Grey")
    response = worker.post(at(graham, "facts/who/"), mine | {"liked_name": "Gray", "pronouns": "he/him"})
    page = words_of(response)
    assert "Amara Cole changed this at" in page
    assert "Likes to be called Yours, not saved: Gray Theirs, saved: Grey" in page
    assert form_of(response)["pronouns"] == "he/him"
    graham.refresh_from_db()
    assert (graham.liked_name, graham.pronouns) == ("Grey", "")


def test_keeping_mine_saves_it_over_theirs_knowingly(worker: Client, other: Client, graham: Person) -> None:
    mine = form_of(worker.get(at(graham, "facts/who/")))
    send(other, at(graham, "facts/who/"), liked_name="Grey")
    shown = worker.post(at(graham, "facts/who/"), mine | {"liked_name": "Gray"})
    assert worker.post(at(graham, "facts/who/"), form_of(shown)).status_code == 302
    graham.refresh_from_db()
    assert graham.liked_name == "Gray"


def test_keeping_theirs_loses_nothing_else_that_was_typed(
    worker: Client, other: Client, graham: Person
) -> None:
    mine = form_of(worker.get(at(graham, "facts/who/")))
    send(other, at(graham, "facts/who/"), liked_name="Grey")
    shown = worker.post(at(graham, "facts/who/"), mine | {"liked_name": "Gray", "pronouns": "he/him"})
    assert worker.post(at(graham, "facts/who/"), form_of(shown) | {"choose": "theirs"}).status_code == 302
    graham.refresh_from_db()
    assert (graham.liked_name, graham.pronouns) == ("Grey", "he/him")


def test_two_who_change_different_facts_do_not_stand_in_each_others_way(
    worker: Client, other: Client, graham: Person
) -> None:
    mine = form_of(worker.get(at(graham, "facts/who/")))
    send(other, at(graham, "facts/who/"), pronouns="he/him")
    assert worker.post(at(graham, "facts/who/"), mine | {"liked_name": "Gray"}).status_code == 302
    graham.refresh_from_db()
    assert (graham.liked_name, graham.pronouns) == ("Gray", "he/him")
    assert graham.desk_fields.count("pronouns") == 1


def test_a_third_change_while_both_are_looked_at_is_shown_as_well(
    worker: Client, other: Client, graham: Person
) -> None:
    mine = form_of(worker.get(at(graham, "facts/who/")))
    send(other, at(graham, "facts/who/"), liked_name="Grey")
    shown = worker.post(at(graham, "facts/who/"), mine | {"liked_name": "Gray"})
    send(other, at(graham, "facts/who/"), liked_name="G")
    assert "Theirs, saved: G " in words_of(worker.post(at(graham, "facts/who/"), form_of(shown)))
    graham.refresh_from_db()
    assert graham.liked_name == "G"


def test_a_new_name_leaves_the_old_one_findable(worker: Client, graham: Person) -> None:
    assert send(worker, at(graham, "name/"), family_name="Whitaker").status_code == 302
    page = words_of(worker.get(at(graham)))
    assert "Graham Ashworth What it is: Former" in page
    assert "Graham Whitaker What it is: Usual" in page
    assert "Graham Whitaker" in words_of(worker.get("/people/?q=ashworth"))


def test_a_name_typed_wrongly_is_put_right_without_a_former_one(worker: Client, graham: Person) -> None:
    send(worker, at(graham, "name/"), family_name="Ashwort", was_mistake="yes")
    assert "Former" not in words_of(worker.get(at(graham)))


def test_two_who_change_the_name_at_once_see_both(worker: Client, other: Client, graham: Person) -> None:
    mine = form_of(worker.get(at(graham, "name/")))
    send(other, at(graham, "name/"), family_name="Whitaker")
    page = words_of(worker.post(at(graham, "name/"), mine | {"family_name": "Wittaker"}))
    assert "Family name Yours, not saved: Wittaker Theirs, saved: Whitaker" in page
    graham.refresh_from_db()
    assert graham.family_name == "Whitaker"


def test_an_alias_stands_beside_the_usual_name(worker: Client, graham: Person) -> None:
    send(worker, at(graham, "name/add/"), given_name="Ash", family_name="Worth")
    assert "Ash Worth What it is: Also known as" in words_of(worker.get(at(graham)))
    assert send(worker, at(graham, "name/add/")).status_code == 400
