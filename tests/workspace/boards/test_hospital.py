"""Leaving hospital: who could go home today, and what one thing stops each."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from homefirst.foundation.accounts.models import User
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.hospital import actions
from homefirst.practice.hospital.models import MissingThing, Notice, Stay
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people import actions as people
from tests import factories as make
from tests.factories import NOW, TODAY, acting
from tests.practice.hospital.walking import arranged, described, noticed
from tests.practice.safeguarding.walking import ended
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
TOMORROW = TODAY + timedelta(days=1)


class Ward:
    def __init__(self) -> None:
        self.team = make.team("hospital", "Hospital team")
        self.client = signed_in("social_worker", self.team)
        self.user: User = self.client.user  # type: ignore[attr-defined]
        self.by = acting(self.user, "social_worker", at=NOW)

    def person(self, name: str, of: Any = None) -> Any:
        return make.person(of=of or self.team, given_name=name, family_name="Ashworth")

    def waits(self, name: str, *, ready: int | None = None, **needs: Any) -> Episode:
        """Ready so many days ago, with what is missing."""
        since = TODAY - timedelta(days=ready) if ready is not None else None
        episode = noticed(self.by, self.person(name), ready=since, on=TODAY)
        described(episode, self.by, **needs)
        return episode

    def page(self, query: str = "") -> str:
        return words_of(self.client.get(f"/hospital/{query}"))


@pytest.fixture
def ward() -> Ward:
    return Ward()


def test_each_line_says_what_is_missing_who_sees_to_it_and_the_days_lost(ward: Ward) -> None:
    ward.waits("Graham", ready=3, missing=("care", "transport"), who_holds=("Kwame Boateng", "The ward"))
    page = ward.page()
    assert "Graham Ashworth" in page
    assert "Westbrook General, Stroke unit" in page
    assert "1. Home with help" in page
    assert "Care , Kwame Boateng, since" in page
    assert "Transport , The ward, since" in page
    assert "3 days Care, Transport" in page


def test_somebody_is_on_the_board_from_the_notice_on(ward: Ward) -> None:
    noticed(ward.by, ward.person("Graham"))
    page = ward.page()
    assert "Graham Ashworth" in page
    assert "Hospital not known yet" in page
    assert "Not decided yet" in page


def test_each_count_opens_those_it_counts(ward: Ward) -> None:
    ward.waits("Ready", ready=0)
    ward.waits("Delayed", ready=2)
    leaving = ward.waits("Leaving")
    arranged(leaving, ward.by, care_starts=TOMORROW.isoformat())
    home = ward.waits("Home")
    arranged(home, ward.by)
    ended(home, "leave", "safe", ward.by, left_on=TODAY.isoformat(), seen_on=TODAY.isoformat())
    shown = {
        show: {name for name in ("Ready", "Delayed", "Leaving", "Home") if f"{name} Ashworth" in page}
        for show in ("ready", "tomorrow", "delayed", "home")
        for page in [ward.page(f"?show={show}")]
    }
    assert shown["ready"] == {"Ready", "Delayed"}
    assert shown["delayed"] == {"Delayed"}
    assert "Leaving" in shown["tomorrow"]
    assert shown["home"] == {"Home"}


def test_one_hospital_at_a_time(ward: Ward) -> None:
    ward.waits("Graham")
    assert "Graham Ashworth" in ward.page("?hospital=Westbrook+General")
    assert "Nobody is in this part of the board." in ward.page("?hospital=Elsewhere")


def test_days_lost_this_month_stand_by_cause(ward: Ward) -> None:
    episode = ward.waits("Graham", ready=3)
    arranged(episode, ward.by, delay_causes=("care_home_start",), delay_days=3)
    assert "Start of care at home Days lost: 3 days" in ward.page()


def test_a_bed_that_is_given_is_taken(ward: Ward) -> None:
    episode = ward.waits("Graham", way="way_2")
    assert "Beds to recover in: 10 of 10 free" in ward.page()
    address = f"/hospital/stays/{episode.pk}/bed/"
    day = {"from_on_day": "24", "from_on_month": "11", "from_on_year": "2026"}
    ward.client.post(address, {"home": "the_elms", **day})
    assert Stay.objects.get().bed == "the_elms"
    assert "Beds to recover in: 9 of 10 free" in ward.page()
    ward.client.post(
        f"{address}leave/", {"until_on_day": "23", "until_on_month": "11", "until_on_year": "2026"}
    )
    assert Stay.objects.get().bed_until is None
    ward.client.post(
        f"{address}leave/", {"until_on_day": "24", "until_on_month": "11", "until_on_year": "2026"}
    )
    assert "Beds to recover in: 10 of 10 free" in ward.page()


def test_something_missing_is_written_down_and_crossed_off(ward: Ward) -> None:
    episode = ward.waits("Graham")
    address = f"/hospital/stays/{episode.pk}/"
    refused: Any = ward.client.post(f"{address}missing/", {"what": "equipment", "holder": ""})
    assert "Say who sees to it." in words_of(refused)
    ward.client.post(f"{address}missing/", {"what": "equipment", "holder": "The store"})
    assert "Equipment : The store, since" in words_of(ward.client.get(address))
    thing = MissingThing.objects.get()
    ward.client.post(f"{address}missing/{thing.pk}/here/", {"row_version": thing.row_version})
    assert "Nothing is written down as missing." in words_of(ward.client.get(address))


def test_one_persons_way_home_says_what_happens_next(ward: Ward) -> None:
    episode = ward.waits("Graham")
    page = ward.client.get(f"/hospital/stays/{episode.pk}/").content.decode()
    assert page.count('data-part="next"') == 1
    assert "Arrange it" in page


def test_a_notice_is_typed_in_and_its_person_found(ward: Ward) -> None:
    about = ward.person("Graham")
    sent = {"hospital": "Westbrook General", "ward": "Stroke unit", "given_name": "Graham"}
    led: Any = ward.client.post("/hospital/notices/add/", sent | {"family_name": "Ashworth"}, follow=True)
    assert "Whose notice is this?" in words_of(led)
    assert "Graham Ashworth" in ward.page()
    notice = Notice.objects.get()
    answer = {"match": about.record.ref, "answer": "same"}
    led = ward.client.post(f"/hospital/notices/{notice.pk}/", answer, follow=True)
    assert "The notice is with this person now" in words_of(led)
    assert "Stroke unit" in led.content.decode()
    assert "No notice waits for its person to be found." in ward.page()


def test_a_notice_that_lacks_something_keeps_what_was_typed(ward: Ward) -> None:
    sent = {"hospital": "Westbrook General", "ward": "", "family_name": "Ashworth"}
    response = ward.client.post("/hospital/notices/add/", sent)
    assert response.status_code == 400
    assert "Say which ward." in words_of(response)
    assert 'value="Ashworth"' in response.content.decode()


def test_a_notice_that_is_not_ours_goes_with_its_reason(ward: Ward) -> None:
    notice = actions.add_notice(
        said={"hospital": "Westbrook General", "ward": "4", "family_name": "Stranger"}, by=ward.by, on=TODAY
    )
    address = f"/hospital/notices/{notice.pk}/"
    assert ward.client.post(address, {"do": "not_ours", "reason": ""}).status_code == 400
    ward.client.post(address, {"do": "not_ours", "reason": "Lives in Eastmarsh"})
    notice.refresh_from_db()
    assert (notice.state, notice.reason) == ("not_ours", "Lives in Eastmarsh")
    assert AuditRow.objects.filter(action="hospital.read_notice", object_id=str(notice.pk)).exists()


def test_a_file_of_notices_says_which_lines_to_mend(ward: Ward) -> None:
    content = b"hospital,ward,family_name\nWestbrook General,4,Ola\nWestbrook General,,Ola\n"
    sent = {"chosen": SimpleUploadedFile("notices.csv", content)}
    page = words_of(ward.client.post("/hospital/notices/load/", sent))
    assert "3 What is wrong: ward: Say which ward." in page
    assert Notice.objects.count() == 1
    wrong = {"chosen": SimpleUploadedFile("notices.csv", b"a,b\n1,2\n")}
    response = ward.client.post("/hospital/notices/load/", wrong)
    assert response.status_code == 400
    assert "no column called hospital" in words_of(response)


def test_silence_of_the_feed_is_said_with_whom_to_ring(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"hospital,ward,family_name\nWestbrook General,4,Ola\n"
    early = acting(ward.user, "social_worker", at=NOW - timedelta(hours=3))
    actions.load_notices(content=content, by=early, on=TODAY)
    assert "Last read from a hospital at 7am" in ward.page()
    assert "Westbrook General 01632 960 300" in ward.page()
    actions.load_notices(content=content, by=ward.by, on=TODAY)
    page = ward.page()
    assert "Ring:" not in page
    assert "Nobody is on the way home yet." in page
    for notice in Notice.objects.all():
        actions.notice_not_ours(
            notice=notice, reason="Moved", row_version=notice.row_version, by=ward.by, on=TODAY
        )
    assert "No notices today. Last read from a hospital at 10am, 24 November." in ward.page()


def test_a_restricted_record_is_not_shown_or_counted_and_is_said_to_be_there(ward: Ward) -> None:
    episode = ward.waits("Graham")
    lead = make.actor("safeguarding_lead", teams=(ward.team,))
    people.restrict(person=episode.person, reason="His own safety here", named=[], by=lead)
    for client in (ward.client, signed_in("team_manager", ward.team)):
        page = words_of(client.get("/hospital/"))
        assert "Graham" not in page
        assert "0 On the way home" in page
        assert "1 more person is on the way home whose records you may not see." in page
    assert ward.client.get(f"/hospital/stays/{episode.pk}/").status_code in (403, 404)


def test_reablement_sees_everybody_and_a_social_worker_their_own(ward: Ward) -> None:
    ward.waits("Graham")
    elsewhere = make.team("east", "East")
    assert "Graham Ashworth" in words_of(signed_in("reablement", elsewhere).get("/hospital/"))
    assert "Graham Ashworth" not in words_of(signed_in("social_worker", elsewhere).get("/hospital/"))


@pytest.mark.parametrize("role", ["finance", "councillor", "director", "safeguarding_lead", "administrator"])
def test_other_roles_have_no_such_page(role: str) -> None:
    assert signed_in(role).get("/hospital/").status_code in (403, 404)


def test_nobody_on_the_way_home_says_so(ward: Ward) -> None:
    assert "No notices today." in ward.page()


def test_the_board_asks_as_often_for_many_as_for_few(ward: Ward) -> None:
    ward.waits("First", missing=("care",), who_holds=("Kwame",))
    few = asked(ward.client, "/hospital/")
    for number in range(10):
        ward.waits(f"Person {number}", ready=number, missing=("care",), who_holds=("Kwame",))
    assert asked(ward.client, "/hospital/") == few <= MOST
