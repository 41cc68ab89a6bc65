"""The ranking: what counts, in which order, and always with its reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from homefirst.foundation import definitions
from homefirst.foundation.errors import Invalid
from homefirst.practice.teams.definition import allocation_rule, read_allocation
from homefirst.practice.teams.rules import Candidate, Piece, needs_why, ranked
from tests.factories import TODAY

RULE = allocation_rule()
DAY = timedelta(days=1)
_AT_ANY_SPEED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORK = Piece(code="care_act_assessment", language="Punjabi", team_id=1)
EQUAL = {"carried": 4, "capacity": 20, "team_ids": frozenset({1})}


def order(*candidates: Candidate, piece: Piece = WORK) -> list[str]:
    return [one.candidate.name for one in ranked(piece, candidates, RULE, TODAY)]


def one(name: str, number: int = 1, **facts: object) -> Candidate:
    return Candidate(user_id=number, name=name, **{**EQUAL, **facts})  # type: ignore[arg-type]


def reasons(candidate: Candidate, piece: Piece = WORK) -> tuple[tuple[str, ...], tuple[str, ...]]:
    (found,) = ranked(piece, [candidate], RULE, TODAY)
    return found.reasons, found.against


def test_whoever_knows_the_person_stands_before_an_equal() -> None:
    assert order(one("Ann"), one("Ben", 2, finished_with_them=True)) == ["Ben", "Ann"]
    assert "knows them already" in reasons(one("Ben", finished_with_them=True))[0]


def test_whoever_has_more_room_stands_before_an_equal() -> None:
    assert order(one("Ann", carried=15), one("Ben", 2, carried=2)) == ["Ben", "Ann"]


def test_the_persons_language_counts_whatever_its_capitals_and_english_does_not() -> None:
    assert "speaks Punjabi" in reasons(one("Ann", languages=("punjabi",)))[0]
    english = Piece("review", "English", 1)
    assert not any("speaks" in each for each in reasons(one("Ann", languages=("English",)), english)[0])


def test_a_skill_that_the_work_asks_for_speaks_for_and_its_lack_against() -> None:
    assert (
        "approved for mental capacity work" in reasons(one("Ann", skills=frozenset({"mental_capacity"})))[0]
    )
    assert reasons(one("Ann"))[1] == ("not yet approved for mental capacity work",)


def test_whoever_is_away_today_stands_last_however_well_they_fit() -> None:
    away = one("Ann", finished_with_them=True, away=((TODAY, TODAY + DAY),))
    assert order(away, one("Ben", 2, carried=30)) == ["Ben", "Ann"]
    assert "away until 25 November" in reasons(away)[1]


def test_days_away_soon_are_said_and_those_long_ahead_are_not() -> None:
    assert "away from 1 December" in reasons(one("Ann", away=((TODAY + 7 * DAY, TODAY + 9 * DAY),)))[1]
    far = TODAY + (RULE.away_soon + 1) * DAY
    assert not any("away" in each for each in reasons(one("Ann", away=((far, far),)))[1])


def test_more_than_full_is_said_and_counts_against() -> None:
    full = one("Ann", carried=20)
    assert "would carry 2 points more than their capacity" in reasons(full)[1]
    (found,) = ranked(WORK, [full], RULE, TODAY)
    assert found.is_over
    assert found.points < RULE.points.of_their_team


def test_a_reason_is_asked_for_against_the_ranking_and_for_whoever_is_full_or_away() -> None:
    first, second = one("Ann", finished_with_them=True), one("Ben", 2)
    found = ranked(WORK, [first, second], RULE, TODAY)
    assert needs_why(found[0], found) == ""
    assert needs_why(found[1], found) == "Ann stands first in the ranking."
    (full,) = (alone := ranked(WORK, [one("Cy", carried=20)], RULE, TODAY))
    assert "more than their capacity" in needs_why(full, alone)
    (away,) = (gone := ranked(WORK, [one("Di", away=((TODAY, TODAY),))], RULE, TODAY))
    assert needs_why(away, gone) == "Di is away today."


def test_equals_may_be_chosen_without_a_reason() -> None:
    found = ranked(WORK, [one("Ann"), one("Ben", 2)], RULE, TODAY)
    assert [needs_why(each, found) for each in found] == ["", ""]


CANDIDATES = st.lists(
    st.builds(
        Candidate,
        user_id=st.integers(1, 10_000),
        name=st.sampled_from(["Ann", "Ben", "Cy", "Di"]),
        carried=st.integers(0, 60),
        capacity=st.integers(1, 40),
        languages=st.sampled_from([(), ("Punjabi",), ("Urdu", "Hindi")]),
        skills=st.sampled_from([frozenset(), frozenset({"mental_capacity"})]),
        team_ids=st.sampled_from([frozenset(), frozenset({1}), frozenset({2})]),
        finished_with_them=st.booleans(),
        holds_with_them=st.booleans(),
        away=st.sampled_from([(), ((TODAY, TODAY),), ((TODAY + DAY, TODAY + DAY),)]),
    ),
    max_size=8,
    unique_by=lambda each: each.user_id,
)


@_AT_ANY_SPEED
@given(candidates=CANDIDATES)
def test_the_order_does_not_depend_on_the_order_in_which_they_came(candidates: list[Candidate]) -> None:
    assert ranked(WORK, candidates, RULE, TODAY) == ranked(WORK, reversed(candidates), RULE, TODAY)


@_AT_ANY_SPEED
@given(candidates=CANDIDATES)
def test_everybody_is_ranked_and_every_point_has_its_reason(candidates: list[Candidate]) -> None:
    found = ranked(WORK, candidates, RULE, TODAY)
    assert {each.candidate.user_id for each in found} == {each.user_id for each in candidates}
    p = RULE.points
    worth = {
        "knows them already": p.knows_them,
        "holds other work with them": p.holds_other_work_with_them,
        "speaks Punjabi": p.speaks_their_language,
        "approved for mental capacity work": p.skill,
        "of their team": p.of_their_team,
    }
    for each in found:
        room = each.points - sum(worth.get(reason, 0) for reason in each.reasons)
        assert room <= p.room
        assert (room < 0) == each.is_over or room == 0


@_AT_ANY_SPEED
@given(candidates=CANDIDATES, more=st.integers(1, 20))
def test_carrying_more_never_moves_anybody_up(candidates: list[Candidate], more: int) -> None:
    before = [each.candidate.user_id for each in ranked(WORK, candidates, RULE, TODAY)]
    for pk in before:
        heavier = [replace(c, carried=c.carried + more) if c.user_id == pk else c for c in candidates]
        after = [each.candidate.user_id for each in ranked(WORK, heavier, RULE, TODAY)]
        assert after.index(pk) >= before.index(pk)


def test_a_skill_that_is_not_in_the_list_is_refused(tmp_path: Path) -> None:
    text = (definitions.folder() / "allocation.yaml").read_text(encoding="utf-8")
    wrong = tmp_path / "allocation.yaml"
    wrong.write_text(text.replace("safeguarding: enquiries", "safeguarding: juggling"), encoding="utf-8")
    with pytest.raises(Invalid, match="juggling"):
        read_allocation(wrong)


def test_every_pathway_that_weighs_or_asks_for_a_skill_is_shipped() -> None:
    shipped = {path.stem for path in (definitions.folder() / "pathways").glob("*.yaml")}
    assert set(RULE.weights) - {""} | set(RULE.helps) <= shipped
