"""Several pieces shared out: what somebody is given counts before the next, and never more than is said."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from homefirst.practice.teams.definition import allocation_rule
from homefirst.practice.teams.rules import Candidate, Piece
from homefirst.practice.teams.sharing import Offer, running, shared_out
from tests.factories import TODAY

RULE = allocation_rule()
ANN = Candidate(1, "Ann", carried=0, capacity=8)
BEN = Candidate(2, "Ben", carried=1, capacity=8)


def offers(number: int, *able: Candidate, same_person: bool = False) -> list[Offer]:
    work = Piece("care_act_assessment", "", None)
    return [Offer(at, 1 if same_person else at, work, able) for at in range(1, number + 1)]


def names(shares: object) -> list[str]:
    return [share.chosen.candidate.name if share.chosen else "" for share in shares]  # type: ignore[attr-defined]


def test_the_next_piece_goes_to_whoever_has_more_room_once_the_first_is_given() -> None:
    assert names(shared_out(offers(4, ANN, BEN), None, RULE, TODAY)) == ["Ann", "Ben", "Ann", "Ben"]


def test_work_with_the_same_person_stays_in_the_same_hands() -> None:
    shares = shared_out(offers(2, ANN, BEN, same_person=True), None, RULE, TODAY)
    assert names(shares) == ["Ann", "Ann"]
    assert "holds other work with them" in shares[1].order[0].reasons


def test_over_capacity_is_asked_about_at_the_piece_that_goes_over_and_once_for_the_worker() -> None:
    shares = shared_out(offers(6, ANN), None, RULE, TODAY)
    assert [bool(share.asked) for share in shares] == [False] * 4 + [True, True]
    (load,) = running(shares)
    assert (load.pieces, load.candidate.carried, load.after, load.is_over) == (6, 0, 12, True)
    assert load.asked == ("Ann would carry more than their capacity.",)


def test_nobody_chosen_or_somebody_who_may_not_have_it_leaves_it_with_nobody() -> None:
    shares = shared_out(offers(3, ANN), {1: None, 2: 99}, RULE, TODAY)
    assert names(shares) == ["", "", ""]
    assert running(shares) == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(choice=st.lists(st.sampled_from([None, 1, 2]), min_size=1, max_size=8))
def test_every_load_after_is_the_load_before_and_the_weight_of_all_that_was_given(
    choice: list[int | None],
) -> None:
    wanted = dict(enumerate(choice, start=1))
    found = running(shared_out(offers(len(choice), ANN, BEN), wanted, RULE, TODAY))
    weight = RULE.weight_of("care_act_assessment")
    assert {one.candidate.user_id: one.after - one.candidate.carried for one in found} == {
        pk: choice.count(pk) * weight for pk in (1, 2) if pk in choice
    }
