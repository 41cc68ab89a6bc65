"""What a council decides in files, as lists: each with its source, and what nobody has confirmed says so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from homefirst.foundation import definitions
from homefirst.workspace.how_lists import KINDS
from tests import factories
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ["principal_social_worker", "performance_analyst", "information_governance"])
def test_whoever_answers_for_a_list_reads_it_in_few_questions(kind: str, role: str) -> None:
    client = signed_in(role, factories.team())
    assert KINDS[kind].lead in words_of(client.get(f"/how/lists/{kind}/")).replace("&#39;", "'")
    assert asked(client, f"/how/lists/{kind}/") <= MOST


def test_a_time_says_who_set_it_and_what_nobody_has_confirmed_stands_apart() -> None:
    client = signed_in("principal_social_worker", factories.team())
    page = words_of(client.get("/how/lists/times/?show=not-confirmed"))
    assert "Within 21 days of the day on which the request came" in page
    assert "As its source says" not in page
    assert "SI 2014/2672 regulation 3(2)(b)" in words_of(client.get("/how/lists/times/"))


def test_a_long_list_goes_on_over_the_page_and_loses_no_line() -> None:
    client = signed_in("principal_social_worker", factories.team())
    first = words_of(client.get("/how/lists/times/"))
    second = words_of(client.get("/how/lists/times/?page=2"))
    assert "Next" in first
    assert "Settled? Growing up" in first + second
    assert "Prepare Care Act assessment" in first
    assert "Prepare Care Act assessment" not in second
    for wrong, shown in (("0", first), ("x", first), ("9999", first), ("999", second)):
        assert words_of(client.get(f"/how/lists/times/?page={wrong}")) == shown


def test_a_measure_that_doubts_one_of_its_facts_says_which() -> None:
    page = words_of(signed_in("performance_analyst").get("/how/lists/measures/?show=not-confirmed"))
    assert "not confirmed." in page
    assert "LH1 Days lost in hospital" in page


def test_a_letter_says_its_duties_with_their_sources() -> None:
    page = words_of(signed_in("principal_social_worker").get("/how/lists/letters/"))
    assert "Care Act 2014 section 13(2)" in page


def test_the_letters_show_what_stands_in_several_in_the_same_words_and_which_are_written_from_a_record() -> (
    None
):
    page = words_of(signed_in("principal_social_worker").get("/how/lists/letters/"))
    assert "If you do not agree Common part" in page
    assert "Stands in 12 letters: " in page
    assert "With the common part: If you do not agree" in page
    assert "Written from a record: You have agreed a day with somebody" in page


def test_a_doubt_written_into_a_file_of_the_council_shows_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "definitions"
    shutil.copytree(definitions.folder(), home)
    monkeypatch.setenv("HOMEFIRST_DEFINITIONS", str(home))
    client = signed_in("principal_social_worker")
    assert "not confirmed by the county" not in words_of(client.get("/how/lists/words/"))
    path = home / "codes" / "danger_words.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"Chosen', '"(not confirmed by the county) Chosen')
    )
    assert "not confirmed by the county" in words_of(client.get("/how/lists/words/?show=not-confirmed"))


def test_no_other_list_exists_and_no_other_role_reads_one() -> None:
    assert signed_in("principal_social_worker").get("/how/lists/secrets/").status_code == 404
    assert signed_in("councillor").get("/how/lists/times/").status_code == 404
