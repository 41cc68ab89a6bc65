"""Answers are kept as they are typed; two workers lose nothing; what is final is never changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from homefirst.foundation.errors import Invalid, NotAllowed, NotNow, Stale
from homefirst.practice.forms.actions import publish_forms
from homefirst.practice.forms.models import PublishedForm
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.actions import answers_in, last_time, save_answers
from homefirst.practice.pathways.models import Episode, Step, StepAnswers
from tests.factories import SYSTEM, TODAY, actor
from tests.practice.forms.made_up import TEA_TALK
from tests.practice.pathways.definition.made_up import TEA, folder
from tests.practice.pathways.walks import Worker, begun, done, in_hand, worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    home = tmp_path / "forms"
    home.mkdir()
    (home / "tea_talk.yaml").write_text(TEA_TALK, encoding="utf-8")
    publish_forms(folder=home, by=SYSTEM)
    return home


@pytest.fixture
def tea(tmp_path: Path, forms: Path) -> tuple[Worker, Episode]:
    """Somebody whose first step has the form."""
    text = TEA.replace("    title: Talk\n", "    title: Talk\n    form: tea_talk\n")
    home = tmp_path / "pathways"
    home.mkdir()
    actions.publish_folder(folder=folder(home, text), from_on=TODAY, by=SYSTEM)
    by, graham = worker()
    return (by, graham), begun(by, graham, "tea")


def saved(
    step: Step, by: object, given: dict[str, object], seen: dict[str, object] | None = None
) -> StepAnswers:
    return save_answers(step=step, given=given, seen=seen or {}, by=by, on=TODAY)  # type: ignore[arg-type]


def test_a_form_is_published_once_for_each_change(forms: Path) -> None:
    assert publish_forms(folder=forms, by=SYSTEM) == []
    (forms / "tea_talk.yaml").write_text(TEA_TALK.replace("Talking about tea", "About tea"), encoding="utf-8")
    assert [version.number for version in publish_forms(folder=forms, by=SYSTEM)] == [2]


def test_one_bad_form_and_none_is_published(forms: Path) -> None:
    (forms / "cake.yaml").write_text("name: cake\n", encoding="utf-8")
    (forms / "tea_talk.yaml").write_text(TEA_TALK.replace("Talking about tea", "About tea"), encoding="utf-8")
    with pytest.raises(Invalid, match=r"cake\.yaml"):
        publish_forms(folder=forms, by=SYSTEM)
    assert PublishedForm.objects.count() == 1


def test_answers_are_kept_over_several_sittings(tea: tuple[Worker, Episode]) -> None:
    (by, _), episode = tea
    step = in_hand(episode, "talk")
    saved(step, by, {"in_your_words": ("Make tea.",)})
    kept = saved(step, by, {"drinks": ("tea", "coffee")})
    assert answers_in(kept) == {"in_your_words": ("Make tea.",), "drinks": ("tea", "coffee")}


def test_an_answer_can_be_taken_back(tea: tuple[Worker, Episode]) -> None:
    (by, _), episode = tea
    step = in_hand(episode, "talk")
    saved(step, by, {"drinks": ("tea",)})
    assert answers_in(saved(step, by, {"drinks": ()}, {"drinks": ("tea",)})) == {}


def test_two_workers_on_different_questions_both_keep_theirs(tea: tuple[Worker, Episode]) -> None:
    (by, _), episode = tea
    step = in_hand(episode, "talk")
    saved(step, by, {"in_your_words": ("Make tea.",), "drinks": ()})
    kept = saved(step, by, {"in_your_words": (), "drinks": ("coffee",)})
    assert answers_in(kept) == {"in_your_words": ("Make tea.",), "drinks": ("coffee",)}


def test_two_workers_on_one_question_are_shown_both_and_the_rest_is_kept(tea: tuple[Worker, Episode]) -> None:
    (by, _), episode = tea
    step = in_hand(episode, "talk")
    saved(step, by, {"drinks": ("tea",)})
    with pytest.raises(Stale) as both:
        saved(step, by, {"drinks": ("coffee",), "in_your_words": ("Make coffee.",)})
    assert both.value.yours == {"What do you drink?": "Coffee"}
    assert both.value.theirs == {"What do you drink?": "Tea"}
    kept = StepAnswers.objects.get(step=step)
    assert answers_in(kept) == {"drinks": ("tea",), "in_your_words": ("Make coffee.",)}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"drinks": ("cocoa",)}, "Choose one of the answers."),
        ({"cups": (31,)}, "Enter 30 or less."),
        ({"cups": (-1,)}, "Enter 0 or more."),
        ({"kettle": (True, False)}, "Give one answer."),
    ],
)
def test_an_answer_that_cannot_be_used_says_why(
    tea: tuple[Worker, Episode], given: dict[str, object], said: str
) -> None:
    (by, _), episode = tea
    with pytest.raises(Invalid) as refused:
        saved(in_hand(episode, "talk"), by, given)
    assert list(refused.value.fields.values()) == [said]


@pytest.mark.parametrize("code", ["who", "things", "cakes"])
def test_a_standing_fact_a_worked_out_value_and_a_strange_question_are_not_answered(
    tea: tuple[Worker, Episode], code: str
) -> None:
    (by, _), episode = tea
    with pytest.raises(Invalid, match="does not ask"):
        saved(in_hand(episode, "talk"), by, {code: ("x",)})


def test_a_step_is_not_finished_while_a_required_answer_lacks(tea: tuple[Worker, Episode]) -> None:
    (by, _), episode = tea
    saved(in_hand(episode, "talk"), by, {"drinks": ("tea",)})
    with pytest.raises(Invalid) as refused:
        done(episode, "talk", "yes_please", by)
    assert refused.value.fields == {
        "in_your_words": "What you want: What would you like to do?",
        "kettle": "Help: Is there a kettle?",
    }
    assert in_hand(episode, "talk")


def test_what_is_final_holds_only_what_was_asked_and_is_never_changed(tea: tuple[Worker, Episode]) -> None:
    (by, _), episode = tea
    step = in_hand(episode, "talk")
    saved(step, by, {"in_your_words": ("Tea.",), "drinks": ("tea",), "kettle": (True,), "cups": (3,)})
    saved(step, by, {"drinks": ("none",)}, {"drinks": ("tea",)})
    finished = done(episode, "talk", "yes_please", by, facts={"liked_name": "Gray"})
    kept = StepAnswers.objects.get(step=finished)
    assert kept.answers == {"in_your_words": ["Tea."], "drinks": ["none"]}
    assert (kept.facts, kept.final_at is not None) == ({"liked_name": "Gray"}, True)
    with pytest.raises(NotNow, match="finished already"):
        saved(finished, by, {"in_your_words": ("Coffee.",)})


def test_a_death_does_not_wait_for_a_form(tea: tuple[Worker, Episode]) -> None:
    (by, _), episode = tea
    done(episode, "talk", "died", by)
    episode.refresh_from_db()
    assert episode.state == "closed"


def test_answers_that_were_begun_keep_the_version_of_their_form(
    tea: tuple[Worker, Episode], forms: Path
) -> None:
    (by, _), episode = tea
    step = in_hand(episode, "talk")
    saved(step, by, {"in_your_words": ("Tea.",)})
    gone = TEA_TALK.replace("linkId: in_your_words", "linkId: other_words")
    (forms / "tea_talk.yaml").write_text(gone, encoding="utf-8")
    publish_forms(folder=forms, by=SYSTEM)
    kept = saved(step, by, {"in_your_words": ("More tea.",)}, {"in_your_words": ("Tea.",)})
    assert (kept.form.number, answers_in(kept)["in_your_words"]) == (1, ("More tea.",))


def test_last_time_is_shown_from_the_newest_final_answers(tea: tuple[Worker, Episode]) -> None:
    (by, graham), episode = tea
    assert last_time(in_hand(episode, "talk")) is None
    saved(in_hand(episode, "talk"), by, {"in_your_words": ("Tea.",), "drinks": ("none",)})
    first = done(episode, "talk", "no_thanks", by)
    again = begun(by, graham, "tea")
    found = last_time(in_hand(again, "talk"))
    assert found is not None
    assert found.step == first


def test_only_who_does_the_step_keeps_answers(tea: tuple[Worker, Episode]) -> None:
    (_, graham), episode = tea
    team = graham.record.team
    with pytest.raises(NotAllowed):
        saved(in_hand(episode, "talk"), actor("broker", teams=(team,) if team else ()), {"drinks": ("tea",)})
