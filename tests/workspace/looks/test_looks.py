"""Who looked, at any record: what information governance reads."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from homefirst.foundation.access import actions as access
from homefirst.foundation.access.models import Question, Tie
from homefirst.foundation.audit.actions import keep_finding, looked, looked_many, record, refused
from homefirst.foundation.audit.models import AuditRow, ChainCheck
from homefirst.foundation.audit.verify import Finding
from homefirst.foundation.errors import NotAllowed, NotNow
from homefirst.workspace.looks.asked import LooksAsked
from homefirst.workspace.looks.lines import looks_page
from homefirst.workspace.looks.odd import Odd, is_night, only
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = timezone.localtime


def text(response) -> str:
    words = " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())
    return words.replace("&#39;", "'")


@pytest.fixture
def officer(client: Client):
    """Somebody of information governance, signed in."""
    user = make.staff("information_governance", name="Ines Ferreira")
    make.sign_in(client, user)
    return make.acting(user, "information_governance", at=NOW())


@pytest.fixture
def team():
    return make.team("north", "North team")


@pytest.fixture
def joan(team):
    return make.person(given_name="Joan", family_name="Walsh", postcode="WB1 1AA", of=team)


def worker(name: str, team, role: str = "social_worker"):
    return make.acting(make.staff(role, name=name, teams=(team,)), role, at=NOW())


def about(actor, **asked):
    today = actor.on
    return looks_page(actor, LooksAsked(since=today - timedelta(days=27), until=today, **asked))


def test_a_look_says_who_in_which_role_at_what_and_why(client, officer, team, joan) -> None:
    looked(worker("Hannah Price", team), joan.pk, "story", "team")
    page = text(client.get("/looks/"))
    for words in ("Hannah Price", "Social worker", "Read Story", "Joan Walsh", "in their team"):
        assert words in page


def test_reading_the_list_is_itself_a_look_at_the_names_on_it(client, officer, team, joan) -> None:
    looked(worker("Hannah Price", team), joan.pk, "story", "team")
    client.get("/looks/")
    row = AuditRow.objects.latest("seq")
    assert (row.user_name, row.record_id, row.part) == ("Ines Ferreira", joan.pk, "looks.all")


def test_a_list_of_fifty_people_is_one_line_that_says_how_many(officer, team) -> None:
    people = [make.person(of=team) for _ in range(5)]
    looked_many(worker("Hannah Price", team), [each.pk for each in people], "My people", "team")
    lines = [line for line in about(officer, worker="Hannah").lines if "list" in line.what]
    assert [line.what for line in lines] == ["Saw 5 names on a list: My people"]


def test_one_person_is_followed_through_every_list(officer, team, joan) -> None:
    others = [make.person(of=team) for _ in range(3)]
    listed = [*(each.pk for each in others), joan.pk]
    looked_many(worker("Hannah Price", team), listed, "My people", "team")
    for typed in ("Joan Walsh", "walsh", joan.record.ref, joan.record.ref.lower()):
        found = [line for line in about(officer, person=typed).lines if line.worker == "Hannah Price"]
        assert [line.about for line in found] == ["Joan Walsh"], typed


def test_a_restricted_record_is_not_named_to_somebody_who_is_not_named_on_it(client, officer, team) -> None:
    hidden = make.person(given_name="Diana", family_name="Frost", of=team)
    hannah = worker("Hannah Price", team)
    looked(hannah, hidden.pk, "now", "team")
    lead = worker("Eleanor Voss", team, "safeguarding_lead")
    access.restrict(record=hidden.record, reason="Hides from her brother.", named=[hannah.user], by=lead)
    page = text(client.get("/looks/"))
    assert "A restricted record" in page
    assert "Frost" not in page
    assert not about(officer, person="Diana Frost").lines


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ({"worker": "hannah"}, {"Read Now", "Changed"}),
        ({"role": "broker"}, {"Read Care and support", "Was refused: open a person's record"}),
        ({"kinds": ("refusal",)}, {"Was refused: open a person's record"}),
        ({"kinds": ("write", "refusal")}, {"Changed", "Was refused: open a person's record"}),
        ({"worker": "nobody of that name"}, set()),
    ],
)
def test_the_list_is_narrowed(officer, team, joan, narrowed, expected) -> None:
    hannah, kwame = worker("Hannah Price", team), worker("Kwame Boateng", team, "broker")
    before = AuditRow.objects.count()
    looked(hannah, joan.pk, "now", "team")
    record(hannah, "write", "person.changed", about=joan.pk, tie="team")
    looked(kwame, joan.pk, "care", "team")
    refused(kwame, "person.see", joan.pk, "not allowed")
    lines = [line for line in about(officer, **narrowed).lines if line.seq > before]
    assert {line.what for line in lines} == expected


def of(odd: Odd, rows=None) -> set[str]:
    today = NOW().date()
    rows = AuditRow.objects.filter(kind="read") if rows is None else rows
    return set(only(rows, odd, today - timedelta(days=30), today).values_list("user_name", flat=True))


def test_odd_looks_are_those_in_an_emergency_and_those_without_a_tie(team, joan) -> None:
    looked(worker("Anna In", team), joan.pk, "now", "team")
    looked(worker("Ben Emergency", team), joan.pk, "now", "opened in an emergency")
    looked(worker("Cat Role", team), joan.pk, "now", "by role, all teams")
    looked(worker("Dan Nothing", team), joan.pk, "now", "")
    assert of(Odd.EMERGENCY) == {"Ben Emergency"}
    assert of(Odd.NO_TIE) == {"Cat Role", "Dan Nothing"}


@pytest.mark.parametrize(
    ("name", "same"),
    [("Maeve Walsh", True), ("Maeve WALSH", True), ("Maeve Walshe", False), ("Walsh Price", False)],
)
def test_a_worker_with_the_surname_of_the_person_is_found(team, joan, name: str, same: bool) -> None:
    looked(worker(name, team), joan.pk, "now", "team")
    assert of(Odd.SAME) == ({name} if same else set())


def test_a_person_without_a_surname_is_nobodys_namesake(team) -> None:
    nameless = make.person(birth_date=datetime(1940, 1, 1).date(), of=team)
    looked(worker("Maeve Walsh", team), nameless.pk, "now", "team")
    assert of(Odd.SAME) == set()


def test_a_neighbour_of_a_record_that_is_closed_to_the_worker_is_found(team, joan) -> None:
    hannah, other = worker("Hannah Price", team), worker("Olu Ade", team)
    mother = make.person(family_name="Price-Jones", postcode="WB1 1AA", of=team)
    access.bar(record=mother.record, user=hannah.user, words="Her mother's record", by=make.SYSTEM)
    looked(hannah, joan.pk, "now", "team")
    looked(other, joan.pk, "now", "team")
    assert of(Odd.SAME) == {"Hannah Price"}


@pytest.mark.parametrize(
    ("at", "night"),
    [
        (datetime(2026, 1, 10, 22, 0, tzinfo=UTC), True),
        (datetime(2026, 1, 10, 21, 59, tzinfo=UTC), False),
        (datetime(2026, 1, 11, 5, 59, tzinfo=UTC), True),
        (datetime(2026, 1, 11, 6, 0, tzinfo=UTC), False),
        (datetime(2026, 7, 10, 21, 0, tzinfo=UTC), True),  # 10pm by London's summer clock
        (datetime(2026, 7, 11, 4, 59, tzinfo=UTC), True),
        (datetime(2026, 7, 11, 5, 0, tzinfo=UTC), False),
    ],
)
def test_night_is_told_by_londons_clock_in_winter_and_in_summer(monkeypatch, team, joan, at, night) -> None:
    monkeypatch.setattr("homefirst.foundation.audit.actions.timezone.now", lambda: at)
    before = AuditRow.objects.count()
    looked(make.SYSTEM, joan.pk, "now", "team")
    rows = AuditRow.objects.filter(seq__gt=before)
    found = only(rows, Odd.NIGHT, at.date() - timedelta(days=1), at.date() + timedelta(days=1))
    assert found.exists() == night == is_night(at)


def test_every_way_of_narrowing_stands_above_the_list_and_can_be_taken_away(client, officer) -> None:
    at = "/looks/?person=Joan&worker=Price&role=broker&kind=read&kind=write&only=night"
    at += "&since_day=1&since_month=11&since_year=2026"
    page = client.get(at).content.decode()
    removed = re.findall(r'hf-filter__remove" href="([^"]+)"', page)
    assert len(removed) == 7
    for href in removed:
        assert client.get(href.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "?since_day=31&since_month=2&since_year=2026",
        "?role=queen",
        "?page=x",
        "?page=99999999999",
        "?kind=all",
    ],
)
def test_an_address_that_means_nothing_still_gives_the_list(client, officer, query: str) -> None:
    assert client.get(f"/looks/{query}").status_code == 200


def test_the_list_takes_the_same_few_queries_whatever_the_data(
    client, officer, team, joan, django_assert_max_num_queries
) -> None:
    hannah = worker("Hannah Price", team)
    looked(hannah, joan.pk, "now", "team")
    with django_assert_max_num_queries(15) as few:
        client.get("/looks/")
    for number in range(60):
        person = make.person(of=team)
        looked(hannah, person.pk, "now", "team")
        looked_many(hannah, [joan.pk, person.pk], f"List {number}", "team")
    with django_assert_max_num_queries(15) as many:
        client.get("/looks/")
    assert len(many) <= len(few) + 1
    assert "51 to 100" in text(client.get("/looks/?page=2"))


def test_before_the_first_walk_the_page_says_so(client, officer) -> None:
    assert "The chain has not been walked yet." in text(client.get("/looks/"))


def test_the_proof_says_when_how_many_rows_and_how_many_copies(client, officer) -> None:
    keep_finding(Finding(rows=1234, anchors=3))
    page = text(client.get("/looks/"))
    assert "Whole. Checked at" in page
    assert "1,234 rows" in page
    assert "3 signed copies" in page


def test_a_broken_chain_is_said_at_the_top_with_the_row_and_whom_to_ring(client, officer) -> None:
    keep_finding(Finding(rows=10, anchors=1))
    keep_finding(Finding(rows=10, anchors=1, problems=["Row 7 was changed after it was written."]))
    page = text(client.get("/looks/"))
    assert "The chain of who did what is broken. Row 7 was changed" in page
    assert "01632 960 410" in page
    assert page.index("is broken") < page.index("opened in an emergency, to review")
    assert "Last found whole:" in page


def test_the_page_does_not_walk_the_chain_but_asks_the_worker_to(client, officer) -> None:
    from homefirst.foundation.audit.jobs import check_chain_job

    assert client.post("/looks/check/").url == "/looks/"
    assert not ChainCheck.objects.exists()
    assert "It is being walked now." in text(client.get("/looks/"))
    assert check_chain_job.func()
    assert ChainCheck.objects.get().is_whole


def opened(team, person, name="Rosa Delgado", emergency=False) -> Tie:
    actor = worker(name, make.team())
    kind = Tie.Kind.BREAK_GLASS if emergency else Tie.Kind.CLAIMED
    if not emergency:
        return access.claim(record=person.record, reason="contact", words="Her daughter rang us.", by=actor)
    return Tie.objects.create(
        record=person.record, user=actor.user, kind=kind, reason="danger", words="The house is on fire.",
        starts_at=actor.at, ends_at=actor.at + timedelta(hours=4),
    )  # fmt: skip


def test_what_was_opened_by_saying_why_waits_with_emergencies_first(client, officer, team, joan) -> None:
    opened(team, joan)
    opened(team, joan, "Tom Whitfield", emergency=True)
    page = text(client.get("/looks/review/"))
    assert page.index("Tom Whitfield") < page.index("Rosa Delgado")
    assert "Her daughter rang us." in page
    assert "Emergency: Somebody is in danger now" in page


def test_a_decision_needs_words_unless_it_was_right_and_takes_it_off_the_list(
    client, officer, team, joan
) -> None:
    tie = opened(team, joan)
    address = f"/looks/review/{tie.pk}/"
    none = client.post(address, {"words": ""})
    assert none.status_code == 400
    assert "Choose what you decide." in text(none)
    wrong = client.post(address, {"decision": "wrong", "words": "no"})
    assert "Say why in a sentence." in text(wrong)
    assert client.post(address, {"decision": "wrong", "words": "She is his neighbour."}).status_code == 302
    tie.refresh_from_db()
    assert (tie.review_decision, tie.reviewed_by) == ("wrong", officer.user)
    assert (
        "Rosa Delgado" not in text(client.get("/looks/review/")).split("Records opened by saying why", 1)[1]
    )
    again = client.post(address, {"decision": "right"})
    assert again.status_code == 409
    assert "Decided at" in text(client.get(address))


def test_what_was_read_meanwhile_stands_beside_the_decision(client, officer, team, joan) -> None:
    tie = opened(team, joan)
    looked(make.acting(tie.user, "social_worker", at=NOW()), joan.pk, "story", "said why, for the day")
    page = text(client.get(f"/looks/review/{tie.pk}/"))
    assert "Read Story" in page


def test_nobody_decides_about_a_record_that_they_opened_themselves(client, officer, joan) -> None:
    tie = Tie.objects.create(
        record=joan.record, user=officer.user, kind=Tie.Kind.CLAIMED, starts_at=officer.at, words="Own."
    )
    assert "You opened this record yourself." in text(client.get(f"/looks/review/{tie.pk}/"))
    assert client.post(f"/looks/review/{tie.pk}/", {"decision": "right"}).status_code == 409


def test_a_tie_that_needs_no_decision_has_no_page(client, officer, joan) -> None:
    held = Tie.objects.create(
        record=joan.record, user=officer.user, kind=Tie.Kind.ALLOCATED, starts_at=officer.at
    )
    missing = client.get("/no-such-page/").content
    assert client.get(f"/looks/review/{held.pk}/").content == missing
    assert client.get("/looks/review/999999/").content == missing
    assert client.get("/looks/questions/999999/").content == missing


def test_a_question_is_asked_answered_once_and_read_by_whoever_asked(client, officer, team, joan) -> None:
    hannah, tom = worker("Hannah Price", team), worker("Tom Whitfield", team)
    looked(tom, joan.pk, "now", "team")
    theirs = AuditRow.objects.latest("seq")
    desk = Client()
    make.sign_in(desk, hannah.user)
    at = f"/people/{joan.record.ref}/looks/"
    assert "Ask about this" in text(desk.get(at))
    assert desk.post(f"{at}{theirs.seq}/ask/", {"words": "hm"}).status_code == 400
    assert desk.post(f"{at}{theirs.seq}/ask/", {"words": "Why did Tom read this today?"}).url == at
    question = Question.objects.get()
    assert "Why did Tom read this today?" in text(client.get("/looks/review/"))
    answer = f"/looks/questions/{question.pk}/"
    assert client.post(answer, {"words": ""}).status_code == 400
    assert client.post(answer, {"words": "He stood in for you on duty."}).status_code == 302
    assert client.post(answer, {"words": "He stood in for somebody."}).status_code == 409
    page = text(desk.get(at))
    assert "Hannah Price asked: Why did Tom read this today?" in page
    assert "Ines Ferreira answered: He stood in for you on duty." in page


def test_a_question_is_about_a_look_at_this_very_record(team, joan) -> None:
    hannah, other = worker("Hannah Price", team), make.person(of=team)
    looked(hannah, other.pk, "now", "team")
    seq = AuditRow.objects.latest("seq").seq
    with pytest.raises(NotAllowed):
        access.ask_about_look(record=joan.record, look=seq, words="Why was this read?", by=hannah)


def test_nobody_answers_about_a_look_of_their_own(officer, team, joan) -> None:
    looked(officer, joan.pk, "now", "by role, all teams")
    seq, hannah = AuditRow.objects.latest("seq").seq, worker("Hannah Price", team)
    asked = access.ask_about_look(record=joan.record, look=seq, words="Why was this read?", by=hannah)
    with pytest.raises(NotNow, match="look of your own"):
        access.answer_question(question=asked, words="Because I may do so.", by=officer)
