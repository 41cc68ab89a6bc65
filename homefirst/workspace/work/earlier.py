"""What was written earlier on the same pathway, in the person's own words, beside the questions that speak of it."""

from __future__ import annotations

from collections.abc import Mapping

from homefirst.foundation.design.words import day
from homefirst.practice.forms import library as forms
from homefirst.practice.pathways.actions import answers_in
from homefirst.practice.pathways.models import StepAnswers
from homefirst.practice.plans.queries import SpokenOf
from homefirst.practice.plans.rules.goals import HELP_LEVELS
from homefirst.workspace.work.doing import Doing
from homefirst.workspace.work.questions import PartForm

NONE_SET = "None was set."


def recall(found: Doing, form: PartForm) -> None:
    """Adds to a question's hint the words that it speaks of: the goal that is set or the part of the plan; else what was
    written in answer to `goal_1`, of which `goal_1_why` speaks. One query."""
    spoken = _own_words(found)
    asked_here = {question.code for question in found.form.questions()} if found.form else set()
    for question in form.questions:
        if question.code in found.about:
            _say(form, question.code, _spoken(found, found.about[question.code]))
            continue
        about = question.code.rpartition("_")[0]
        if about in spoken and about not in asked_here:
            _say(form, question.code, f"“{spoken[about]}”" if spoken[about] else NONE_SET)


def _say(form: PartForm, code: str, words: str) -> None:
    field = form.fields[code]
    field.help_text = " ".join(part for part in (words, str(field.help_text)) if part)


def _spoken(found: Doing, about: SpokenOf) -> str:
    """A reading that was taken at another step, which "last time" does not show, is said here."""
    if about.read_on is None or about.read_at == found.step.code:
        return f"“{about.words}”"
    level = about.level.lower() if about.level != HELP_LEVELS[4] else about.level
    return f"“{about.words}” On {day(about.read_on, found.actor.on)}: {level}."


def _own_words(found: Doing) -> Mapping[str, str]:
    """By question; the newest where one was answered again, and empty where none ever was."""
    kept = StepAnswers.objects.filter(step__episode=found.step.episode_id, final_at__isnull=False)
    said: dict[str, str] = {}
    for row in kept.exclude(step=found.step).select_related("form").order_by("final_at"):
        answers = answers_in(row)
        for question in forms.read(row.form).questions():
            if question.own_words:
                words = " ".join(str(value) for value in answers.get(question.code, ()))
                said[question.code] = words or said.get(question.code, "")
    return said
