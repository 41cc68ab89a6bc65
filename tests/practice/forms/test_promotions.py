"""Answers become typed rows by what the form declares; what it cannot mean is refused with file, line and reason."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from homefirst.foundation.errors import Invalid
from homefirst.practice.forms.definition import promotions
from homefirst.practice.forms.definition.promotions import KINDS, promoted, promotes
from homefirst.practice.forms.definition.reading import read_form
from homefirst.practice.plans.models import Goal, PlanPart, PlanVersion
from homefirst.practice.plans.rules import eligibility
from homefirst.practice.plans.rules.goals import HELP_LEVELS
from tests import shipped
from tests.practice.forms.made_up import TEA_TALK

FORMS = shipped.forms()
FED_BY = {
    "record goals": ("goal",),
    "record goal readings": ("goal_reading",),
    "record goal results": ("goal_reading",),
    "record eligible needs": ("adult_eligibility", "carer_eligibility"),
    "record no eligible needs": ("adult_eligibility", "carer_eligibility"),
    "record risk agreements": ("risk", "risk_look"),
    "record wishes": ("wish",),
    "record wishes met": ("wish_met",),
    "record projected adult cost": ("adult_cost",),
    "record result of the year": ("enablement_year",),
    "record plan version": ("plan",),
    "record budget": ("budget",),
    "record that they decide this themselves": ("capacity",),
    "record that they cannot decide this now": ("capacity",),
}
GOAL = "promotes:\n  - {to: goal, number: 1, words: in_your_words}\nitem:\n"


def read(at: Path, promotes: str, *changes: tuple[str, str]) -> object:
    text = TEA_TALK.replace("item:\n", promotes, 1)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = at / "tea_talk.yaml"
    path.write_text(text, encoding="utf-8")
    return read_form(path)


def test_every_typed_write_of_a_shipped_pathway_is_fed_by_the_form_of_its_step() -> None:
    pathways = shipped.pathways()
    seen, lacking = set(), []
    for pathway in pathways.values():
        for step in pathway.steps.values():
            for outcome in step.outcomes.values():
                for cause in outcome.causes:
                    seen.add(cause.effect)
                    kinds = FED_BY.get(cause.effect)
                    if kinds and not (step.form and promotes(FORMS[step.form], *kinds)):
                        lacking.append(f"{pathway.code}, {step.code}, {outcome.code}: {cause}")
    assert lacking == []
    assert set(FED_BY) <= seen


def test_names_of_fields_are_those_of_the_rows_and_of_the_law() -> None:
    version = {field.name for field in PlanVersion._meta.get_fields()}
    assert set(KINDS["plan"]) | set(KINDS["budget"]) <= version
    assert set(KINDS["plan_part"]) <= {field.name for field in PlanPart._meta.get_fields()}
    assert set(KINDS["goal"]) - {"level"} <= {field.name for field in Goal._meta.get_fields()}
    assert set(eligibility.ADULT_OUTCOMES) == promotions.ADULT_OUTCOMES
    assert set(eligibility.CARER_OUTCOMES) == promotions.CARER_OUTCOMES
    assert {str(level) for level in HELP_LEVELS} == promotions.LEVELS


def test_the_words_of_each_help_level_are_those_of_every_form_that_feeds_one() -> None:
    said = {
        (option.code, option.display)
        for form in FORMS.values()
        for each in form.promotes
        if "level" in each.fields
        for option in form.question(each.fields["level"].question).options
    }
    assert said == {(str(level), words) for level, words in HELP_LEVELS.items()}


@pytest.mark.parametrize(
    ("promotion", "line", "says"),
    [
        ("{to: gaol, number: 1, words: in_your_words}", 6, "nothing is promoted to gaol"),
        ("{to: goal, number: 1, words: in_your_words, wish: who}", 6, "goal has no field wish"),
        ("{to: goal, number: 1, words: in_my_words}", 6, "in_my_words, which is no question of this form"),
        ("{to: goal, words: in_your_words}", 6, "goal needs its number"),
        ("{to: budget, number: 2, weekly_cost: level}", 6, "budget takes no number"),
        ("{to: goal, number: 1, why: other}", 6, "goal needs words"),
        ("{to: goal, number: 1, words: cups}", 6, "words takes words, and cups is a question of type integer"),
        ("{to: goal_reading, number: 1, level: drinks}", 6, "level knows no coffee, none, tea"),
        ("{to: goal, number: 1, words: {question: drinks, equals: tea}}", 6, "no answer of drinks that says yes"),
    ],
)  # fmt: skip
def test_what_a_form_cannot_promote_is_refused_with_file_line_and_reason(
    tmp_path: Path, promotion: str, line: int, says: str
) -> None:
    with pytest.raises(Invalid, match=says) as refused:
        read(tmp_path, f"promotes:\n  - {promotion}\nitem:\n")
    assert f"tea_talk.yaml, line {line}:" in refused.value.message


def test_a_field_on_a_line_of_its_own_is_refused_on_that_line(tmp_path: Path) -> None:
    long = "promotes:\n  - to: goal\n    number: 1\n    words: in_your_words\n    wish: other\nitem:\n"
    with pytest.raises(Invalid, match="goal has no field wish") as refused:
        read(tmp_path, long)
    assert "line 9:" in refused.value.message


def test_the_same_row_is_not_promoted_twice(tmp_path: Path) -> None:
    one = "  - {to: goal, number: 1, words: in_your_words}\n"
    with pytest.raises(Invalid, match="goal 1 is promoted twice"):
        read(tmp_path, f"promotes:\n{one}{one}item:\n")


def test_only_rows_whose_needed_answers_are_there_are_promoted() -> None:
    form = FORMS["reablement_goals"]
    answers = {"goal_1": ("Make tea",), "goal_1_now": ("1",), "goal_3": ("Climb",), "goal_1_why": ("Pride",)}
    rows = promoted(form, answers, "goal")
    assert [(row["number"], row["words"], row["level"]) for row in rows] == [
        (1, "Make tea", ("1",)),
        (3, "Climb", ()),
    ]
    assert rows[0]["why"] == "Pride"


def test_an_answer_that_another_answer_took_away_is_not_promoted() -> None:
    form = FORMS["plan_answer"]
    answers = {"answer": ("agrees",), "answer_1": ("asks",), "own_words": ("Yes",)}
    assert promoted(form, answers, "part_answer") == []
    assert promoted(form, answers, "plan_answer") == [
        {"number": 0, "answer": ("agrees",), "words": "Yes", "read_how": ""}
    ]


def test_numbers_lists_days_and_yes_come_as_what_they_are() -> None:
    plan = {
        "want_1": ("Cook",), "do_1": ("Practise",), "who_1": ("Tina", "Jo"), "hours_1": (2.5,),
        "look_again": ("2027-02-12",), "format": ("easy",),
    }  # fmt: skip
    (part,) = promoted(FORMS["support_plan"], plan, "plan_part")
    assert (part["hours"], part["who"]) == (Decimal("2.5"), ("Tina", "Jo"))
    (about,) = promoted(FORMS["support_plan"], plan, "plan")
    assert about["look_again_on"].isoformat() == "2027-02-12"
    assert about["format"] == "In easy words with pictures"
    carer = {
        "necessary": ("not_necessary",),
        "health_at_risk": (False,),
        "impact": (True,),
        "unable": ("none",),
    }
    (row,) = promoted(FORMS["carer_assessment"], carer, "carer_eligibility")
    assert (row["necessary_care"], row["health_at_risk"], row["significant_impact"]) == (False, False, True)
