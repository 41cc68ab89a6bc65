"""What opens, what waits and what ends when a step is finished."""

from __future__ import annotations

from pathlib import Path

import pytest

from homefirst.practice.pathways.definition.moves import State, ahead_of, begin, explored, finish
from tests.practice.pathways.definition.made_up import tea


def test_an_outcome_may_open_two_steps_at_one_time(tmp_path: Path) -> None:
    pathway = tea(tmp_path)
    move = finish(pathway, begin(pathway), "talk", "yes_please")
    assert move.opens == ("learn", "order_kettle")
    assert move.state == State(frozenset({"learn", "order_kettle"}))


def test_a_step_that_gathers_opens_when_the_last_of_the_others_is_done(tmp_path: Path) -> None:
    pathway = tea(tmp_path)
    state = finish(pathway, begin(pathway), "talk", "yes_please").state
    first = finish(pathway, state, "order_kettle", "here")
    assert (first.opens, first.state.open) == ((), frozenset({"learn"}))
    second = finish(pathway, first.state, "learn", "good_tea")
    assert (second.opens, second.state) == (("taste",), State(frozenset({"taste"})))


def test_what_may_still_open_is_found_through_steps_that_gather_others_in_the_order_of_the_pathway(
    tmp_path: Path,
) -> None:
    pathway = tea(tmp_path)
    assert ahead_of(pathway, {"talk"}) == ["learn", "order_kettle", "taste"]
    assert ahead_of(pathway, {"order_kettle"}) == ["taste"]
    assert ahead_of(pathway, set()) == []


def test_a_step_that_recurs_stays_open(tmp_path: Path) -> None:
    pathway = tea(tmp_path)
    state = finish(pathway, begin(pathway), "talk", "yes_please").state
    move = finish(pathway, state, "learn", "again")
    assert move.comes_again
    assert move.state == state


def test_an_ending_closes_the_pathway_and_names_what_is_no_longer_needed(tmp_path: Path) -> None:
    pathway = tea(tmp_path)
    state = finish(pathway, begin(pathway), "talk", "yes_please").state
    move = finish(pathway, state, "learn", "died")
    assert move.not_needed == ("order_kettle",)
    assert (move.state.open, move.state.ended) == (frozenset(), "died")


def test_only_an_open_step_can_be_finished_and_only_with_its_outcomes(tmp_path: Path) -> None:
    pathway = tea(tmp_path)
    with pytest.raises(KeyError):
        finish(pathway, begin(pathway), "taste", "finished")
    with pytest.raises(KeyError):
        finish(pathway, begin(pathway), "talk", "finished")


def test_a_step_that_is_open_already_is_not_opened_twice(tmp_path: Path) -> None:
    back = (
        "        title: Once more\n",
        "        title: Order another\n        next: order_kettle\n      once_more:\n        title: Once more\n",
    )
    pathway = tea(tmp_path, back)
    state = finish(pathway, begin(pathway), "talk", "yes_please").state
    move = finish(pathway, state, "learn", "again")
    assert (move.opens, move.state.open) == ((), frozenset({"order_kettle"}))


def test_a_step_that_comes_again_is_not_yet_done_for_those_who_wait(tmp_path: Path) -> None:
    pathway = tea(tmp_path)
    state = finish(pathway, begin(pathway), "talk", "yes_please").state
    state = finish(pathway, state, "learn", "again").state
    assert finish(pathway, state, "order_kettle", "here").opens == ()


def test_every_state_that_can_be_reached_is_found(tmp_path: Path) -> None:
    pathway = tea(tmp_path)
    found = {before.open for before, *_ in explored(pathway)}
    names = [{"talk"}, {"learn", "order_kettle"}, {"learn"}, {"order_kettle"}, {"taste"}]
    assert found == {frozenset(each) for each in names}
