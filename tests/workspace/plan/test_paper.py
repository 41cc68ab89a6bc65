"""A plan on paper: as it is, in large print and in easy read, from links beside its title."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from homefirst.foundation.accounts.models import Team
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people.models import Person
from homefirst.workspace.plan import paper
from tests.practice.plans.walking import planned
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.plan.hers import by, plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the typesetter was handed, the newest last; the pages are set all the same."""
    handed: list[str] = []
    real = paper.set_data

    def kept(data: dict[str, Any], *about: Any) -> bytes:
        handed.append(json.dumps(data, ensure_ascii=False))
        return real(data, *about)

    monkeypatch.setattr(paper, "set_data", kept)
    return handed


@pytest.mark.parametrize("form", paper.WAYS)
def test_each_way_of_printing_stands_beside_the_title_and_says_what_the_plan_says(
    desk: Client, tina: Person, form: str, words: list[str]
) -> None:
    planned(tina, by(desk))
    address = f"{plan(tina)}pages/{form}/?version=1"
    assert f'href="{address}">{paper.WAYS[form]}</a>' in desk.get(plan(tina)).content.decode()
    before = AuditRow.objects.filter(kind="read", record_id=tina.pk).count()
    made = desk.get(address)
    assert made.headers["Content-Type"] == "application/pdf"
    assert made.content.startswith(b"%PDF")
    assert AuditRow.objects.filter(kind="read", record_id=tina.pk).count() == before + 1
    for said in (
        "Tina’s plan", "What Tina wants: “Cook my own tea”", "Two evenings a week", "Who: Tina", "If things go wrong",
        "1. Jo Marsh 01632 960 218", "Version 1. With Tina to read.", "Printed on ",
    ):  # fmt: skip
        assert said in words[-1], said


def test_easy_read_gives_each_sentence_a_paragraph_of_its_own() -> None:
    lines = ["Ring Jo by day. Drop in on Sunday: 1. Jo; 2. Dr. Shah", ""]
    apart = ["Ring Jo by day.", "Drop in on Sunday: 1. Jo;", "2. Dr. Shah"]
    assert list(paper._set(lines, "easy_read")) == apart
    assert list(paper._set(lines, "print")) == lines[:1]


def test_the_pages_hold_no_cost_for_whom_costs_are_not(
    desk: Client, tina: Person, north: Team, words: list[str]
) -> None:
    planned(tina, by(desk))
    for reader in (desk, signed_in("reablement", north)):
        assert reader.get(f"{plan(tina)}pages/print/").status_code == 200
    assert ["£147.60" in said for said in words] == [True, False]


@pytest.mark.parametrize("form", ["print", "braille"])
def test_no_plan_and_a_form_that_there_is_not_have_no_pages(desk: Client, tina: Person, form: str) -> None:
    if form == "braille":
        planned(tina, by(desk))
    assert desk.get(f"{plan(tina)}pages/{form}/").status_code == 404


def test_the_pages_cost_few_queries(desk: Client, tina: Person) -> None:
    planned(tina, by(desk))
    assert asked(desk, f"{plan(tina)}pages/print/") <= MOST
