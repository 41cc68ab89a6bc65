"""Names, numbers, dates and postcodes as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homefirst.practice.people import rules
from homefirst.practice.people.rules import nhs
from homefirst.practice.people.rules.names import sounds_like

TODAY = date(2026, 11, 24)
_FIRST_NINE = st.integers(400_000_000, 499_999_999).map(str)


@pytest.mark.parametrize("digits", ["4010232137", "9434765919", "9876543210"])
def test_check_digits_of_published_examples_hold(digits):
    assert nhs.check_digit(digits[:9]) == digits[9]


@pytest.mark.parametrize("digits", ["9000000015", "3478526985", "9912003890"])
def test_numbers_known_to_be_wrong_are_refused_for_their_digit(digits):
    assert rules.nhs_problem(digits, allow_test=True) == (
        "This NHS number has a wrong digit. Check it, or leave it out."
    )


@given(_FIRST_NINE, st.integers(0, 9), st.integers(1, 9))
def test_any_one_wrong_digit_is_noticed(first_nine, place, shift):
    check = nhs.check_digit(first_nine)
    if check is None:
        return
    digits = first_nine + check
    wrong = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]
    assert rules.nhs_problem(digits, allow_test=False) is None
    assert rules.nhs_problem(wrong, allow_test=True) is not None


def _valid(block: int) -> str:
    starts = (f"{block:03}{tail:06}" for tail in range(100))
    return next(nine + digit for nine in starts if (digit := nhs.check_digit(nine)))


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        (400, None), (499, None), (600, None), (799, None),
        (500, nhs.NOT_ISSUED), (599, nhs.NOT_ISSUED), (800, nhs.NOT_ISSUED), (900, nhs.NOT_ISSUED),
        (998, nhs.NOT_ISSUED), (999, nhs.TEST_ONLY), (10, nhs.SCOTTISH), (311, nhs.SCOTTISH),
        (320, nhs.NORTHERN_IRISH), (399, nhs.NORTHERN_IRISH), (312, nhs.NOT_ISSUED), (0, nhs.NOT_ISSUED),
    ],
)  # fmt: skip
def test_only_ranges_issued_in_england_and_wales_are_kept(block, problem):
    assert rules.nhs_problem(_valid(block), allow_test=False) == problem


def test_test_numbers_are_kept_only_where_tests_are_allowed():
    assert rules.nhs_problem(_valid(999), allow_test=True) is None


def test_spaces_and_dashes_in_a_number_do_not_matter():
    assert rules.nhs_digits(" 401-023 2137 ") == "4010232137"


@pytest.mark.parametrize(
    ("born", "died", "estimated", "words"),
    [
        (date(1944, 11, 24), None, False, "82"),
        (date(1944, 11, 25), None, False, "81"),
        (date(1946, 1, 1), None, True, "about 80"),
        (date(2025, 9, 25), None, False, "13 months"),
        (date(2025, 10, 24), None, False, "13 months"),
        (date(1943, 1, 1), date(2026, 5, 3), False, "died aged 83"),
        (None, None, False, "age not known"),
        (None, date(2026, 5, 3), False, "died, age not known"),
    ],
)
def test_ages_are_written_as_staff_say_them(born, died, estimated, words):
    assert rules.age_words(born, TODAY, died_on=died, is_estimated=estimated) == words


def test_somebody_born_on_a_leap_day_comes_of_age_on_the_first_of_march():
    assert rules.age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert rules.age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18


@given(st.dates(date(1900, 1, 1), TODAY), st.integers(0, 800))
def test_an_age_never_falls_as_days_pass(born, days):
    later = date.fromordinal(min(born.toordinal() + days, TODAY.toordinal()))
    assert 0 <= rules.age_on(born, later) <= rules.age_on(born, TODAY)


@pytest.mark.parametrize(
    ("born", "died", "field"),
    [
        (date(2026, 11, 25), None, "birth_date"),
        (date(1880, 1, 1), None, "birth_date"),
        (date(1944, 3, 14), date(2026, 11, 25), "died_on"),
        (date(1944, 3, 14), date(1944, 3, 13), "died_on"),
    ],
)
def test_dates_that_cannot_be_a_life_are_said_at_their_field(born, died, field):
    assert list(rules.date_problems(born, died, TODAY)) == [field]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("me44ab", "ME4 4AB"), (" sw1a  1aa", "SW1A 1AA"), ("zz993vz", "ZZ99 3VZ"), ("me4", "ME4")],
)
def test_postcodes_are_kept_in_one_form(typed, kept):
    assert rules.normal_postcode(typed) == kept


@given(st.from_regex(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][ABDEFGHJLNPQRSTUWXYZ]{2}", fullmatch=True))
def test_a_postcode_comes_out_the_same_however_it_was_spaced(postcode):
    assert rules.normal_postcode(postcode.replace(" ", "").lower()) == postcode
    assert rules.postcode_problem(postcode) is None


@pytest.mark.parametrize("typed", ["ME4", "4 Mill Lane", "ME4 4A", "ME4 4CI"])
def test_what_is_not_a_whole_postcode_is_refused_with_what_to_do(typed):
    assert rules.postcode_problem(typed) == "Enter a full UK postcode, like ME4 4AB, or leave it out."


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("O’Connor", "oconnor"), ("O'CONNOR", "oconnor"), ("Smith-Jones", "smith jones"), ("Siân", "sian"),
        ("  de   Souza ", "de souza"), ("Łukasz Groß", "lukasz gross"), ("", ""), ("Nair, Priya", "nair priya"),
    ],
)  # fmt: skip
def test_names_are_compared_without_accents_marks_or_capitals(typed, normal):
    assert rules.normal_name(typed) == normal


@given(st.text(max_size=40))
def test_a_normal_name_stays_as_it_is(name):
    once = rules.normal_name(name)
    assert rules.normal_name(once) == once


@pytest.mark.parametrize(
    "alike",
    [
        "Mohammed Muhammad Mohamed Mohd", "Sanjeet Sanjit", "Chaudhry Choudhury Chowdhury", "Nair Nayar",
        "Sidhu Siddhu", "Kaur Cour", "Singh Sing", "Smith Smyth", "Jon John", "Sean Shaun Shawn",
        "Catherine Kathryn", "Stephen Steven", "Akhtar Aktar", "Bhatt Butt", "Hussain Hussein Husain",
        "Khan Kahn", "Thompson Tomson Thomson", "Taylor Tailor", "Gurpreet Gurprit", "Jaswinder Jasvinder",
        "Yusuf Yousef", "Usman Osman", "Lakshmi Laxmi", "McKay Mackay", "Leigh Lee", "Graham Graeme",
    ],
)  # fmt: skip
def test_spellings_of_one_name_sound_alike(alike):
    assert len({rules.sound(name) for name in alike.split()}) == 1


@pytest.mark.parametrize("pair", ["Taylor Tyson", "Singh Smith", "Graham Gordon", "Patel Patterson"])
def test_other_names_do_not_sound_alike(pair):
    assert len({rules.sound(name) for name in pair.split()}) == 2


@given(st.text(max_size=60))
def test_a_sound_key_fits_its_column(word):
    assert len(rules.sound(word)) <= 24


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("14/3/1944", date(1944, 3, 14), date(1944, 3, 14)),
        ("14-03-1944", date(1944, 3, 14), date(1944, 3, 14)),
        ("14 3 1944", date(1944, 3, 14), date(1944, 3, 14)),
        ("14031944", date(1944, 3, 14), date(1944, 3, 14)),
        ("1944-03-14", date(1944, 3, 14), date(1944, 3, 14)),
        ("14th March 1944", date(1944, 3, 14), date(1944, 3, 14)),
        ("March 14, 1944", date(1944, 3, 14), date(1944, 3, 14)),
        ("14 mar 44", date(1944, 3, 14), date(1944, 3, 14)),
        ("1/1/27", date(1927, 1, 1), date(1927, 1, 1)),
        ("1/1/26", date(2026, 1, 1), date(2026, 1, 1)),
        ("March 1944", date(1944, 3, 1), date(1944, 3, 31)),
        ("3/1944", date(1944, 3, 1), date(1944, 3, 31)),
        ("1944", date(1944, 1, 1), date(1944, 12, 31)),
    ],
)
def test_birth_dates_are_read_in_many_ways_of_typing(typed, first, last):
    span, rest = rules.read_birth(typed, TODAY)
    assert span is not None
    assert (span.first, span.last, rest.strip()) == (first, last, "")


@pytest.mark.parametrize("typed", ["Ashworth", "31/2/1944", "200123", "ME4 4AB", "2031"])
def test_what_is_no_birth_date_is_left_alone(typed):
    assert rules.read_birth(typed, TODAY) == (None, typed)


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d.%m.%Y"]))
def test_any_day_is_read_back_as_it_was_written(born, way):
    span, _ = rules.read_birth(born.strftime(way), TODAY)
    assert span is not None
    assert (span.first, span.last) == (born, born)


@pytest.mark.parametrize(
    ("one", "other"), [("graham", "karimi"), ("gail", "kelly"), ("diana", "tony"), ("tina", "dean")]
)
def test_names_that_share_no_more_than_their_consonants_do_not_sound_alike(one: str, other: str) -> None:
    assert rules.sound(one) == rules.sound(other)
    assert not sounds_like(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("wright", "rite"), ("leigh", "lee"), ("gary", "kerry"), ("nair", "nayar"), ("qureshi", "koreshi")],
)
def test_names_that_are_heard_for_one_another_sound_alike(one: str, other: str) -> None:
    assert sounds_like(one, other)
