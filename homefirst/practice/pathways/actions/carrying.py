"""What was answered last time, and what of it is carried over when a form comes again."""

from __future__ import annotations

from homefirst.practice.forms.definition.allowed import why_not
from homefirst.practice.forms.definition.shapes import STANDS, Answer, Form
from homefirst.practice.pathways.actions.hands import definition_of
from homefirst.practice.pathways.models import Step, StepAnswers

Kept = dict[str, tuple[Answer, ...]]


def answers_in(kept: StepAnswers | None) -> Kept:
    return {code: tuple(values) for code, values in kept.answers.items()} if kept else {}


def last_time(step: Step) -> StepAnswers | None:
    """The newest final answers of the same person to the same form: carried over, or shown beside."""
    mine = StepAnswers.objects.filter(
        step__episode__person=step.episode.person_id,
        form__name=definition_of(step).form,
        final_at__isnull=False,
    )
    beside = ("form", "saved_by", "step__episode__version")
    return mine.exclude(step=step).select_related(*beside).order_by("-final_at", "-pk").first()


def lasting_answers(
    step: Step, form: Form, kept: StepAnswers | None, last: StepAnswers | None = None
) -> Kept:
    """What was answered last time on the same pathway to the questions that carry their answers over, where `form` still
    takes it. One query where `last` is not handed; none for a form that begins empty, or whose answers are final."""
    if form.again != STANDS or (kept is not None and kept.final_at is not None):
        return {}
    last = last or last_time(step)
    if last is None or not _goes_before(last.step, step):
        return {}
    old = answers_in(last)
    lasting = [one for one in form.questions() if form.carries(one) and old.get(one.code)]
    return {one.code: old[one.code] for one in lasting if not why_not(one, old[one.code])}


def _goes_before(last: Step, step: Step) -> bool:
    """Done on the same pathway, and with the same adult where it is about a pair."""
    before, now = last.episode, step.episode
    same = before.code == now.code and before.other_id == now.other_id
    return same and last.state == Step.State.DONE


def carried_over(step: Step, form: Form, kept: StepAnswers | None, last: StepAnswers | None = None) -> Kept:
    """Of these, what nobody looked at yet this time. Queries as `lasting_answers`."""
    now = answers_in(kept)
    lasting = lasting_answers(step, form, kept, last)
    return {code: values for code, values in lasting.items() if code not in now}
