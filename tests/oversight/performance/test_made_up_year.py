"""Harrow's published figures come out of a made-up year of records, entered through the actions that staff use, and move
when one person's record does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from homefirst.foundation.design.council import council
from homefirst.oversight.cohorts.models import Member
from homefirst.oversight.performance import extract_practice
from homefirst.oversight.performance.actions import take_snapshot
from homefirst.oversight.performance.models import Snapshot
from homefirst.oversight.performance.queries.current import Current
from homefirst.oversight.performance.queries.shown import shown_groups, unit_of
from homefirst.practice.pathways.models import Step
from homefirst.support.services.actions import correct_service
from homefirst.support.services.models import Service
from tests.factories import LONG_AGO, SYSTEM, sign_in, staff
from tests.oversight import made_up_year

pytestmark = pytest.mark.django_db


YEAR = date(2026, 9, 30)
FIRST, LAST = date(2025, 12, 31), YEAR  # the quarters that stand for March and October 2019


@pytest.fixture(scope="module")
def _lived(
    _own_data: None, django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any
) -> Iterator[made_up_year.Year]:
    """Lived once for the tests of this file; each undoes what it changed."""
    from homefirst.foundation import definitions
    from homefirst.practice.pathways.actions import publish_folder

    then = made_up_year.on(SYSTEM, LONG_AGO)
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(extract_practice, "council", lambda: replace(council(), ways=made_up_year.WAYS))
        publish_folder(folder=definitions.folder() / "pathways", from_on=LONG_AGO, by=then)
        lived = made_up_year.live(tmp_path_factory.mktemp("forms"))
        take_snapshot(by=SYSTEM)
        yield lived
        transaction.set_rollback(True)


@pytest.fixture
def year(_lived: made_up_year.Year, db: None) -> made_up_year.Year:
    return _lived


def figures(end: date | None = None, *, exact: bool = True) -> dict[str, dict[str, str]]:
    """Every measure's parts in words: of the year, or of the quarter to `end`."""
    at = Current(Snapshot.objects.order_by("-taken_at", "-pk")[0], exact)
    found = {}
    for slug, indicator in at.practice.items():
        kept = at.results("2026-11").measures[indicator.code]
        assert not kept.failed, kept.failed
        groups = kept.quarters[end] if end else kept.years[YEAR]
        shown = shown_groups(indicator, groups, at, end or YEAR)
        found[slug] = {
            name: "none" if one.outcome is None else unit_of(indicator).say(one.outcome)
            for name, one in shown.items()
        }
    return found


def counts(slug: str, by: str) -> dict[str, tuple[int, int | None]]:
    at = Current(Snapshot.objects.order_by("-taken_at", "-pk")[0], True)
    splits = at.results("2026-11").measures[at.practice[slug].code].splits[by]
    return {name: (one.numerator, one.denominator) for name, one in splits.items()}


def again() -> None:
    """The figures once more, a minute later."""
    last = Snapshot.objects.order_by("-taken_at")[0].taken_at
    take_snapshot(by=replace(SYSTEM, at=last.replace(minute=last.minute + 1)))


def test_the_innovation_site_settles_88_of_100_at_the_first_talk_and_the_old_way_15(
    year: made_up_year.Year,
) -> None:
    assert figures()["settled-at-first"] == {"Old way": "15.0%", "Three Conversations": "88.0%"}


def test_the_old_way_passes_41_people_on_a_week_and_the_innovation_site_4(year: made_up_year.Year) -> None:
    assert figures()["passed-on-a-week"] == {"Old way": "41.0", "Three Conversations": "4.0"}


def test_new_long_term_users_a_week_fall_from_7_2_to_5_7(year: made_up_year.Year) -> None:
    assert figures(FIRST)["new-long-term-a-week"]["Total"] == "7.2"
    assert figures(LAST)["new-long-term-a-week"]["Total"] == "5.7"


def test_75_of_100_need_no_ongoing_care_after_reablement(year: made_up_year.Year) -> None:
    assert figures()["no-ongoing-care"]["Total"] == "75.0%"


def test_93_1_of_100_older_people_are_at_home_on_day_91(year: made_up_year.Year) -> None:
    assert figures()["home-on-day-91"]["Total"] == "93.1%"


def test_days_lost_in_hospital_fall_as_harrow_published_them(year: made_up_year.Year) -> None:
    first, last = (figures(end)["delayed-days"] for end in (FIRST, LAST))
    assert (first["Total"], first["Social care"], first["Both"]) == ("7.8", "2.1", "0.3")
    assert (last["Total"], last["Social care"], last["Both"]) == ("5.5", "1.7", "0.2")


