"""The frame of a record: what stands above every section, who may open which, and that each look is written down."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from homefirst.foundation.audit.models import AuditRow
from tests import factories

pytestmark = pytest.mark.django_db


def _in_team(role: str = "social_worker", **facts: object) -> tuple[Client, str]:
    team = factories.team()
    user = factories.staff(role, teams=(team,))
    client = Client()
    factories.sign_in(client, user)
    person = factories.person(of=team, **({"given_name": "Graham", "family_name": "Ashworth"} | facts))
    return client, person.record.ref


def test_the_bar_says_who_this_is_in_the_fixed_order() -> None:
    client, ref = _in_team(
        birth_date=date(1944, 3, 14), nhs_number="4010232137", council_number="204718", liked_name="Gray"
    )
    page = client.get(f"/people/{ref}/").content.decode()
    places = [
        page.index(f"<dt>{key}</dt>")
        for key in ("Born", "NHS number", "Council number", "Likes to be called")
    ]
    assert places == sorted(places)
    for value in ("14 March 1944", "401 023 2137", "204718"):
        assert value in page


def test_a_look_is_written_down_with_the_reason_it_was_allowed() -> None:
    client, ref = _in_team()
    client.get(f"/people/{ref}/")
    row = AuditRow.objects.get(kind="read", action="person.see")
    assert (row.part, row.tie) == ("now", "team")


def test_someone_out_of_reach_and_someone_who_does_not_exist_give_the_very_same_page() -> None:
    client, _ = _in_team()
    hidden = factories.person(of=factories.team(), given_name="Diana")
    refused, missing = client.get(f"/people/{hidden.record.ref}/"), client.get("/people/BCDFGHJK/")
    assert (refused.status_code, refused.content) == (missing.status_code, missing.content)
    assert refused.status_code == 404
