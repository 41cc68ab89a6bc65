"""The demonstration never touches a real record, and its second factor opens nothing anywhere else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from typer.testing import CliRunner

from homefirst.config.commands.demo import app
from homefirst.demo.building.staffing import add_everybody
from homefirst.demo.clock import moved
from homefirst.demo.hints import PASSWORD, Hints
from homefirst.demo.others import COUNCILS, other_councils
from homefirst.demo.staff import SIGN_INS, STAFF
from homefirst.demo.standing import standing
from homefirst.foundation.accounts import actions
from homefirst.foundation.accounts.models import User
from homefirst.foundation.errors import NotNow
from tests import factories as make


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.mark.django_db
def test_a_record_that_is_there_already_gets_no_made_up_people(folder: Path) -> None:
    make.person()
    with pytest.raises(NotNow, match="holds a record already"):
        standing(5_000, 1)


@pytest.mark.django_db
def test_a_start_that_broke_off_goes_on_and_another_borough_is_refused(folder: Path) -> None:
    standing(5_000, 1).finished("Adding teams and staff")
    make.staff()
    assert standing(5_000, 1).done == ["Adding teams and staff"]
    with pytest.raises(NotNow, match="5,000 people, seed 1"):
        standing(5_000, 2)


@pytest.mark.django_db
def test_a_record_that_was_emptied_is_built_from_the_beginning(folder: Path) -> None:
    standing(5_000, 1).finished("Adding teams and staff")
    assert standing(5_000, 1).done == []


@pytest.mark.django_db
def test_one_of_each_role_signs_in_and_adding_them_again_adds_nobody(settings: Any) -> None:
    settings.DEMO = True
    assert add_everybody(make.SYSTEM) == len(STAFF)
    assert add_everybody(make.SYSTEM) == 0
    able = {user.email for user in User.objects.all() if user.check_password(PASSWORD)}
    assert able == {worker.email for worker in SIGN_INS}


@pytest.mark.django_db
def test_without_a_demonstration_nobody_gets_a_factor_whose_secret_is_known() -> None:
    with pytest.raises(NotNow, match="HOMEFIRST_DEMO=1"):
        actions.enrol_demo_factor(user=make.staff(), by=make.SYSTEM)
    with pytest.raises(NotNow, match="HOMEFIRST_DEMO=1"):
        Hints().digits("lin.zhao@westbrook.example")


@pytest.mark.django_db
def test_without_a_demonstration_the_sign_in_page_hints_at_nothing(client: Client) -> None:
    page = client.get("/sign-in/").content.decode()
    assert "demonstration" not in page
    assert PASSWORD not in page


def test_the_day_stands_still_while_the_time_goes_on() -> None:
    now = moved(lambda: datetime(2027, 3, 2, 17, 5, tzinfo=UTC), date(2026, 11, 24))
    assert now() == datetime(2026, 11, 24, 17, 5, tzinfo=UTC)


def test_the_same_made_up_councils_stand_beside_the_borough_at_every_start() -> None:
    rows = list(other_councils())
    assert rows == list(other_councils())
    assert all(row.is_council for row in rows)
    assert {row.area for row in rows} == set(COUNCILS)
    assert len({(row.measure, row.area_code) for row in rows}) == len(rows)


def test_a_port_in_use_is_said_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    class Taken:
        def __enter__(self) -> Taken:
            return self

        def __exit__(self, *_: object) -> None: ...

        def setsockopt(self, *_: object) -> None: ...

        def bind(self, _: object) -> None:
            raise OSError

    monkeypatch.setattr("homefirst.config.commands.demo.socket.socket", Taken)
    told = CliRunner().invoke(app, ["run", "--port", "8000"])
    assert told.exit_code == 2
    assert "make demo PORT=8001" in told.output
