"""Who sees what, what is ticked off, what is logged, and in how few questions."""

from __future__ import annotations

import pytest
from django.test import Client

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.supervision import actions
from homefirst.practice.supervision.models import Supervision
from tests.factories import TODAY, staff
from tests.practice.supervision.making import Pair
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.supervision.desk import at, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]


@pytest.mark.parametrize("name", ["write_supervision", "sign_supervision", "add_to_supervision"])
def test_pages_of_the_two_are_not_there_for_others(pair: Pair, name: str) -> None:
    made = pair.signed() if name == "add_to_supervision" else pair.planned()
    for role in ("team_manager", "social_worker"):
        assert signed_in(role, pair.team).get(at(name, held=made.pk)).status_code == 404
        assert signed_in(role, pair.team).get(at(name, held=999_999)).status_code == 404


def test_each_reading_is_written_down(pair: Pair, amara: Client) -> None:
    made = pair.signed(about=(pair.about(),))
    amara.get(at("read_supervision", held=made.pk))
    row = AuditRow.objects.get(action="supervision.read")
    assert (row.object_id, row.user_id) == (str(made.pk), pair.manager.pk)
    assert AuditRow.objects.filter(record_id=pair.graham.pk, kind="read", part="supervision").exists()


@pytest.mark.parametrize(
    "role", ["finance", "performance_analyst", "councillor", "administrator", "director"]
)
def test_roles_without_supervision_find_no_page(role: str) -> None:
    assert signed_in(role).get(at("supervision")).status_code in (403, 404)


def test_pages_ask_the_same_few_questions_however_much_there_is(pair: Pair, amara: Client) -> None:
    work(pair)
    pair.signed(days_ago=3, about=(pair.about(),), tasks=(pair.task("One", person=pair.graham), pair.task()))
    made = pair.planned()
    pages = (
        at("supervision"),
        at("supervision_with", worker=pair.worker.pk),
        at("write_supervision", held=made.pk),
        at("read_supervision", held=Supervision.objects.exclude(held_on=None).get().pk),
    )
    amara.get(pages[2])  # versions of pathways are read once a process
    few = [asked(amara, page) for page in pages]
    for number in range(6):
        work(pair, f"Ivy{number}", days_ago=80)
        staff("social_worker", teams=(pair.team,))
    held = Supervision.objects.exclude(held_on=None).get()
    for _ in range(4):
        actions.add_to_supervision(supervision=held, words="More", is_private=False, by=pair.works, on=TODAY)
    other = staff("social_worker", name="Gareth Pugh", teams=(pair.team,))
    actions.plan_supervision(worker=other, planned_on=TODAY, by=pair.keeps, on=TODAY)
    more = [asked(amara, page) for page in pages]
    assert more == few
    assert max(more) <= MOST, dict(zip(pages, more, strict=True))


def test_my_work_asks_one_question_more_for_supervision_whatever_there_is(pair: Pair, nadia: Client) -> None:
    work(pair)
    none = asked(nadia, at("my_work"))
    pair.signed(days_ago=1, tasks=tuple(pair.task(f"Thing {number}") for number in range(6)))
    assert asked(nadia, at("my_work")) == none
