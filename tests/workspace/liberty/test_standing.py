"""Work says in one line what stands of somebody's liberty, and says nothing once it is over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from homefirst.practice.liberty.models import Authorisation
from homefirst.practice.people.models import Person
from tests import factories as make
from tests.factories import TODAY
from tests.practice.liberty.walking import ASKED, asked, granted, urgent
from tests.practice.safeguarding.walking import ended
from tests.workspace.desk import MOST, signed_in
from tests.workspace.desk import asked as queries
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def _world() -> tuple[Any, Any, Person]:
    ours = make.team()
    by = make.actor("safeguarding_lead", teams=(ours,))
    return signed_in("safeguarding_lead", ours), by, make.person(of=ours, given_name="Elsie")


def _work(client: Any, about: Person) -> str:
    return words_of(client.get(f"/people/{about.record.ref}/steps/"))


def test_nothing_is_said_of_somebody_whose_liberty_nobody_asked_to_restrict() -> None:
    client, _, elsie = _world()
    assert "Leave to restrict liberty" not in _work(client, elsie)


def test_a_request_stands_with_how_long_an_urgent_authorisation_runs() -> None:
    client, by, elsie = _world()
    urgent(by, elsie)
    page = _work(client, elsie)
    assert "Leave to restrict liberty" in page
    assert "being assessed. Urgent until 30 November" in page


def test_an_authorisation_stands_with_its_end_and_who_is_on_their_side_until_it_is_over() -> None:
    client, by, elsie = _world()
    row = granted(by, elsie, days=100)
    assert "Nobody is on their side yet." in _work(client, elsie)
    ended(row.request.episode, "representative", "appointed", by, found=True, name_of="Her niece")
    page = _work(client, elsie)
    assert "Granted until 4 March 2027" in page
    assert "On their side: Her niece." in page
    Authorisation.objects.update(starts_on=TODAY - timedelta(90), ends_on=TODAY - timedelta(1))
    assert "On their side: Her niece." not in _work(client, elsie)


def test_where_another_is_asked_for_both_are_said() -> None:
    client, by, elsie = _world()
    row = granted(by, elsie, days=20)
    ended(row.request.episode, "renew", "asked_again", by)
    episode = elsie.episodes.exclude(pk=row.request.episode_id).get()
    ended(episode, "receive", "standard", by, **ASKED)
    page = _work(client, elsie)
    assert "Granted until 14 December" in page
    assert "Asked for" in page


def test_a_request_that_ended_is_not_said() -> None:
    client, by, elsie = _world()
    asked(by, elsie, "withdrawn", reason="The home took it back.")
    assert "being assessed" not in _work(client, elsie)


def test_the_page_keeps_within_its_questions() -> None:
    client, by, elsie = _world()
    granted(by, elsie)
    address = f"/people/{elsie.record.ref}/steps/"
    client.get(address)
    assert queries(client, address) <= MOST
