"""The one-page reading of each pathway: whole, grammatical as far as a rule can tell, short, and true to its file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest

from homefirst.config.effects import EFFECTS
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.errors import Invalid
from homefirst.practice.pathways.definition.aloud import Aloud, Around, aloud
from homefirst.practice.pathways.definition.compare import compare
from homefirst.practice.pathways.definition.shapes import Approval, Pathway, Step
from homefirst.practice.pathways.definition.words import leads_to
from tests import shipped
from tests.practice.pathways.definition.made_up import tea

SHIPPED = shipped.pathways()
AROUND = Around({code: role.worker for code, role in roles().items()}, EFFECTS, SHIPPED)
EACH = pytest.mark.parametrize("pathway", SHIPPED.values(), ids=SHIPPED.keys())
A_PAGE = 960  # words; five to six minutes aloud
LONGER = {"liberty": 1_220}  # ten steps with four ways to end each
WRONG = re.compile(
    r"\bNone\b(?! yet)|\.\.|\. \.|  | [,.;:]|“”|‘|\b(\w+) \1\b|\band,|, and and|\ba (?=[aeio])\w|\{|\}|_|"
    r"does this on (?!the |their )|what is written at the step|[.!?] [a-z]|[.!?]”[.;,]"
)


def read(pathway: Pathway) -> Aloud:
    return aloud(pathway, AROUND)


def text(pathway: Pathway) -> str:
    return "\n".join(read(pathway).lines())


def of_step(pathway: Pathway, code: str) -> str:
    return " ".join(read(pathway).steps[list(pathway.steps).index(code)].paragraphs)


def changed(pathway: Pathway, code: str, step: Step) -> Pathway:
    return replace(pathway, steps={**pathway.steps, code: step})


@EACH
def test_every_step_and_every_way_to_end_is_read(pathway: Pathway) -> None:
    said = text(pathway)
    for step in pathway.steps.values():
        assert step.title in said
        for outcome in (*step.outcomes.values(), *pathway.endings.values()):
            assert f"“{outcome.title}”" in said, f"{step.title}: {outcome.title}"
            assert outcome.means in said
            assert outcome.will_not in said
    for step in pathway.steps.values():
        for role in step.done_by:
            assert roles()[role].worker.removeprefix("an ").removeprefix("a ") in said


@EACH
def test_what_is_read_is_whole_sentences(pathway: Pathway) -> None:
    found = read(pathway)
    paragraphs = [*found.opening, *found.questions]
    paragraphs += [each for part in (*found.steps, *found.closing) for each in part.paragraphs]
    for said in paragraphs:
        assert not WRONG.search(said), (WRONG.search(said), said)
        assert said[0].isupper() or said[0] == "“", said
        assert said.removesuffix("”").endswith((".", "?", "!")), said
        assert said.count("“") == said.count("”"), said
        assert said.count("(") == said.count(")"), said


@EACH
def test_it_fits_on_about_one_page(pathway: Pathway) -> None:
    assert read(pathway).count() <= LONGER.get(pathway.code, A_PAGE)


def test_half_of_the_pathways_are_read_in_five_minutes() -> None:
    assert median(read(pathway).count() for pathway in SHIPPED.values()) <= 725


@EACH
def test_each_ends_with_two_or_three_questions_for_the_team(pathway: Pathway) -> None:
    assert 2 <= len(pathway.ask_your_team) <= 3
    assert read(pathway).questions == pathway.ask_your_team


@EACH
def test_what_each_step_asks_is_a_sentence_and_its_days_can_stand_in_one(pathway: Pathway) -> None:
    purposes = [pathway.purpose, *(step.purpose for step in pathway.steps.values())]
    assert not [said for said in purposes if not re.fullmatch(r"(We|The) [^.]+\.", said)]
    assert not [said for said in pathway.dates.values() if not said.startswith(("the ", "their "))]


def test_a_time_says_who_set_it_where_it_is_not_this_councils_own() -> None:
    goals = of_step(SHIPPED["reablement"], "goals")
    assert "does this within 2 days." in goals or "do this within 2 days." in goals
    last = of_step(SHIPPED["reablement"], "final_review")
    assert "within 42 days of the first day of reablement, as the law says (SI 2014/2672" in last
    assert "as the law says" in text(SHIPPED["liberty"])
    assert "and nobody has confirmed it yet" in of_step(SHIPPED["liberty"], "assess_best_interests")


def test_a_changed_file_changes_what_is_read() -> None:
    pathway = SHIPPED["reablement"]
    step = pathway.steps["goals"]
    slower = replace(step, within=replace(step.within, span=pathway.steps["weekly_review"].within.span))
    assert "within 7 days" in of_step(changed(pathway, "goals", slower), "goals")
    outcome = replace(step.outcomes["agreed"], means="We begin on Monday.", needs_reason=True)
    other = replace(step, outcomes={"agreed": outcome})
    assert "“Goals agreed” (with a reason) means: “We begin on Monday.”" in of_step(
        changed(pathway, "goals", other), "goals"
    )


def test_who_must_agree_is_read_with_the_limit_and_for_which_ends() -> None:
    budget = of_step(SHIPPED["support_plan"], "budget")
    assert "A team manager or a principal social worker must agree to anything above £500 a week" in budget
    decision = of_step(SHIPPED["care_act_assessment"], "decision")
    assert "must agree to “No eligible needs” and to “Eligible, and nothing is offered" in decision
    step = replace(SHIPPED["reablement"].steps["goals"], approval=Approval(("broker",), "it is dear"))
    said = of_step(changed(SHIPPED["reablement"], "goals", step), "goals")
    assert "A broker must agree, where it is dear." in said


def test_what_every_end_of_a_step_brings_is_said_once() -> None:
    said = of_step(SHIPPED["reablement"], "final_review")
    assert said.count("ends reablement") == 1
    assert "Each time, this ends reablement and sets the last day of reablement." in said
    assert said.count("The record keeps how each goal ended.") == 1


def test_an_end_that_many_steps_share_is_read_after_them() -> None:
    found = read(SHIPPED["liberty"])
    assert not any("“Died”" in each for step in found.steps for each in step.paragraphs)
    assert "Several steps may also close the pathway. With “Died”" in text(SHIPPED["liberty"])


def test_steps_at_one_time_and_a_step_that_waits_for_both_are_read_by_number() -> None:
    pathway = SHIPPED["organisational_safeguarding"]
    assert "“Planned” leads to steps 3 and 4." in of_step(pathway, "plan")
    assert "waits for step 4, and then leads to step 5" in of_step(pathway, "enquire")
    assert of_step(pathway, "improvement").startswith("This opens when steps 3 and 4 are done.")


def test_a_step_that_comes_back_and_opens_another_says_both() -> None:
    liberty = SHIPPED["liberty"]
    step = liberty.steps["conditions"]
    assert "brings the step back and leads to step 6" in of_step(liberty, "conditions")
    said = leads_to(liberty, step, step.outcomes["representative_ended"])
    assert said == "comes again after 3 months, with Somebody on their side beside it"


def test_days_that_an_outcome_says_are_read_also_where_they_go_to_another_pathway() -> None:
    assert "sets the last day of the authorisation" in of_step(SHIPPED["liberty"], "sign_off")
    assert "tells “Reviews” the day on which the help of this plan began" in of_step(
        SHIPPED["support_plan"], "arrange"
    )


def test_coming_back_a_pause_and_a_pathway_that_is_off_are_read() -> None:
    assert "Within 24 months of its end it opens again at “Welcome back”" in text(
        SHIPPED["mental_health_hub"]
    )
    assert "The clock may stop where the police asked us to wait." in of_step(
        SHIPPED["safeguarding"], "enquiry"
    )
    assert "Nobody works by this yet." in read(SHIPPED["liberty_protection_safeguards"]).opening[0]


def test_a_question_for_the_team_that_is_none_is_refused_with_its_line(tmp_path: Path) -> None:
    whose = "ask_your_team:\n  - Who makes the tea\ndates:"
    with pytest.raises(Invalid) as refused:
        tea(tmp_path, ("dates:", whose))
    assert "tea.yaml, line 9: ask_your_team" in refused.value.message
    assert "Write a question that ends with a question mark" in refused.value.message


def test_a_changed_question_for_the_team_is_told_when_two_versions_are_compared(tmp_path: Path) -> None:
    old = tea(tmp_path)
    new = tea(tmp_path, ("dates:", "ask_your_team: [Who makes the tea?]\ndates:"))
    assert compare(old, new, {"social_worker": "Social worker", "team_manager": "Team manager"}) == (
        "What to ask in the team changed from nothing to “Who makes the tea?”.",
    )


def test_whoever_holds_a_role_has_an_article_and_is_a_worker() -> None:
    assert roles()["occupational_therapist"].worker == "an occupational therapist"
    assert roles()["reablement"].worker == "a reablement worker"
