"""What the end of a step may do about a contact, as the table of effects calls it."""

from __future__ import annotations

from homefirst.practice.contacts.actions.danger import add_danger_alert, danger_said
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition.shapes import Answers, Form
from homefirst.practice.pathways.actions import answers_in
from homefirst.practice.pathways.effects import Occasion
from homefirst.practice.pathways.models import Step, StepAnswers


def danger_words(occasion: Occasion, _: str) -> None:
    kept = StepAnswers.objects.select_related("form").filter(step=occasion.step).first()
    if kept is not None:
        form = forms.read(kept.form)
        add_danger_alert(
            person=occasion.person, form=form, answers=answers_in(kept), by=occasion.by, on=occasion.on
        )


def foretell_danger_words(step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
    said = danger_said(form, answers)
    return ("add an alert with the danger words, to be checked again in a week",) if said else ()
