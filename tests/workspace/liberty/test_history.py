"""One request to restrict somebody's liberty, and its authorisation, as a page of their record; and the line of Now."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.liberty import actions
from homefirst.practice.liberty.models import Authorisation, LibertyRequest
from homefirst.practice.people.models import Person
from tests import factories as make
from tests.factories import TODAY
from tests.practice.liberty.walking import asked, assessed, condition, granted, urgent
from tests.practice.pathways.walks import in_hand
from tests.practice.safeguarding.walking import ended
from tests.workspace.desk import MOST, signed_in
from tests.workspace.desk import asked as queries
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
DAY = timedelta(days=1)


def _world() -> tuple[Any, Any, Person]:
    ours = make.team()
    by = make.actor("safeguarding_lead", teams=(ours,))
    return signed_in("safeguarding_lead", ours), by, make.person(of=ours, given_name="Elsie")


def _address(about: Person, episode: int | None = None) -> str:
    number = episode or about.episodes.order_by("pk")[0].pk
    return f"/people/{about.record.ref}/liberty/{number}/"


def _extended(by: Any, elsie: Person) -> LibertyRequest:
    urgent(by, elsie)
    request = LibertyRequest.objects.get()
    said: dict[str, Any] = {"until": TODAY + 13 * DAY, "why": "The doctor is ill.", "by": by, "on": TODAY}
    return actions.extend_urgent(request=request, row_version=request.row_version, **said)


def test_a_request_says_how_it_stands_and_what_happened_to_its_urgent_authorisation() -> None:
    client, by, elsie = _world()
    _extended(by, elsie)
    page = words_of(client.get(_address(elsie)))
    for said in (
        "Being assessed", "Larch House", "High. They object", "Extended 24 November: The doctor is ill",
        "Nobody has assessed anything yet", "The council extended the urgent authorisation",
    ):  # fmt: skip
        assert said in page


def test_an_authorisation_is_told_from_the_request_to_its_end_in_order() -> None:
    client, by, elsie = _world()
    row = granted(by, elsie, days=100, **condition(1, "A walk each day", 0), reasons="It keeps her safe.")
    episode = row.request.episode
    ended(episode, "representative", "appointed", by, found=True, name_of="Her niece", paid=False)
    ended(episode, "conditions", "kept", by, what_was_seen="Out by the pond.")
    ended(episode, "conditions", "to_court", by, reason="She asks to go home.")
    ended(episode, "conditions", "review_asked", by)
    ended(episode, "part_8_review", "goes_on", by, vary=False, asked_by="Her niece asked.")
    ended(episode, "renew", "no_longer_needed", by, why="She moves in with her niece.")
    page = words_of(client.get(_address(elsie))).split("What happened, in order", 1)[1]
    told = [
        "The request came", "Best interests, capacity, age and refusals: Met", "Mental health and eligibility",
        "Sign off: Granted until a day", "It keeps her safe.", "Appointed", "Her niece.", "Out by the pond.",
        "Somebody asks the court", "She asks to go home.", "It goes on", "Her niece asked.", "No longer needed",
        "Its last day",
    ]  # fmt: skip
    places = [page.index(said) for said in told]
    assert places == sorted(places)


def test_assessments_conditions_and_who_is_on_their_side_stand_in_their_own_places() -> None:
    client, by, elsie = _world()
    row = granted(by, elsie, **condition(1, "A walk each day", 0), **condition(2, "Less medicine", 30))
    ended(row.request.episode, "conditions", "kept", by)
    page = words_of(client.get(_address(elsie)))
    assert "Best interests Is it met?: Met Assessed by: Jo Hall" in page
    assert "Mental health Is it met?: Met Assessed by: Dr Ode" in page
    assert (
        "A walk each day Who sees to it: The manager By when: 24 November Was it kept?: Kept, 24 November"
        in page
    )
    assert "Nobody yet" in page
    Authorisation.objects.update(starts_on=TODAY - 90 * DAY, ends_on=TODAY - DAY)
    assert "Ran out 23 November" in words_of(client.get(_address(elsie)))


def test_one_that_is_asked_for_again_leads_to_the_next_and_back() -> None:
    client, by, elsie = _world()
    row = granted(by, elsie, days=20)
    ended(row.request.episode, "renew", "asked_again", by)
    second = elsie.episodes.exclude(pk=row.request.episode_id).get().pk
    first_page = client.get(_address(elsie)).content.decode()
    second_page = client.get(_address(elsie, second)).content.decode()
    assert f'href="{_address(elsie, second)}"' in first_page
    assert f'href="{_address(elsie)}"' in second_page
    assert "Asked for, and not looked at yet" in second_page


def test_the_page_says_what_happens_next_once_and_prints_whose_it_is_on_each_sheet() -> None:
    client, by, elsie = _world()
    granted(by, elsie)
    for address in (_address(elsie), f"{_address(elsie)}?show=print"):
        assert client.get(address).content.decode().count('data-part="next"') == 1
    sheet = "Leave to restrict liberty. Printed on 24 November by Staff"
    assert sheet in words_of(client.get(f"{_address(elsie)}?show=print"))


def test_whoever_reads_it_is_written_down_and_nobody_reads_another_person_s_by_its_number() -> None:
    client, by, elsie = _world()
    asked(by, elsie)
    client.get(_address(elsie))
    assert AuditRow.objects.filter(part="deprivation of liberty", record_id=elsie.pk).count() == 1
    other = make.person(of=elsie.record.team, given_name="Ivo")
    assert client.get(_address(other, elsie.episodes.get().pk)).status_code == 404
    assert signed_in("finance", elsie.record.team).get(_address(elsie)).status_code in (403, 404)


def test_the_page_asks_the_same_few_questions_however_much_has_happened() -> None:
    client, by, elsie = _world()
    row = granted(by, elsie, days=20, **condition(1, "A walk each day", 0))
    address = _address(elsie)
    client.get(address)
    few = queries(client, address)
    for _ in range(3):
        ended(row.request.episode, "conditions", "kept", by)
    ended(row.request.episode, "representative", "appointed", by, found=True, name_of="Her niece")
    ended(row.request.episode, "renew", "asked_again", by)
    assert queries(client, address) == few <= MOST


def _now(client: Any, about: Person) -> str:
    return words_of(client.get(f"/people/{about.record.ref}/"))


def test_now_says_until_when_somebody_s_liberty_may_be_restricted_and_whose_it_is() -> None:
    client, by, elsie = _world()
    assert "Leave to restrict liberty" not in _now(client, elsie)
    episode = urgent(by, elsie)
    assert "Urgent until 30 November, and being assessed." in _now(client, elsie)
    assessed(episode, by)
    until = (TODAY + 100 * DAY).isoformat()
    ended(episode, "sign_off", "granted", by, starts_on=TODAY.isoformat(), ends_on=until)
    page = _now(client, elsie)
    assert "Granted until 4 March 2027 at the latest." in page
    holder = in_hand(episode, "representative").held_by
    assert f"{holder.name if holder else elsie.record.team.name} has what comes next." in page
    assert f'href="{_address(elsie)}"' in client.get(f"/people/{elsie.record.ref}/").content.decode()


def test_now_says_that_one_ran_out_while_its_work_is_open_and_nothing_once_it_is_over() -> None:
    client, by, elsie = _world()
    row = granted(by, elsie, days=20)
    ended(row.request.episode, "renew", "asked_again", by)
    row.request.episode.refresh_from_db()
    dates = row.request.episode.dates | {"authorised_until": (TODAY - DAY).isoformat()}
    type(row.request.episode).objects.filter(pk=row.request.episode_id).update(dates=dates)
    assert "The authorisation ran out 23 November, and its work is still open." in _now(client, elsie)
    ended(row.request.episode, "conditions", "died", by)
    assert "Leave to restrict liberty" not in _now(client, elsie)


def test_the_line_of_now_costs_no_question() -> None:
    client, by, elsie = _world()
    address = f"/people/{elsie.record.ref}/"
    asked(by, elsie)
    client.get(address)
    before = queries(client, address)
    assessed(elsie.episodes.get(), by)
    until = (TODAY + 100 * DAY).isoformat()
    ended(elsie.episodes.get(), "sign_off", "granted", by, starts_on=TODAY.isoformat(), ends_on=until)
    assert "Granted until" in _now(client, elsie)
    assert queries(client, address) == before
