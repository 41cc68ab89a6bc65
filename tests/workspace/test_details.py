"""Details: every fact with its origin, changed without overwriting anybody, and nothing typed is ever lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from homefirst.foundation.accounts.models import Team
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Alert, CommunicationNeed, Person
from tests import factories
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import form_of, send, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def north() -> Team:
    return factories.team("north", "North team")


@pytest.fixture
def worker(north: Team) -> Client:
    return signed_in(
        "social_worker", user=factories.staff("social_worker", name="Hannah Price", teams=(north,))
    )


@pytest.fixture
def other(north: Team) -> Client:
    return signed_in(
        "social_worker", user=factories.staff("social_worker", name="Amara Cole", teams=(north,))
    )


@pytest.fixture
def graham(north: Team) -> Person:
    return factories.person(
        of=north, given_name="Graham", family_name="Ashworth", birth_date=date(1944, 3, 14), gender="Male"
    )


def at(person: Person, rest: str = "") -> str:
    return f"/people/{person.record.ref}/details/{rest}"


def today_and(days: int) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days)
    return {"day": str(day.day), "month": str(day.month), "year": str(day.year)}


def in_boxes(name: str, days: int) -> dict[str, str]:
    return {f"{name}_{part}": value for part, value in today_and(days).items()}


def test_every_fact_says_where_it_came_from(worker: Client, graham: Person) -> None:
    Person.objects.filter(pk=graham.pk).update(source_key="p1", ethnicity="White: Irish")
    send(worker, at(graham, "facts/about/"), religion="Methodist")
    page = words_of(worker.get(at(graham)))
    assert "Methodist Where it came from: Set by Hannah Price" in page
    assert "White: Irish Where it came from: From a loaded file" in page


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


def test_a_new_address_ends_the_one_before_and_both_stay(worker: Client, graham: Person) -> None:
    people.add_address(person=graham, lines="8 Orchard Close", by=factories.SYSTEM, on=date(2020, 1, 1))
    send(worker, at(graham, "address/"), kind="home", lines="2 Elm Lane", postcode="wb42pl")
    page = words_of(worker.get(at(graham)))
    assert "Lives at 2 Elm Lane, WB4 2PL" in page
    assert "8 Orchard Close What it is: Home Since: 1 Jan 2020 Until:" in page


def test_two_who_move_somebody_at_once_see_both_addresses(
    worker: Client, other: Client, graham: Person
) -> None:
    mine = form_of(worker.get(at(graham, "address/")))
    send(other, at(graham, "address/"), kind="home", lines="2 Elm Lane", **in_boxes("starts_on", -3))
    typed = mine | {"kind": "home", "lines": "9 Oak Road", "postcode": "WB1 1AA"}
    response = worker.post(at(graham, "address/"), typed)
    assert "Address Yours, not saved: 9 Oak Road Theirs, saved: 2 Elm Lane" in words_of(response)
    assert graham.addresses.count() == 1
    theirs = worker.post(at(graham, "address/"), form_of(response) | {"choose": "theirs"})
    assert theirs.status_code == 302
    assert graham.addresses.count() == 1
    assert worker.post(at(graham, "address/"), form_of(response)).status_code == 302
    assert graham.addresses.count() == 2


def test_an_address_ends_once(worker: Client, other: Client, graham: Person) -> None:
    address = people.add_address(
        person=graham, lines="8 Orchard Close", by=factories.SYSTEM, on=date(2020, 1, 1)
    )
    where = at(graham, f"address/{address.pk}/end/")
    mine = form_of(worker.get(where))
    send(other, where, **in_boxes("ends_on", -10))
    response = worker.post(where, mine)
    assert response.status_code == 409
    assert "This has ended already." in words_of(response)


@pytest.mark.parametrize(
    ("rest", "typed", "said"),
    [
        ("address/", {"kind": "home"}, "Enter the address, or at least its postcode."),
        ("address/", {"kind": "home", "postcode": "X"}, "Enter a full UK postcode"),
        ("reach/", {"kind": "email", "value": "nobody"}, "Enter an e-mail address, like name@example.com."),
        ("reach/", {"kind": "phone", "value": "ring Ruth"}, "Enter a telephone number, like 01632 960 001."),
        ("number/", {"kind": "council", "value": ""}, "Enter the number, or leave this page."),
        ("speaking/", {"code": ""}, "Choose from the list how to speak to them."),
        ("alerts/", {"words": "Dog"}, "Enter the day on which to check this again"),
        ("alerts/", {"words": ""}, "Say what the danger is and what to do about it."),
    ],
)
def test_bad_input_on_any_form_is_said_at_its_field_and_kept(
    worker: Client, graham: Person, rest: str, typed: dict[str, str], said: str
) -> None:
    response = send(worker, at(graham, rest), **typed)
    assert response.status_code == 400
    assert said in words_of(response)
    assert "<title>Error:" in response.content.decode()
    kept = {name: value.strip() for name, value in form_of(response).items()}
    assert all(kept.get(name, "") == value for name, value in typed.items())


def test_a_number_in_use_elsewhere_is_said_without_saying_whose(worker: Client, graham: Person) -> None:
    factories.person(given_name="Diana", council_number="204718")
    page = words_of(send(worker, at(graham, "number/"), kind="council", value="204718"))
    assert "Another record may have this number." in page
    assert "Diana" not in page


def test_a_way_to_reach_them_is_added_and_ended(worker: Client, graham: Person) -> None:
    send(worker, at(graham, "reach/"), kind="phone", value="01632 960 118", is_preferred="on")
    assert "Phone 01632 960 118" in words_of(worker.get(at(graham)))
    point = graham.contact_points.get()
    worker.post(at(graham, f"reach/{point.pk}/end/"))
    assert "Phone not known" in words_of(worker.get(at(graham)))


def test_the_six_steps_of_how_to_speak_to_somebody(worker: Client, graham: Person) -> None:
    assert "Not asked yet." in words_of(worker.get(at(graham)))
    typed = {
        "code": "large_print",
        "words": "Large print, 16 point",
        "may_share": "True",
        "met_how": "Print room",
    }
    send(worker, at(graham, "speaking/"), **typed, **in_boxes("review_on", 90))
    page = words_of(worker.get(at(graham)))
    assert "Last asked on" in page
    assert "Large print, 16 point May we tell others?: Yes How we meet it: Print room Ask again:" in page
    assert "How to speak to Graham Large print, 16 point." in words_of(
        worker.get(f"/people/{graham.record.ref}/")
    )
    need = CommunicationNeed.objects.get()
    send(worker, at(graham, f"speaking/{need.pk}/"), may_share="False", met_how="We read it aloud")
    need.refresh_from_db()
    assert (need.may_share, need.met_how, need.words) == (False, "We read it aloud", "Large print, 16 point")
    send(worker, at(graham, f"speaking/{need.pk}/end/"))
    assert "Large print, 16 point." not in words_of(worker.get(at(graham)))
    assert CommunicationNeed.objects.get().ended_on


def test_asked_and_nothing_needed_is_another_answer_than_not_asked(worker: Client, graham: Person) -> None:
    worker.post(at(graham, "speaking/asked/"))
    assert "nothing is needed." in words_of(worker.get(at(graham)))


def test_two_who_look_again_at_a_need_see_both(worker: Client, other: Client, graham: Person) -> None:
    need = people.add_communication_need(
        person=graham, code="large_print", by=factories.SYSTEM, on=factories.TODAY
    )
    where = at(graham, f"speaking/{need.pk}/")
    mine = form_of(worker.get(where))
    send(other, where, met_how="Print room")
    page = words_of(worker.post(where, mine | {"met_how": "We read it aloud"}))
    assert "How do we meet it? Yours, not saved: We read it aloud Theirs, saved: Print room" in page
    need.refresh_from_db()
    assert need.met_how == "Print room"


def test_an_alert_is_added_checked_again_and_ended_with_a_reason(worker: Client, graham: Person) -> None:
    send(worker, at(graham, "alerts/"), words="Loose dog, ring first", **in_boxes("check_on", 30))
    page = words_of(worker.get(at(graham)))
    assert "Alert Loose dog, ring first. Added by Hannah Price" in page
    alert = Alert.objects.get()
    send(worker, at(graham, f"alerts/{alert.pk}/"), **in_boxes("check_on", 60))
    alert.refresh_from_db()
    assert alert.check_on == timezone.localdate() + timedelta(60)
    assert send(worker, at(graham, f"alerts/{alert.pk}/end/")).status_code == 400
    send(worker, at(graham, f"alerts/{alert.pk}/end/"), end_reason="The dog died")
    page = words_of(worker.get(at(graham)))
    assert "No danger is known." in page
    assert "The dog died" in page


def test_a_check_that_is_due_stands_out(worker: Client, graham: Person) -> None:
    alert = people.add_alert(
        person=graham,
        words="Dog",
        check_on=factories.TODAY + timedelta(1),
        by=factories.acting(worker.user, "social_worker"),  # type: ignore[attr-defined]
        on=factories.TODAY,
    )
    Alert.objects.filter(pk=alert.pk).update(check_on=date(2020, 1, 1))
    assert '<strong class="hf-late">Check again by' in worker.get(at(graham)).content.decode()


@pytest.mark.parametrize("rest", ["alerts/{}/", "alerts/{}/end/"])
def test_a_row_of_somebody_else_is_not_reached_through_this_record(
    worker: Client, graham: Person, rest: str
) -> None:
    elsewhere = factories.person(given_name="Diana")
    lead = factories.actor("safeguarding_lead")
    alert = Alert.objects.create(
        person=elsewhere,
        words="Secret",
        added_by=lead.user,
        added_on=factories.TODAY,
        check_on=factories.TODAY,
    )
    assert worker.get(at(graham, rest.format(alert.pk))).status_code == 404
    assert worker.post(at(graham, rest.format(alert.pk)), {"end_reason": "x"}).status_code == 404


@pytest.mark.parametrize(
    "rest",
    ["", "facts/who/", "name/", "name/add/", "address/", "reach/", "number/", "speaking/", "alerts/"],
)
def test_someone_out_of_reach_and_nobody_give_the_very_same_page(worker: Client, rest: str) -> None:
    hidden = factories.person(of=factories.team(), given_name="Diana")
    for ask in (worker.get, worker.post) if rest else (worker.get,):
        refused, missing = ask(at(hidden, rest)), ask(f"/people/BCDFGHJK/details/{rest}")
        assert refused.status_code == missing.status_code == 404
        assert refused.content == missing.content


def test_a_role_without_details_has_no_such_section(north: Team, graham: Person) -> None:
    broker = signed_in("broker", north)
    assert broker.get(at(graham)).status_code == 404
    assert broker.post(at(graham, "alerts/"), {"words": "Dog"}).status_code == 404


def test_opening_details_is_a_look_and_so_is_each_form(worker: Client, graham: Person) -> None:
    worker.get(at(graham))
    worker.get(at(graham, "facts/who/"))
    rows = AuditRow.objects.filter(kind="read", record_id=graham.pk)
    assert [(row.part, row.tie) for row in rows.order_by("seq")] == [("details", "team")] * 2


def test_the_questions_asked_do_not_grow_with_what_is_known(worker: Client, graham: Person) -> None:
    small = asked(worker, at(graham))
    by: Any = factories.acting(worker.user, "social_worker")  # type: ignore[attr-defined]
    for number in range(8):
        people.add_alert(
            person=graham, words="Dog", check_on=factories.TODAY + timedelta(9), by=by, on=factories.TODAY
        )
        people.add_communication_need(person=graham, code="large_print", by=by, on=factories.TODAY)
        people.add_contact_point(person=graham, kind="phone", value=f"01632 960 {number:03}", by=by)
        people.add_identifier(person=graham, kind="council", value=f"2047{number}", by=by)
        people.add_alias(person=graham, given_name=f"G{number}", family_name="A", by=by, on=factories.TODAY)
        people.add_address(
            person=graham,
            lines=f"{number} Elm",
            by=by,
            on=factories.TODAY,
            starts_on=date(2020, 1, number + 1),
        )
    assert asked(worker, at(graham)) == small <= MOST
    for form in ("facts/who/", "name/", "address/", "speaking/", "alerts/"):
        assert asked(worker, at(graham, form)) <= MOST
