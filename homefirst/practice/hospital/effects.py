"""What finishing a step of leaving hospital writes, and what its end foretells of that."""

from __future__ import annotations

from homefirst.practice.forms.definition.shapes import Answers, Form
from homefirst.practice.hospital import actions
from homefirst.practice.pathways.actions import answers_in
from homefirst.practice.pathways.effects import Occasion
from homefirst.practice.pathways.models import Step, StepAnswers


def stay_in_hospital(occasion: Occasion, _: str) -> None:
    actions.keep_stay(step=occasion.step, answers=_answers(occasion), by=occasion.by, on=occasion.on)


def way_home(occasion: Occasion, way: str) -> None:
    actions.keep_needs(
        step=occasion.step, way=int(way), answers=_answers(occasion), by=occasion.by, on=occasion.on
    )


def delay_days(occasion: Occasion, _: str) -> None:
    actions.keep_delays(step=occasion.step, answers=_answers(occasion), by=occasion.by, on=occasion.on)


def day_of_leaving(occasion: Occasion, _: str) -> None:
    actions.keep_leaving(step=occasion.step, answers=_answers(occasion), by=occasion.by, on=occasion.on)


def return_to_hospital(occasion: Occasion, _: str) -> None:
    actions.keep_return(step=occasion.step, answers=_answers(occasion), by=occasion.by, on=occasion.on)


def foretell_way_home(step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
    """What is missing, and who sees to each."""
    things = [
        form.question("missing").display_of(code) for code in answers.get("missing", ()) if code != "none"
    ]
    holders = [str(words) for words in answers.get("who_holds", ())]
    if not things:
        return ()
    said = [
        f"{thing.lower()} ({holders[min(place, len(holders) - 1)]})" if holders else thing.lower()
        for place, thing in enumerate(things)
    ]
    return (f"keep on the board of leaving hospital what is missing: {', '.join(said)}",)


def _answers(occasion: Occasion) -> Answers:
    """One query."""
    return answers_in(StepAnswers.objects.filter(step=occasion.step).first())
