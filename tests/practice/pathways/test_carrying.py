"""A form that comes again begins with what stands; nothing of last time counts until somebody looked at it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from homefirst.foundation.errors import Invalid, Stale
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.actions import publish_forms
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.actions import answers_in, carried_over, save_answers
from homefirst.practice.pathways.models import Episode, Step, StepAnswers
from tests.factories import SYSTEM, TODAY, actor
from tests.practice.forms.made_up import saying_again
from tests.practice.pathways.definition.made_up import TEA, folder
from tests.practice.pathways.walks import Worker, begun, done, in_hand, worker

pytestmark = [pytest.mark.django_db, pytest.mark.database]

LAST: dict[str, Any] = {
    "in_your_words": ("Make tea.",),
    "drinks": ("tea",),
    "kettle": (True,),
    "level": (2,),
    "other": ("a spoon",),
}
STANDS = {code: values for code, values in LAST.items() if code != "level"}


def publish(at: Path, again: str) -> None:
    (at / "tea_talk.yaml").write_text(saying_again(again), encoding="utf-8")
    publish_forms(folder=at, by=SYSTEM)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "forms"
    made.mkdir()
    publish(made, "stands")
    return made


@pytest.fixture
def tea(tmp_path: Path, home: Path) -> tuple[Worker, Episode]:
    """Somebody who learns for the second week: the form of the first is full."""
    at = tmp_path / "pathways"
    at.mkdir()
    text = TEA.replace("    title: Learn\n", "    title: Learn\n    form: tea_talk\n")
    actions.publish_folder(folder=folder(at, text), from_on=TODAY, by=SYSTEM)
    by, graham = worker()
    episode = begun(by, graham, "tea", dates={"asked": TODAY})
    done(episode, "talk", "yes_please", by)
    saved(in_hand(episode, "learn"), by, LAST)
    done(episode, "learn", "again", by)
    return (by, graham), episode


def saved(step: Step, by: Any, given: dict[str, Any], **said: Any) -> StepAnswers:
    return save_answers(step=step, given=given, by=by, on=TODAY, **{"seen": {}, **said})


def waiting(step: Step) -> dict[str, Any]:
    kept = StepAnswers.objects.filter(step=step).first()
    version = kept.form if kept else forms.newest("tea_talk", TODAY)
    assert version is not None
    return carried_over(step, forms.read(version), kept)


def test_what_stands_is_carried_over_and_a_reading_begins_empty(tea: tuple[Worker, Episode]) -> None:
    (_, _), episode = tea
    assert waiting(in_hand(episode, "learn")) == STANDS


def test_nothing_carried_over_is_kept_before_somebody_looked(tea: tuple[Worker, Episode]) -> None:
    (by, _), episode = tea
    step = in_hand(episode, "learn")
    with pytest.raises(Invalid, match="Look at them first") as refused:
        done(episode, "learn", "again", by)
    assert set(refused.value.fields) == STANDS.keys()
    assert not StepAnswers.objects.filter(step=step).exclude(answers={}).exists()


def test_what_was_looked_at_and_left_counts_and_is_final(tea: tuple[Worker, Episode]) -> None:
    (by, _), episode = tea
    step = in_hand(episode, "learn")
    saved(step, by, {**STANDS, "in_your_words": ("Make coffee.",)}, seen=STANDS, looked_at=True)
    assert waiting(step) == {}
    done(episode, "learn", "again", by)
    final = answers_in(StepAnswers.objects.get(step=step))
    assert {code: final[code] for code in STANDS} == {**STANDS, "in_your_words": ("Make coffee.",)}
    assert "level" not in final


def test_typing_in_one_box_is_no_look_at_the_others(tea: tuple[Worker, Episode]) -> None:
    (by, _), episode = tea
    step = in_hand(episode, "learn")
    saved(step, by, {**STANDS, "drinks": ("coffee",)}, seen=STANDS)
    assert waiting(step).keys() == STANDS.keys() - {"drinks"}


def test_an_answer_that_was_emptied_stays_empty_and_is_not_final(tea: tuple[Worker, Episode]) -> None:
    (by, _), episode = tea
    step = in_hand(episode, "learn")
    saved(step, by, {"other": ()}, seen=STANDS)
    assert "other" not in waiting(step)
    saved(step, by, STANDS | {"other": ()}, seen=STANDS | {"other": ()}, looked_at=True)
    done(episode, "learn", "again", by)
    assert "other" not in answers_in(StepAnswers.objects.get(step=step))
    assert "other" not in waiting(in_hand(episode, "learn"))


def test_an_answer_that_was_kept_first_and_emptied_later_stays_empty(tea: tuple[Worker, Episode]) -> None:
    (by, _), episode = tea
    step = in_hand(episode, "learn")
    saved(step, by, STANDS, seen=STANDS, looked_at=True)
    saved(step, by, {"other": ()}, seen=STANDS)
    assert waiting(step) == {}


def test_two_workers_who_change_what_was_carried_over_see_both(tea: tuple[Worker, Episode]) -> None:
    (by, graham), episode = tea
    step = in_hand(episode, "learn")
    saved(step, by, {"in_your_words": ("Make coffee.",)}, seen=STANDS)
    team = graham.record.team
    assert team is not None
    actions.hand_over(
        step=step, row_version=step.row_version, team=team, user=None, reason="Away", by=by, on=TODAY
    )
    with pytest.raises(Stale):
        saved(step, actor(teams=(team,)), {"in_your_words": ("Make cocoa.",)}, seen=STANDS)


@pytest.mark.parametrize("again", ["event", "decision", "finding"])
def test_a_form_about_this_time_begins_empty(home: Path, tea: tuple[Worker, Episode], again: str) -> None:
    (_, _), episode = tea
    publish(home, again)
    assert waiting(in_hand(episode, "learn")) == {}


def test_an_end_that_asks_for_no_answer_waits_for_none(tea: tuple[Worker, Episode]) -> None:
    (by, _), episode = tea
    assert done(episode, "learn", "died", by).state == Step.State.DONE


def test_a_later_episode_of_the_same_pathway_begins_with_what_stands(tea: tuple[Worker, Episode]) -> None:
    (by, graham), episode = tea
    done(episode, "learn", "died", by)  # it ends; Graham is alive in this test
    Episode.objects.filter(pk=episode.pk).update(state="closed", closed_on=TODAY)
    later = begun(by, graham, "tea", dates={"asked": TODAY})
    done(later, "talk", "yes_please", by)
    assert waiting(in_hand(later, "learn")) == STANDS


def test_an_answer_that_the_form_takes_no_longer_is_left_behind(
    home: Path, tea: tuple[Worker, Episode]
) -> None:
    (_, _), episode = tea
    text = saying_again("stands").replace("{code: tea, display: Tea}", "{code: herbs, display: Herbs}")
    text = text.replace(
        'question: drinks, operator: "=", answer: tea', 'question: drinks, operator: "=", answer: herbs'
    )
    (home / "tea_talk.yaml").write_text(text, encoding="utf-8")
    publish_forms(folder=home, by=SYSTEM)
    assert "drinks" not in waiting(in_hand(episode, "learn"))


def test_a_carried_form_costs_one_query_more_to_look_at(
    tea: tuple[Worker, Episode], django_assert_num_queries: Any
) -> None:
    (_, _), episode = tea
    step = in_hand(episode, "learn")
    version = forms.newest("tea_talk", TODAY)
    assert version is not None
    with django_assert_num_queries(1):
        carried_over(step, forms.read(version), None)
