"""Practice changes at the demonstration by the same acts as at a council: one in force, one sent back, one waiting."""

from __future__ import annotations

from typing import Any

import pytest

from homefirst.demo.building.changing import change_practice
from homefirst.demo.building.staffing import add_everybody
from homefirst.practice.forms import library as forms
from homefirst.practice.pathways.models import PracticeChange, PublishedPathway
from homefirst.practice.pathways.queries.changes import files_read, published_last
from tests.factories import SYSTEM, TODAY


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_one_change_is_in_force_by_two_people_one_was_sent_back_and_one_waits(settings: Any) -> None:
    settings.DEMO = True
    add_everybody(SYSTEM)
    assert change_practice(SYSTEM) == change_practice(SYSTEM) == 3
    found = {change.state: change for change in PracticeChange.objects.all()}
    assert set(found) == {"published", "draft", "proposed"}
    newest = forms.newest("bereavement_call", TODAY)
    assert newest is not None
    assert newest.published_by is not None
    assert newest.agreed_by is not None
    assert (newest.number, newest.published_by.name, newest.agreed_by.name) == (
        2,
        "Gwen Morgan",
        "Catherine Holt",
    )
    assert not PublishedPathway.objects.filter(number=2).exists()
    for change in (found["draft"], found["proposed"]):
        assert [each.wrong for each in files_read(change, published_last())] == [""]
