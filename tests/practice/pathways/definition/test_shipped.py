"""The pathways that the project ships: each can be used, and nobody can get lost in any of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homefirst.practice.pathways.definition.moves import begin, begin_again, finish
from homefirst.practice.pathways.definition.shapes import Pathway
from tests import shipped

SHIPPED = shipped.pathways()
MOST_MOVES = 400


def test_the_library_holds_every_pathway_of_the_mission() -> None:
    rows = {row for pathway in SHIPPED.values() for row in pathway.rows}
    assert {
        "R2",
        "R3",
        "R4",
        "R5",
        "R6",
        "R7",
        "R8",
        "R11",
        "R12",
        "R13",
        "R14",
        "R15",
        "R18",
        "R19",
        "R21",
    } <= rows


def test_a_pathway_whose_law_is_not_in_force_is_off() -> None:
    assert [code for code, pathway in SHIPPED.items() if pathway.off_until] == [
        "liberty_protection_safeguards"
    ]


@pytest.mark.parametrize("pathway", SHIPPED.values(), ids=SHIPPED.keys())
@given(data=st.data())
def test_a_random_walk_always_has_an_owner_a_next_step_or_an_end(
    pathway: Pathway, data: st.DataObject
) -> None:
    begins = [begin(pathway)] + ([begin_again(pathway)] if pathway.easy_return else [])
    state = data.draw(st.sampled_from(begins))
    for _ in range(data.draw(st.integers(1, 25))):
        step = data.draw(st.sampled_from(sorted(state.open)))
        outcome = data.draw(st.sampled_from(sorted(pathway.outcomes_of(step))))
        state = finish(pathway, state, step, outcome).state
        assert bool(state.open) != bool(state.ended)
        assert all(pathway.steps[code].done_by for code in state.open)
        if state.ended:
            return


@pytest.mark.parametrize("pathway", SHIPPED.values(), ids=SHIPPED.keys())
def test_whoever_keeps_choosing_the_shortest_way_comes_to_an_end(pathway: Pathway) -> None:
    state, moves = begin(pathway), 0
    while not state.ended:
        step = sorted(state.open)[0]
        own = pathway.steps[step].outcomes.values()
        best = min(own, key=lambda outcome: (not outcome.closes, outcome.again, not outcome.waits))
        state, moves = finish(pathway, state, step, best.code).state, moves + 1
        assert moves < MOST_MOVES


@pytest.mark.parametrize("pathway", SHIPPED.values(), ids=SHIPPED.keys())
def test_a_time_that_nobody_has_confirmed_says_so(pathway: Pathway) -> None:
    for step in pathway.steps.values():
        unsure = any(word in step.within.source for word in ("not confirmed", "from memory", "not checked"))
        assert unsure <= (not step.within.confirmed), step.title


@pytest.mark.parametrize("pathway", SHIPPED.values(), ids=SHIPPED.keys())
def test_safeguarding_and_liberty_never_count_in_the_return(pathway: Pathway) -> None:
    counted = any(step.counts_as for step in pathway.steps.values())
    assert not (counted and {"R12", "R13"} & set(pathway.rows))
