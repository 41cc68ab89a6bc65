"""No second record for the same human: near-duplicates are noticed, explained and asked about once."""

from __future__ import annotations

import random
from datetime import date

import pytest

from homefirst.practice.people import actions
from homefirst.practice.people.likeness import MAY_EXIST, draft_of, like_person, likely_same
from homefirst.practice.people.models import NotTheSame, Person
from homefirst.practice.people.rules.likeness import Draft, Strength, Verdict, compare
from tests import factories as make

JOAN = Draft(
    names=(("Joan", "Taylor"),), birth_date=date(1966, 5, 2), nhs_number="4010232137", postcode="ME4 4AB"
)


def _with(**changed):
    return Draft(**(JOAN.__dict__ | changed))


@pytest.mark.parametrize(
    ("changed", "strength"),
    [
        ({}, Strength.ALMOST_SURELY),
        ({"nhs_number": ""}, Strength.ALMOST_SURELY),
        ({"nhs_number": "", "postcode": ""}, Strength.ALMOST_SURELY),
        ({"nhs_number": "", "names": (("Jo", "Tailor"),)}, Strength.ALMOST_SURELY),
        ({"nhs_number": "", "names": (("Jo", "Tailor"),), "postcode": ""}, Strength.LIKELY),
        ({"nhs_number": "", "birth_date": date(1966, 2, 5), "postcode": "BN1 1AA"}, Strength.LIKELY),
        ({"nhs_number": "", "birth_date": None}, Strength.LIKELY),
        ({"nhs_number": "", "names": ()}, Strength.MAYBE),
        ({"nhs_number": "", "names": (("Mary", "Taylor"),), "postcode": "BN1 1AA"}, Strength.MAYBE),
        ({"nhs_number": "", "birth_date": date(1990, 8, 8), "postcode": "BN1 1AA"}, None),
        ({"nhs_number": "", "names": (("Idris", "Khan"),), "postcode": "BN1 1AA"}, None),
    ],
)
def test_the_strength_grows_with_what_agrees(changed, strength):
    assert compare(JOAN, _with(**changed)).strength == strength


def test_a_shared_nhs_number_alone_is_never_overlooked():
    other = Draft(names=(("Idris", "Khan"),), birth_date=date(1990, 8, 8), nhs_number=JOAN.nhs_number)
    assert compare(JOAN, other).strength == Strength.LIKELY


def test_reasons_say_field_by_field_what_agrees_and_how():
    known = _with(names=(("Joan", "Tailor"),), birth_date=date(1966, 2, 5), nhs_number="", postcode="ME4 9ZZ")
    reasons = {reason.what: (reason.verdict, reason.how) for reason in compare(JOAN, known).reasons}
    assert reasons == {
        "NHS number": (Verdict.UNKNOWN, ""),
        "Given name": (Verdict.SAME, ""),
        "Family name": (Verdict.CLOSE, "sounds alike"),
        "Birth date": (Verdict.CLOSE, "day and month the other way round"),
        "Postcode": (Verdict.CLOSE, "same district"),
    }


def test_names_the_other_way_round_and_former_names_are_seen_through():
    turned = compare(JOAN, _with(names=(("Taylor", "Joan"),), nhs_number=""))
    assert turned.reasons[1].how == "the two names the other way round"
    before = _with(names=(("Joan", "Hill"), ("Joan", "Taylor")), nhs_number="")
    assert compare(JOAN, before).strength == Strength.ALMOST_SURELY


def _slip(chance: random.Random, person: Person) -> Draft:
    """The same person as somebody else typed them: one or two slips of the usual kinds."""
    given, family, born, postcode = person.given_name, person.family_name, person.birth_date, person.postcode
    for slip in chance.sample(["letter", "double", "day", "postcode", "initial", "turned"], 2):
        place = chance.randrange(1, len(family))
        if slip == "letter":
            family = family[:place] + family[place + 1 :]
        elif slip == "double":
            family = family[:place] + family[place] + family[place:]
        elif slip == "day" and born.day <= 12:
            born = born.replace(day=born.month, month=born.day)
        elif slip == "postcode":
            postcode = ""
        elif slip == "initial":
            given = given[0]
        else:
            given, family = family, given
    return draft_of(given_name=given, family_name=family, birth_date=born, postcode=postcode)


@pytest.mark.django_db
def test_nearly_every_generated_near_duplicate_is_noticed_and_few_others_are():
    chance = random.Random(4)
    given = [
        "Joan",
        "Sanjeet",
        "Graham",
        "Diana",
        "Tina",
        "Mohammed",
        "Catherine",
        "Gurpreet",
        "Paul",
        "Ruth",
    ]
    family = [
        "Taylor",
        "Nair",
        "Ashworth",
        "Frost",
        "Brown",
        "Choudhury",
        "Thompson",
        "Singh",
        "Clarke",
        "Wright",
    ]
    worker = make.actor("principal_social_worker")
    people = [
        make.person(
            given_name=chance.choice(given),
            family_name=chance.choice(family),
            birth_date=date(1930 + chance.randrange(60), chance.randrange(1, 13), chance.randrange(1, 29)),
            postcode=f"ME{chance.randrange(1, 9)} {chance.randrange(1, 9)}A{chance.choice('ABDE')}",
        )
        for _ in range(120)
    ]
    noticed = others = 0
    for person in people:
        found = likely_same(worker, _slip(chance, person))
        noticed += person.pk in {one.line.person_id for one in found}
        others += sum(one.line.person_id != person.pk and one.strength != Strength.MAYBE for one in found)
    assert noticed >= 0.95 * len(people)
    assert others <= 0.05 * len(people)


@pytest.mark.django_db
def test_a_hidden_record_is_told_of_without_a_name_or_a_count():
    team = make.team()
    worker, manager = make.actor(teams=(team,)), make.actor("team_manager", teams=(team,))
    for _ in range(2):
        person = make.person(of=team, given_name="Diana", family_name="Frost", birth_date=date(1991, 2, 3))
        actions.restrict(person=person, reason="At risk", named=[], by=manager)
    found = likely_same(
        worker, draft_of(given_name="Diana", family_name="Frost", birth_date=date(1991, 2, 3))
    )
    assert (list(found), found.may_exist, found.is_strong) == ([], MAY_EXIST, True)


@pytest.mark.django_db
def test_a_clear_no_is_not_asked_again_and_an_unsure_answer_is_shown():
    worker = make.actor("principal_social_worker")
    facts = {"given_name": "Joan", "family_name": "Taylor", "birth_date": date(1966, 5, 2)}
    first, second = make.person(**facts), make.person(**facts)
    asked = make.person(by=worker, answers={first.pk: "no", second.pk: "unsure"}, **facts)
    assert [(one.line.person_id, one.answered) for one in like_person(worker, asked)] == [
        (second.pk, "unsure")
    ]
    actions.answer_likeness(person=asked, other=second, answer=NotTheSame.Answer.NO, by=worker)
    assert len(like_person(worker, asked)) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("people", [3, 30])
def test_likeness_asks_no_more_of_the_database_however_many_are_alike(people, django_assert_max_num_queries):
    worker = make.actor("principal_social_worker")
    for _ in range(people):
        make.person(given_name="Joan", family_name="Taylor", birth_date=date(1966, 5, 2))
    with django_assert_max_num_queries(12):
        assert len(likely_same(worker, JOAN)) == min(people, 10)
