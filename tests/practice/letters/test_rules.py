"""In which form and by which way a letter goes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homefirst.practice.letters.rules import LEAVES_US, SET_HERE, Wishes, must_not_leave, points_for, way_for
from homefirst.practice.people.codes import communication_needs

HOME = "8 Orchard Close, WB4 2PL"


def wishes(*codes: str, **facts: Any) -> Wishes:
    return Wishes("Graham", {code: f"Words of {code}" for code in codes}, address=HOME, **facts)


@pytest.mark.parametrize(
    ("codes", "form"),
    [
        ((), "print"),
        (("large_print",), "large_print"),
        (("easy_read", "large_print"), "easy_read"),
        (("large_print", "braille"), "braille"),
        (("audio", "easy_read"), "audio"),
        (("interpreter_spoken", "large_print"), "translation"),
        (("hearing_aids", "quiet_place"), "print"),
    ],
)
def test_the_form_that_was_asked_for_is_chosen(codes: tuple[str, ...], form: str) -> None:
    assert way_for(wishes(*codes)).form == form


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("Large print", 18),
        ("Large print, 16 point or more", 16),
        ("24pt bold", 24),
        ("90 point", 18),
        ("12 point", 18),
    ],
)
def test_the_size_that_the_person_named_is_used(words: str, points: int) -> None:
    assert points_for({"large_print": words}, "large_print") == points


def test_easy_read_is_large_and_larger_where_asked() -> None:
    assert points_for({}, "easy_read") == 16
    assert points_for({"large_print": "20 point"}, "easy_read") == 20
    assert points_for({}, "print") == 12


@pytest.mark.parametrize(
    ("given_wishes", "channel"),
    [
        (wishes(), "post"),
        (wishes("call_not_write"), "telephone"),
        (wishes("email_not_post", email="g@home.example"), "email"),
        (wishes("email_not_post"), "post"),
        (wishes(by_hand=True), "hand"),
        (wishes(private_at_home="Private."), "hand"),
        (wishes("email_not_post", email="g@home.example", private_at_home="Private."), "hand"),
        (Wishes("Graham", {}), "hand"),
    ],
)
def test_the_way_is_the_safest_that_was_asked_for(given_wishes: Wishes, channel: str) -> None:
    assert way_for(given_wishes).channel == channel


CODES = st.frozensets(st.sampled_from(sorted(communication_needs())))


@given(CODES, st.booleans(), st.sampled_from(["", "g@home.example"]), st.sampled_from(["", HOME]))
def test_nothing_ever_leaves_by_a_way_that_the_record_closes(
    codes: frozenset[str], restricted: bool, email: str, address: str
) -> None:
    asked = Wishes(
        "Graham", dict.fromkeys(codes, "Words"), email=email, address=address,
        restricted="Safety" if restricted else "",
    )  # fmt: skip
    way = way_for(asked)
    closed = restricted or bool(codes & {"safe_contact", "contact_through_other"})
    assert bool(must_not_leave(asked)) == closed
    if closed:
        assert way.channel not in LEAVES_US
    if way.channel == "email":
        assert email
    if way.channel == "post":
        assert address
    assert all(line.endswith((".", "!", "?")) for line in way.origin)


@given(CODES)
def test_a_form_that_was_asked_for_is_never_forgotten(codes: frozenset[str]) -> None:
    asked = codes & {"braille", "audio", "easy_read", "large_print", "interpreter_spoken"}
    form = way_for(wishes(*codes)).form
    assert (form == "print") == (not asked)
    assert form in SET_HERE or form in ("braille", "audio", "translation")
