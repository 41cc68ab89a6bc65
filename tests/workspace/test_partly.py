"""One part of a page cannot be read: the others stand, the page says what is missing, and nobody sees more for it."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest
from django.db import connection
from django.http import Http404
from django.utils import timezone

from homefirst.foundation.accounts.models import User
from homefirst.foundation.errors import NotAllowed
from homefirst.workspace.partly import Partly
from homefirst.workspace.team import carried
from homefirst.workspace.views import team_board, worklist
from homefirst.workspace.work import apart
from tests.factories import NOW, sign_in
from tests.workspace.team.desk import Desk

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.database,
    pytest.mark.usefixtures("pathways_alone"),
]


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def _fails(*_: Any, **__: Any) -> NoReturn:
    """A question that the database itself turns down."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nothing FROM a_table_that_is_not_there")
    raise AssertionError("the database answered")


def test_a_part_that_fails_is_told_and_logged_and_the_next_question_is_answered(
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = Partly("/team/")
    assert page.read("The waiting list", _fails) is None
    assert page.read("The staff", User.objects.count) == 0
    assert page.failed == ["The waiting list could not be read at 10am."]
    assert "A part of a page could not be read: The waiting list" in caplog.text


@pytest.mark.parametrize("refusal", [NotAllowed("There is no such page."), Http404()])
def test_a_refusal_is_no_failed_part(refusal: Exception) -> None:
    def refuses() -> NoReturn:
        raise refusal

    page = Partly("/team/")
    with pytest.raises(type(refusal)):
        page.read("The waiting list", refuses)
    assert page.failed == []


def test_my_work_stands_without_what_could_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    desk.work("Graham", days_ago=20)
    sign_in(desk.client, desk.worker, "social_worker")
    monkeypatch.setattr(worklist, "on_the_desk", _fails)
    page = desk.page("/my-work/?show=late")
    assert "What supervision put on your desk could not be read at 10am. Try again ." in page
    assert "1 thing could be read. 1 is late." in page
    assert "Graham Ashworth" in page
    assert 'href="/my-work/?show=late">Try again' in desk.client.get("/my-work/?show=late").content.decode()


def test_work_that_could_not_be_read_is_not_said_to_be_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    desk.work("Graham", days_ago=20)
    sign_in(desk.client, desk.worker, "social_worker")
    monkeypatch.setattr(apart, "worklists", _fails)
    page = desk.page("/my-work/")
    assert "The list of your work could not be read at 10am." in page
    assert "What could not be read is not listed here." in page
    for untrue in ("Nothing is in your hands", "0 In your hands", "0 Late", "Graham"):
        assert untrue not in page
    assert "1 Your people" in page


def test_a_board_stands_without_what_could_not_be_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    desk.work("Graham", days_ago=20, held=False)
    monkeypatch.setattr(carried, "supervision_times", _fails)
    page = desk.page("/team/")
    assert "The list of supervision could not be read at 10am." in page
    assert "Nadia Rahman" in page
    assert "1 Open work" in page
    monkeypatch.setattr(carried, "loads", _fails)
    monkeypatch.setattr(team_board, "people_with_records", _fails)
    page = desk.page("/team/")
    assert "What each worker carries could not be read at 10am." in page
    assert "The names of who needs a look could not be read at 10am." in page
    assert "Nadia Rahman" not in page
    assert "1 Open work" in page
