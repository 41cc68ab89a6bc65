"""Care and support on the record: what is shown, and what is written."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from homefirst.practice.people.models import Person
from homefirst.support.services.models import Service
from tests.support.services.making import COMMUNITY, HOME_CARE, from_file
from tests.workspace.care.pages import address
from tests.workspace.pages import form_of, send, words_of

pytestmark = pytest.mark.django_db


def typed(**changes: str) -> dict[str, str]:
    return {
        "service_type": COMMUNITY,
        "service_component": HOME_CARE,
        "starts_on_day": "1",
        "starts_on_month": "4",
        "starts_on_year": "2026",
        "delivery_mechanism": "CASSR commissioned support",
        "provider_name": "Oak Care",
        "unit_cost": "£21.50",
        "cost_frequency": "Hourly",
        "planned_units": "14",
    } | changes


def test_care_stands_under_now_planned_and_ended(tina: Person, worker: Client) -> None:
    today = timezone.localdate()
    from_file(tina, unit_cost=Decimal("21.50"), cost_frequency="Hourly", planned_units=Decimal(14))
    from_file(tina, service_component="Meals", starts_on=today + timedelta(days=9))
    from_file(tina, service_component="Transport", ends_on=today - timedelta(days=9), end_reason="Moved")
    page = worker.get(address(tina)).content.decode()
    places = [page.index(part) for part in (">Now<", HOME_CARE, ">Planned<", "Meals", ">Ended<", "Transport")]
    assert places == sorted(places)
    shown = words_of(worker.get(address(tina)))
    assert "1 service, £301.00 a week." in shown
    assert "14 hours a week" in shown
    assert "Moved" in shown


def test_nothing_on_the_record_says_so_and_offers_to_add(tina: Person, worker: Client) -> None:
    page = words_of(worker.get(address(tina)))
    assert "No care is on the record for Tina." in page
    assert "Add care" in page


def test_a_blank_that_weakens_a_measure_is_one_press_from_being_mended(tina: Person, worker: Client) -> None:
    care = from_file(tina)
    page = worker.get(address(tina)).content.decode()
    assert f'href="{address(tina, f"{care.pk}/mend/")}"' in page
    form = worker.get(address(tina, f"{care.pk}/mend/")).content.decode()
    assert "delivery_mechanism" in form
    assert "provider_name" not in form
    sent = send(worker, address(tina, f"{care.pk}/mend/"), delivery_mechanism="Direct payment")
    assert (sent.status_code, sent.headers["Location"]) == (302, address(tina))
    kept = Service.objects.get()
    assert (kept.delivery_mechanism, kept.desk_fields) == ("Direct payment", ["delivery_mechanism"])
    assert "To mend" not in words_of(worker.get(address(tina)))


def test_care_is_added_by_the_form(tina: Person, worker: Client) -> None:
    sent = worker.post(address(tina, "add/"), typed())
    assert sent.status_code == 302
    made = Service.objects.get()
    assert (made.unit_cost, made.planned_units, made.starts_on) == (Decimal("21.50"), 14, date(2026, 4, 1))
    assert "is on the record" in words_of(worker.get(address(tina)))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"service_type": ""}, "Choose the kind of care."),
        ({"starts_on_month": "13"}, "There is no such day."),
        ({"starts_on_year": ""}, "Add the year"),
        ({"unit_cost": "lots"}, "Enter the cost in pounds, like 21.50."),
        ({"planned_units": ""}, "Enter how many a week"),
        ({"planned_units": "400"}, "from 0 to 168"),
        (
            {"ends_on_day": "1", "ends_on_month": "1", "ends_on_year": "2026"},
            "This would end before it starts.",
        ),
    ],
)
def test_a_mistake_is_said_at_its_field_and_every_word_is_kept(
    tina: Person, worker: Client, wrong: dict[str, str], says: str
) -> None:
    answer = worker.post(address(tina, "add/"), typed(**wrong))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "<title>Error: " in page
    assert says in words_of(answer)
    assert 'value="Oak Care"' in page
    assert not Service.objects.exists()


def test_an_end_asks_what_it_led_to_and_keeps_the_words(tina: Person, worker: Client) -> None:
    care = from_file(tina)
    page = address(tina, f"{care.pk}/end/")
    ends = {"ends_on_day": "2", "ends_on_month": "11", "ends_on_year": "2026"}
    refused = send(worker, page, **ends, outcome="", end_reason="Manages alone")
    assert refused.status_code == 400
    assert "Choose what it led to." in words_of(refused)
    assert form_of(refused)["end_reason"] == "Manages alone"
    planned = {"outcome": "NFA: Support ended as planned", "end_reason": "Manages alone"}
    assert send(worker, page, **ends, **planned).status_code == 302
    kept = Service.objects.get()
    assert (kept.ends_on, kept.end_reason) == (date(2026, 11, 2), "Manages alone")


def test_older_words_are_shown_in_the_present_ones_and_are_not_marked_as_the_desks(
    tina: Person, worker: Client
) -> None:
    care = from_file(tina, service_component="Home Support", delivery_mechanism="Direct payment")
    page = address(tina, f"{care.pk}/correct/")
    assert form_of(worker.get(page))["service_component"] == HOME_CARE
    assert send(worker, page, provider_name="Oak Care").status_code == 302
    kept = Service.objects.get()
    assert kept.desk_fields == ["provider_name"]
    assert kept.service_component == "Home Support"


def test_a_value_in_no_list_can_stay(tina: Person, worker: Client) -> None:
    care = from_file(tina, service_component="Llama walking")
    form = worker.get(address(tina, f"{care.pk}/correct/"))
    assert "Llama walking (as a file says)" in words_of(form)


def test_the_second_of_two_savers_sees_both_texts_and_chooses(tina: Person, worker: Client) -> None:
    care = from_file(tina, provider_name="Oak Care")
    page = address(tina, f"{care.pk}/change/")
    mine = form_of(worker.get(page)) | {"provider_name": "Ash Care"}
    send(worker, page, provider_name="Elm Care")
    answer = worker.post(page, mine)
    assert answer.status_code == 400
    for said in ("Ash Care", "Elm Care", "See both, then choose."):
        assert said in words_of(answer)
    assert Service.objects.get().provider_name == "Elm Care"
    assert worker.post(page, form_of(answer)).status_code == 302
    assert Service.objects.get().provider_name == "Ash Care"


def test_two_savers_of_different_facts_both_stand(tina: Person, worker: Client) -> None:
    care = from_file(tina, provider_name="Oak Care")
    page = address(tina, f"{care.pk}/change/")
    mine = form_of(worker.get(page)) | {"description": "Mornings"}
    send(worker, page, provider_name="Elm Care")
    assert worker.post(page, mine).status_code == 302
    kept = Service.objects.get()
    assert (kept.provider_name, kept.description) == ("Elm Care", "Mornings")


def test_an_end_that_somebody_else_has_set_is_shown_before_it_is_replaced(
    tina: Person, worker: Client
) -> None:
    care = from_file(tina)
    page = address(tina, f"{care.pk}/end/")
    outcome = {"outcome": "NFA: Support ended as planned"}
    mine = form_of(worker.get(page)) | outcome
    theirs = {"ends_on_day": "2", "ends_on_month": "11", "ends_on_year": "2026"}
    send(worker, page, **theirs, **outcome)
    answer = worker.post(page, mine)
    assert answer.status_code == 400
    assert "2 November 2026" in words_of(answer)
    assert Service.objects.get().ends_on == date(2026, 11, 2)


def test_the_same_sum_typed_another_way_is_no_change(tina: Person, worker: Client) -> None:
    care = from_file(
        tina, unit_cost=Decimal("21.50"), cost_frequency="Hourly", planned_units=Decimal("14.00")
    )
    send(worker, address(tina, f"{care.pk}/change/"), unit_cost="£21.5", planned_units="14")
    assert Service.objects.get().desk_fields == []


def test_a_mechanism_chosen_by_mistake_can_be_let_go_of(tina: Person, worker: Client) -> None:
    care = from_file(tina, delivery_mechanism="Direct payment")
    page = address(tina, f"{care.pk}/change/")
    assert form_of(worker.get(page))["delivery_mechanism"] == "Direct payment"
    assert send(worker, page, delivery_mechanism="not-known").status_code == 302
    assert Service.objects.get().delivery_mechanism == ""
