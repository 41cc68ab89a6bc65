"""Measures of wishes kept, of learning to do more, of things tried, of teams that work went through, and of coming back: out
of work that is done through the actions that staff use, and moved by one person's record."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from homefirst.foundation import definitions
from homefirst.insight.indicators.definitions import practice_measures
from homefirst.oversight.performance.actions import take_snapshot
from homefirst.oversight.performance.words import BRIEFLY
from homefirst.practice.forms.actions import publish_forms
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.models import Episode, Step
from tests.factories import LONG_AGO, SYSTEM
from tests.oversight.made_up_year import finish, on
from tests.oversight.performance.lived import LATER, Lived
from tests.oversight.performance.test_made_up_year import again, counts, enter, figures, text

pytestmark = pytest.mark.django_db

MEASURES = (
    "died-where-wished", "enablement-goals", "enablement-hours", "technology-kept", "hand-overs", "admissions-avoided",
    "came-back",
)  # fmt: skip
FORMS = (
    "end_of_life_wishes", "end_of_life_review", "enablement_invite", "enablement_baseline", "enablement_review",
    "enablement_evaluation", "technology_need", "technology_install", "technology_trial",
)  # fmt: skip


@pytest.fixture(scope="module")
def _lived(
    _own_data: None, django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any
) -> Iterator[Lived]:
    from tests.oversight import made_up_year

    then = made_up_year.on(SYSTEM, LONG_AGO)
    folder = tmp_path_factory.mktemp("forms")
    for name in FORMS:
        shutil.copy(definitions.folder() / "forms" / f"{name}.yaml", folder)
    with django_db_blocker.unblock(), transaction.atomic():
        actions.publish_folder(folder=definitions.folder() / "pathways", from_on=LONG_AGO, by=then)
        publish_forms(folder=folder, by=made_up_year.on(SYSTEM, date(2020, 1, 1)))
        lived = Lived()
        _live(lived)
        take_snapshot(by=SYSTEM)
        yield lived
        transaction.set_rollback(True)


def _live(lived: Lived) -> None:
    lived.dies("own_home", {"met": "met", "place_died": "own_home"})
    lived.dies("hospice", {"met": "met", "place_died": "own_home"}, says_again="own_home")
    lived.dies("own_home", {"met": "met"})
    lived.dies(
        "own_home",
        {"met": "not_met", "not_met_why": "No carer", "not_met_because": "no_help", "place_died": "hospital"},
    )
    lived.dies("hospice", {"met": "not_met", "not_met_why": "A fall", "place_died": "hospital"})
    lived.dies("hospice", {})
    lived.dies("undecided", {"met": "met", "place_died": "hospital"})
    lived.learns(2, 2, before=20, after=8)
    lived.learns(3, 1, before=10, after=12)
    lived.tries("falls", "keep")
    lived.tries("night", "take_away", "watches")
    lived.tries("falls", "change")
    lived.rings()
    lived.rings(1)
    lived.rings(3)
    lived.crisis("avoided")
    lived.crisis("admitted")
    lived.comes_back()
    lived.comes_back(anew=True)


@pytest.fixture
def lived(_lived: Lived, db: None) -> Lived:
    return _lived


def test_three_of_five_people_who_named_a_place_and_of_whom_it_is_known_died_there(lived: Lived) -> None:
    assert figures()["died-where-wished"]["Total"] == "60.0%"
    assert counts("died-where-wished", "came_out") == {
        "Met": (3, 3), "Not met": (0, 2), "Not known": (0, 0), "Named no place": (0, 0),
    }  # fmt: skip
    assert counts("died-where-wished", "not_so_because")["Help was not there in time"] == (0, 1)


def test_the_place_that_was_named_last_is_the_one_that_counts(lived: Lived) -> None:
    places = counts("died-where-wished", "wished_place")
    assert places["At home"] == (3, 4)
    assert places["In a hospice"] == (0, 1)


def test_a_year_of_enablement_is_counted_by_goals_and_by_hours(lived: Lived) -> None:
    assert figures()["enablement-goals"]["Total"] == "50.0%"
    assert figures()["enablement-hours"]["Total"] == "5.0"
    assert counts("enablement-goals", "hours_moved") == {"Fewer hours": (1, 1), "More hours": (0, 1)}


def test_trials_are_counted_by_what_the_thing_was_for_and_why_it_went(lived: Lived) -> None:
    assert figures()["technology-kept"]["Total"] == "33.3%"
    assert counts("technology-kept", "worry") == {"Falls": (1, 2), "Nights": (0, 1)}
    assert counts("technology-kept", "not_so_because")["It watches too much"] == (0, 1)


def test_work_that_went_from_team_to_team_is_counted_for_each_piece_that_ended(lived: Lived) -> None:
    by_kind = counts("hand-overs", "pathway_title")
    assert by_kind["First contact"] == (4, 3)
    assert counts("hand-overs", "handed_over")["Three times or more"] == (3, 1)


def test_half_the_crises_ended_without_hospital_and_half_the_returns_without_starting_again(
    lived: Lived,
) -> None:
    assert figures()["admissions-avoided"]["Total"] == "50.0%"
    assert figures()["came-back"]["Total"] == "50.0%"


def test_one_more_person_s_record_moves_each_of_these_figures(lived: Lived) -> None:
    before = figures()
    lived.dies("own_home", {"met": "met", "place_died": "own_home"})
    lived.learns(1, 1, before=12, after=10)
    lived.tries("skills", "keep")
    lived.rings(2)
    lived.crisis("avoided")
    lived.comes_back()
    again()
    after = figures()
    assert after["died-where-wished"]["Total"] == "66.7%"
    assert after["enablement-goals"]["Total"] == "66.7%"
    assert after["enablement-hours"]["Total"] == "4.0"
    assert after["technology-kept"]["Total"] == "50.0%"
    assert after["hand-overs"]["Total"] > before["hand-overs"]["Total"]
    assert after["admissions-avoided"]["Total"] == "66.7%"
    assert after["came-back"]["Total"] == "66.7%"


def test_a_death_of_which_nobody_said_where_moves_the_figure_once_it_is_said(lived: Lived) -> None:
    """Their call to those left behind goes back, and the look again is done once more with the place."""
    page = text(enter("principal_social_worker"), "measure", slug="died-where-wished")
    assert "Nobody has said where they died" in page
    unsaid = Episode.objects.filter(code="end_of_life").order_by("pk")[5]
    step = unsaid.steps.get(state__in=Step.OPEN)
    actions.go_back(
        step=step, to="look_again", reason="Where was it?", row_version=step.row_version,
        by=on(lived.worker, LATER), on=LATER,
    )  # fmt: skip
    said = {"own_words": "Peaceful", "same": True, "met": "met", "place_died": "hospice"}
    finish(unsaid, "look_again", "died", lived.worker, LATER, said)
    take_snapshot(by=replace(SYSTEM, at=SYSTEM.at.replace(minute=40)))
    assert figures()["died-where-wished"]["Total"] == "66.7%"


@pytest.mark.parametrize("slug", MEASURES)
def test_each_measure_opens_to_its_people_and_can_be_taken_out(lived: Lived, slug: str) -> None:
    client = enter("principal_social_worker")
    for query in ("", "?numbers=published", "?trend=years&trend_as=table", "?trend_as=table"):
        assert "Could not be worked out" not in text(client, "measure", query, slug=slug)
    assert "Life " in text(client, "measure_people", slug=slug)
    for kind in ("measure_csv", "measure_xlsx", "measure_svg"):
        assert client.get(reverse(kind, kwargs={"slug": slug})).status_code == 200


def test_whoever_reads_figures_only_is_shown_no_names_behind_a_wish(lived: Lived) -> None:
    client = enter("councillor")
    assert client.get(reverse("measure_people", kwargs={"slug": "died-where-wished"})).status_code == 404
    assert "hidden: fewer than 5 people" in text(client, "measure", slug="enablement-goals")


def test_a_manager_of_another_team_sees_nobody_behind_the_year_of_enablement(lived: Lived) -> None:
    client = enter("team_manager", teams=(lived.contact,))
    assert "Life " not in text(client, "measure_people", slug="enablement-goals")


def test_the_queries_of_such_a_page_do_not_grow(lived: Lived) -> None:
    client = enter("principal_social_worker")
    few, many = (
        reverse("measure_people", kwargs={"slug": "hand-overs"}) + query
        for query in ("?list=in", "?list=out")
    )
    found = []
    for address in (few, many):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        found.append(len(queries))
    assert found[0] == found[1] <= 15


def test_no_word_of_safeguarding_stands_among_work_that_was_handed_over(lived: Lived) -> None:
    titles = counts("hand-overs", "pathway_title")
    assert not any(re.search("afeguarding|iberty", title) for title in titles)


def test_whoever_was_never_handed_over_is_opened_from_that_line_too(lived: Lived) -> None:
    client = enter("principal_social_worker")
    page = client.get(reverse("measure", kwargs={"slug": "hand-overs"})).content.decode()
    line = re.search(r"<tr[^>]*>(?:(?!</tr>).)*Never(?:(?!</tr>).)*</tr>", page, re.S)
    assert line
    address = re.search(r'href="([^"]+)"', line.group())
    assert address
    opened = client.get(address.group(1).replace("&amp;", "&")).content.decode()
    assert "Life " in opened


def test_the_list_of_measures_has_a_few_words_for_every_way_of_counting(lived: Lived) -> None:
    page = text(enter("principal_social_worker"), "figures")
    assert "People who died where they wished" in page
    scales = {one.scale for one in practice_measures(definitions.folder() / "indicators").values()}
    assert scales <= BRIEFLY.keys()