def test_46_of_51_people_are_reviewed_and_14_plans_are_revised_9_moved_and_23_unchanged(
    year: made_up_year.Year,
) -> None:
    assert Member.objects.count() == 51
    assert counts("group-reviewed", "led_to") == {
        "Plan revised": (14, 14),
        "Moved to a more independent home": (9, 9),
        "No change": (23, 23),
        "Not reviewed yet": (0, 5),
    }
    assert figures()["group-reviewed"]["Total"] == "90.2%"


def test_312_000_of_400_000_pounds_are_saved(year: made_up_year.Year) -> None:
    assert figures()["group-saving"]["Total"] == "£312,000"
    assert counts("group-saving", "review_group") == {"Nearer home": (312_000, 400_000)}


def test_one_person_s_record_moves_each_figure(year: made_up_year.Year) -> None:
    before = {end: figures(end) for end in (None, FIRST, LAST)}
    _one_more_of_each(year)
    again()
    after = {end: figures(end) for end in (None, FIRST, LAST)}
    assert after[None]["settled-at-first"]["Three Conversations"] == "88.1%"
    assert after[None]["passed-on-a-week"]["Old way"] == "41.3"
    assert after[LAST]["new-long-term-a-week"]["Total"] == "5.6"
    assert after[None]["no-ongoing-care"]["Total"] == "73.2%"
    assert after[None]["home-on-day-91"]["Total"] == "93.3%"
    assert after[LAST]["delayed-days"]["Total"] == "6.6"
    assert after[None]["group-reviewed"]["Total"] == "92.2%"
    assert after[None]["group-saving"]["Total"] == "£315,000"
    assert after[FIRST]["delayed-days"] == before[FIRST]["delayed-days"]


def _one_more_of_each(year: made_up_year.Year) -> None:
    """One more settled, one more passed on, one less begun, one more spell with care after it, one more at home, ten more
    days lost, and one more review that leads to a change."""
    site, old = made_up_year.WAYS[1].since, made_up_year.WAYS[0].since
    talk = made_up_year.begin(year.somebody(year.contact), "three_conversations", year.adviser, site)
    made_up_year.finish(talk, "conversation_1", "connected", year.adviser, site)
    call = made_up_year.begin(year.somebody(year.contact), "first_contact", year.adviser, old)
    made_up_year.finish(call, "log_and_screen", "carry_on", year.adviser, old)
    made_up_year.finish(call, "understand", "pass_on", year.adviser, old)
    service = Service.objects.filter(starts_on__gte=date(2026, 7, 1)).select_related("person__record").first()
    assert service is not None
    earlier = {"starts_on": date(2024, 1, 1)}
    correct_service(
        service=service, changes=earlier, row_version=service.row_version, by=year.worker, on=year.worker.on
    )
    day = date(2025, 10, 6)
    home = made_up_year.leave_hospital(year, "way_1", day, "none", 0)
    spell = home.episodes.get(code="reablement")
    made_up_year.reable(year, spell, day, "long_term")
    made_up_year.ask_later(year, spell, "home")
    made_up_year.leave_hospital(year, "way_2", date(2026, 7, 6), "therapy", 10)
    member = Member.objects.filter(led_to="").select_related("person__record", "cohort").order_by("pk")[0]
    made_up_year.review(year, member, "changed")
    made_up_year.record(year, member, "revised")


def enter(role: str, **who: Any) -> Client:
    client = Client()
    sign_in(client, staff(role, **who), role)
    return client


def text(client: Client, name: str, query: str = "", **where: str) -> str:
    found = client.get(reverse(name, kwargs=where) + query)
    assert found.status_code == 200, found.content.decode()[:500]
    plain = re.sub(r"<[^>]+>", " ", found.content.decode().split("<main", 1)[1])
    return " ".join(plain.split())


def test_the_page_of_the_first_talk_sets_both_ways_and_harrow_s_figures_side_by_side(
    year: made_up_year.Year,
) -> None:
    page = text(enter("principal_social_worker"), "measure", slug="settled-at-first")
    assert "Three Conversations" in page
    assert "Published by Harrow" in page
    assert re.search(r"Old way: settled by Access Harrow .{0,20}15% .{0,60}15.0%", page)
    assert "Resilient Harrow programme, December 2019" in page


