"""Liberty Protection Safeguards are off until their law is in force: nothing starts them, and whoever tries is told why."""

from __future__ import annotations

import pytest

from homefirst.foundation.errors import NotNow
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.pathways.models import Episode
from homefirst.practice.pathways.queries import startable
from tests import factories as make
from tests import shipped
from tests.factories import TODAY
from tests.workspace.desk import signed_in
from tests.workspace.pages import words_of

OFF = "liberty_protection_safeguards"
WHY = "The Mental Capacity (Amendment) Act 2019 is not in force"
published = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def test_no_pathway_that_we_ship_opens_them() -> None:
    opened = {
        cause.argument
        for pathway in shipped.pathways().values()
        for step in pathway.steps.values()
        for outcome in step.outcomes.values()
        for cause in outcome.causes
        if cause.effect == "open"
    }
    assert "liberty" in opened
    assert OFF not in opened


class TestPublished:
    pytestmark = published

    def test_the_act_refuses_and_says_why_and_nothing_is_written(self) -> None:
        ours = make.team()
        by, elsie = make.actor("safeguarding_lead", teams=(ours,)), make.person(of=ours, given_name="Elsie")
        with pytest.raises(NotNow, match=r"Liberty Protection Safeguards is off\. The Mental Capacity"):
            open_episode(person=elsie, code=OFF, by=by, on=TODAY)
        assert not Episode.objects.exists()
        assert OFF not in [code for code, *_ in startable(elsie, TODAY)]

    def test_a_page_that_asks_for_them_all_the_same_says_why_they_are_off(self) -> None:
        ours = make.team()
        elsie = make.person(of=ours, given_name="Elsie")
        client = signed_in("safeguarding_lead", ours)
        work = f"/people/{elsie.record.ref}/steps/"
        assert "Liberty Protection Safeguards" not in words_of(client.get(work))
        said = words_of(client.post(f"{work}start/", {"pathway": OFF}))
        assert WHY in said
        assert "Choose what to start from the list." in words_of(
            client.post(f"{work}start/", {"pathway": "x"})
        )
        assert not Episode.objects.exists()

    def test_how_we_work_says_that_they_are_off_and_why(self) -> None:
        page = words_of(signed_in("principal_social_worker", make.team()).get(f"/how/pathways/{OFF}/"))
        assert WHY in page
