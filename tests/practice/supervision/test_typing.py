"""What the two type before they meet: each in their own boxes, and nobody else."""

from __future__ import annotations

import pytest

from homefirst.foundation.errors import NotAllowed, Stale
from homefirst.practice.supervision import actions
from homefirst.practice.supervision.access import reading
from tests.factories import TODAY, actor
from tests.practice.supervision.making import Pair

pytestmark = pytest.mark.django_db


def test_each_of_the_two_types_into_their_own_boxes_and_no_others(pair: Pair) -> None:
    made = pair.planned()
    typed = {"brought": "Leave in June", "wellbeing": "Tired"}
    actions.keep_typed(supervision=made, typed=typed, seen={}, by=pair.works, on=TODAY)
    actions.keep_typed(supervision=made, typed=typed | {"brought": "X"}, seen={}, by=pair.keeps, on=TODAY)
    made.refresh_from_db()
    assert made.typed == {"brought": "Leave in June", "wellbeing": "Tired"}


def test_two_windows_that_say_different_things_in_one_box_are_told_and_the_rest_is_kept(pair: Pair) -> None:
    made = pair.planned()
    first = {"wellbeing": "Tired", "workload": "Full"}
    actions.keep_typed(supervision=made, typed=first, seen={}, by=pair.keeps, on=TODAY)
    with pytest.raises(Stale) as both:
        actions.keep_typed(
            supervision=made,
            typed={"wellbeing": "Rested", "learning": "Capacity course"},
            seen={},
            by=pair.keeps,
            on=TODAY,
        )
    assert both.value.yours == {"wellbeing": "Rested"}
    assert both.value.theirs == {"wellbeing": "Tired"}
    made.refresh_from_db()
    assert made.typed == first | {"learning": "Capacity course"}


def test_nobody_else_types_or_reads_what_is_being_typed(pair: Pair) -> None:
    made = pair.planned()
    for role in ("team_manager", "principal_social_worker", "social_worker"):
        other = actor(role, teams=(pair.team,))
        with pytest.raises(NotAllowed):
            reading(other, made.pk)
        with pytest.raises(NotAllowed):
            actions.keep_typed(supervision=made, typed={"wellbeing": "X"}, seen={}, by=other, on=TODAY)
