"""What the stories are watched for: a name, an address or a date that somebody has to type again."""

from __future__ import annotations

from datetime import date

import pytest

from tests.browser.typed import MEANT, Typed, facts_in, known, twice


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("Peter Taylor", {"Peter Taylor"}),
        ("Sistren Westbrook, for Black women\nThe talking group", {"Sistren Westbrook"}),
        ("Graham Ashworth; 1944-03-14; WB4 2PL", {"Graham Ashworth", "1944-03-14", "WB4 2PL"}),
        ("Ring 01632 960 118 first", {"01632 960 118"}),
        ("Lena rings, no police", set()),
        ("Make my own tea and toast", set()),
    ],
)
def test_names_postcodes_telephone_numbers_and_days_are_facts_and_other_words_are_not(
    words: str, facts: set[str]
) -> None:
    assert facts_in(words) == facts


def test_a_fact_that_is_typed_again_is_named_with_both_boxes() -> None:
    typed = [Typed("left_on", "2026-10-28"), Typed("the date of leave", "2026-10-28")]
    assert twice(typed) == ["2026-10-28 was typed at the date of leave, and stood at left_on"]
    assert twice([Typed("left_on", "2026-10-28"), Typed("seen_on", "2026-10-29")]) == []
    assert len(twice([Typed("Family name", "Ashworth"), Typed("Family name", "Ashworth")])) == 1


def test_what_the_record_knew_is_typed_by_nobody() -> None:
    joan = known("the record of Joan", "Joan", "Taylor", date(1966, 5, 2), "WB2 3HN")
    martin = known("the record of Martin", "Martin", "Taylor", None, "WB2 3HN")
    assert twice([joan, martin]) == []
    assert len(twice([joan, Typed("about", "Joan Taylor, born 1966-05-02, at WB2 3HN")])) == 3


@pytest.mark.parametrize("box", MEANT)
def test_what_may_be_typed_again_says_why(box: str) -> None:
    assert len(MEANT[box].split()) > 5
    assert (
        twice([Typed("caller_name", "Westbrook Carers Together"), Typed(box, "Westbrook Carers Together")])
        == []
    )
