"""A step's end makes a draft, in the person's own form, in somebody's hands."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.letters.actions import making
from homefirst.practice.letters.composing import compose, steps_of
from homefirst.practice.letters.library import letters
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.next_steps import NextUp
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions import save_answers
from homefirst.practice.pathways.models import Promise
from homefirst.practice.people import actions as people
from tests.factories import TODAY, actor
from tests.practice.letters import made_up as make
from tests.practice.pathways.walks import done

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def test_the_end_of_a_step_makes_a_draft_in_the_hands_of_whoever_ended_it() -> None:
    by, graham = make.worker()
    letter = make.goals_agreed(by, graham)
    assert (letter.state, letter.template, letter.title) == (
        "draft", "reablement_goals", "Your goals, and how we help you to reach them",
    )  # fmt: skip
    assert letter.task is not None
    assert letter.task.held_by == by.user
    assert letter.task.words == f"Look over and send: {letter.title}"
    assert AuditRow.objects.filter(action="letter.make", record_id=graham.pk).exists()


def test_a_letter_says_what_the_form_said_in_the_persons_own_words_and_what_happens_next() -> None:
    by, graham = make.worker()
    said = make.words_of(make.goals_agreed(by, graham))
    assert "- Make my own tea and toast" in said
    assert "“I will not have Ruth driving over to boil a kettle.”" in said
    assert "Nothing, for up to six weeks." in said
    assert "The next step: weekly review. Priya Nair will do this" in said
    assert "{" not in said


def test_what_no_form_answered_is_left_out_of_a_letter() -> None:
    by, graham = make.worker()
    goals = [
        line for line in make.words_of(make.goals_agreed(by, graham)).splitlines() if line.startswith("- ")
    ]
    assert goals == ["- Make my own tea and toast"]


def test_what_must_be_said_and_is_not_known_leaves_a_gap_to_be_written() -> None:
    by, graham = make.worker("social_worker")
    episode = make.begun(by, graham, "safeguarding")
    step, told = episode.steps.get(), library.read(episode.version).steps["feedback"].outcomes["told"]
    template = letters()["safeguarding_outcome"]
    made = compose(template, step=step, outcome=told, steps=steps_of(step), next_up=NextUp(), by=by, on=TODAY)
    assert [block["text"] for block in made.plain if block["says"] == "decision"] == [
        "[Write here: decision]"
    ]


def test_large_print_is_chosen_without_asking_in_the_size_that_was_named() -> None:
    by, graham = make.worker()
    make.needs(by, graham, "large_print", "Large print, 20 point or more")
    letter = make.goals_agreed(by, graham)
    assert (letter.form, letter.points, letter.channel) == ("large_print", 20, "post")
    assert "Graham asked: Large print, 20 point or more." in letter.origin


def test_a_letter_for_which_there_is_no_file_stays_a_promise() -> None:
    by, graham = make.worker()
    episode = make.begun(by, graham, "reablement")
    save_answers(step=make.in_hand(episode, "screen"), given=make.SCREEN, seen={}, by=by, on=TODAY)
    done(episode, "screen", "not_suitable", by, reason="He needs a nurse first")
    assert not Letter.objects.exists()
    assert Promise.objects.filter(words="Send what happens next", held_by=by.user).exists()


def test_nothing_is_drafted_to_somebody_who_has_died() -> None:
    by, graham = make.worker("social_worker")
    episode = make.begun(by, graham, "carer")
    died = {"died_on": date(2026, 11, 20)}
    people.change_person(person=graham, changes=died, row_version=graham.row_version, by=by, on=TODAY)
    make.answered(episode, "offer", "not_now", {"how": ("alone",)}, by)
    assert not Letter.objects.exists()
    assert Promise.objects.filter(words="Decide whether to write to anybody: how to come back").exists()


def test_a_restricted_record_sends_nothing_by_post() -> None:
    by, graham = make.worker()
    assert by.user is not None
    lead = actor("safeguarding_lead", teams=(graham.record.team,))
    people.restrict(person=graham, reason="His safety", named=[by.user], by=lead)
    letter = make.goals_agreed(by, graham)
    assert letter.channel == "hand"
    assert "restricted to named staff" in letter.origin


def test_a_carers_letter_is_given_by_hand_where_something_is_private_under_one_roof() -> None:
    by, sanjeet = make.worker("social_worker", given_name="Sanjeet", family_name="Kaur")
    people.add_relationship(
        person=sanjeet, tie="person cared for", other_name="Harjit Kaur", lives_with=True,
        is_informal_carer=False, by=by, on=TODAY,
    )  # fmt: skip
    episode = make.begun(by, sanjeet, "carer")
    make.answered(episode, "offer", "own_talk", {"how": ("alone",), "private": ("That I cannot go on.",)}, by)
    letter = make.the_letter(sanjeet)
    assert letter.channel == "hand"
    assert "Sanjeet keeps some things from the person they care for" in letter.origin
    assert "cannot go on" not in make.words_of(letter)


def test_a_letter_adds_few_questions_to_the_end_of_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    with_letter = _asked_by_ending_a_step()
    monkeypatch.setattr(making, "letter_for", lambda words, pathway: None)
    assert with_letter - _asked_by_ending_a_step() <= 12


def _asked_by_ending_a_step() -> int:
    by, graham = make.worker()
    episode = make.begun(by, graham, "reablement")
    make.answered(episode, "screen", "suitable", make.SCREEN, by)
    save_answers(step=make.in_hand(episode, "goals"), given=make.GOALS, seen={}, by=by, on=TODAY)
    with CaptureQueriesContext(connection) as caught:
        done(episode, "goals", "agreed", by)
    return len(caught.captured_queries)


def test_a_letter_is_signed_with_name_and_role() -> None:
    by, graham = make.worker()
    assert make.goals_agreed(by, graham).signed_by == "Priya Nair | Reablement"