def test_the_page_of_the_review_group_s_measure_sets_each_of_harrow_s_numbers_beside_ours(
    year: made_up_year.Year,
) -> None:
    page = (
        enter("principal_social_worker")
        .get(reverse("measure", kwargs={"slug": "group-reviewed"}))
        .content.decode()
    )
    rows = re.findall(r"<tr.*?</tr>", page.split('id="published"')[1].split("</table>")[0], re.S)
    said = [
        [
            " ".join(re.sub(r"<[^>]+>", " ", cell).split())
            for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.S)
        ]
        for row in rows
    ]
    assert [[cell.split(": ")[-1] for cell in row[-2:]] for row in said[1:]] == [
        [number, number] for number in ("51", "46", "14", "9", "23")
    ]


def test_the_headline_opens_the_very_people_of_its_part(year: made_up_year.Year) -> None:
    client = enter("principal_social_worker")
    page = client.get(reverse("measure", kwargs={"slug": "settled-at-first"})).content.decode()
    query = "?list=in&amp;by=way&amp;group=Three+Conversations"
    assert query in page
    people = text(client, "measure_people", query.replace("&amp;", "&"), slug="settled-at-first")
    assert "117 talks" in people
    assert "Conversation 1, 1 December 2025" in people


@pytest.mark.parametrize("slug", sorted(
    ["settled-at-first", "passed-on-a-week", "new-long-term-a-week", "no-ongoing-care", "home-on-day-91", "delayed-days",
     "group-reviewed", "group-saving"]
))  # fmt: skip
def test_every_measure_of_practice_opens_to_its_people_and_can_be_taken_out(
    year: made_up_year.Year, slug: str
) -> None:
    client = enter("principal_social_worker")
    for split in ("", "?split=age_band", "?numbers=published", "?trend=years&trend_as=table"):
        assert "Could not be worked out" not in text(client, "measure", split, slug=slug)
    assert "Year " in text(client, "measure_people", slug=slug)
    for kind in ("measure_csv", "measure_xlsx", "measure_svg"):
        assert client.get(reverse(kind, kwargs={"slug": slug})).status_code == 200


def test_the_list_of_measures_holds_them_by_theme(year: made_up_year.Year) -> None:
    page = text(enter("principal_social_worker"), "figures")
    for words in ("Three Conversations", "Leaving hospital", "Reviews", "88.0%", "£312,000", "Review groups"):
        assert words in page


def test_who_sees_no_counts_under_five_learns_none_from_a_number_a_week(year: made_up_year.Year) -> None:
    """Three people of one part in a quarter stay hidden, and so does every quarter beside them."""
    page = text(enter("councillor"), "measure", slug="delayed-days")
    assert "Both: Hidden" in page
    assert " 0.2 " not in page.split("Published by")[0].split("Each part")[1]


def test_a_manager_sees_only_people_of_their_own_teams_behind_a_measure(year: made_up_year.Year) -> None:
    people = text(enter("team_manager", teams=(year.learning,)), "measure_people", slug="no-ongoing-care")
    assert "Nobody in this list is in your teams" in people


def test_no_word_that_anybody_typed_and_no_name_goes_into_the_snapshot(year: made_up_year.Year) -> None:
    from pathlib import Path

    import pyarrow.parquet as pq
    from django.conf import settings

    tables = {
        file.stem: pq.read_table(file)
        for file in sorted((Path(settings.DATA) / "snapshots").rglob("*.parquet"))
    }
    assert "practice_answers" in tables
    assert Step.objects.exclude(reason="").count() == 0
    for table in tables.values():
        assert "Year " not in str(table.to_pydict())


def test_the_queries_of_a_page_do_not_grow_with_the_people_behind_it(year: made_up_year.Year) -> None:
    client = enter("principal_social_worker")
    pages = [
        reverse("measure", kwargs={"slug": slug})
        for slug in ("home-on-day-91", "settled-at-first", "group-saving")
    ]
    few = f"{reverse('measure_people', kwargs={'slug': 'home-on-day-91'})}?list=out"  # 2 spells
    many = f"{reverse('measure_people', kwargs={'slug': 'settled-at-first'})}?list=out"  # 180 talks
    found = [asked(client, address) for address in pages]
    assert len(set(found)) == 1
    assert asked(client, few) == asked(client, many)
    assert max(*found, asked(client, many)) <= 15


def asked(client: Client, address: str) -> int:
    client.get(address)  # what a process reads once is read now
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
