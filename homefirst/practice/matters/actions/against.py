"""What stands against an end of a step, besides answers that it lacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from homefirst.practice.matters.models import AdultReview, Matter, MatterStep
from homefirst.practice.matters.rules.conditions import Asked, Finding, Happened, Known, differs, review_asked
from homefirst.practice.pathways.definition.shapes import Outcome
from homefirst.practice.people.models import Person

Said = Mapping[str, list[Any]]
_PAST: Final = ("told_on", "barring_on", "died_on", "decided_on", "family_told_on")
_KNOWN: Final[Mapping[str, Known]] = {"yes": True, "no": False}


def refused(step: MatterStep, chosen: Outcome, answers: Said, *, otherwise: bool, on: date) -> dict[str, str]:
    """A message for each field that stands against this end; nothing where none does."""
    found = _days(answers, on)
    ask = _ASKED.get((step.matter.kind, step.code))
    said = ask(step, chosen, answers) if ask else ""
    if said:
        found["outcome"] = said
    if (step.matter.kind, step.code) == (Matter.Kind.REVIEW, "decide") and not otherwise:
        finding = asked_by_law(step.matter, on)
        if differs(finding.asked, chosen.code):
            found["otherwise"] = against_the_law(finding.asked)
    return found


def asked_by_law(matter: Matter, on: date) -> Finding:
    """What the law asks by the answers of the referral, as they stand. One query."""
    step = matter.steps.filter(code="referral", finished_on__isnull=False).order_by("-pk").first()
    return finding_of(step.answers if step else {}, matter.review.person, on)


def finding_of(answers: Said, person: Person | None, on: date) -> Finding:
    has_died = bool(_first(answers, "died"))
    born, then = (person.birth_date if person else None), on
    if has_died:
        said = _first(answers, "died_on")
        then = date.fromisoformat(said) if said else (person.died_on if person else None) or on
    happened = Happened(
        is_in_the_area=_known(answers, "in_area"),
        has_needs=_known(answers, "needs"),
        concern_how_worked_together=_known(answers, "worked_together"),
        has_died=has_died,
        death_by_abuse=_known(answers, "death_by_abuse"),
        serious_abuse=_known(answers, "serious_abuse"),
        age=_age(born, then) if born else None,
    )
    return review_asked(happened, on=on)


def against_the_law(asked: Asked) -> str:
    if asked == Asked.MUST:
        return "By what is written the law asks for a review. Say below that the chair knows and decides otherwise."
    return (
        f"{AdultReview.Asked(asked).label}, by what is written. "
        "Say below that the chair knows and decides otherwise."
    )


def _days(answers: Said, on: date) -> dict[str, str]:
    late = {name: str(_first(answers, name)) for name in _PAST if _first(answers, name)}
    found = {
        name: "This day is still to come. Choose today or earlier."
        for name, day in late.items()
        if date.fromisoformat(day) > on
    }
    kept = _first(answers, "keep_until")
    if kept and date.fromisoformat(str(kept)) <= on:
        found["keep_until"] = "Choose a day after today."
    return found


def _nobody_decided(step: MatterStep, chosen: Outcome, answers: Said) -> str:
    if step.matter.sharings.exists():
        return ""
    return "Write down first who has to know, one by one, also where it is decided that nobody is told."


def _adult_is_not_named(step: MatterStep, chosen: Outcome, answers: Said) -> str:
    named = bool(_first(answers, "named_adult"))
    if chosen.code == "an_adult_was_harmed" and not named:
        return "You said that no named adult was harmed by the work itself."
    if chosen.code == "children_only" and not _first(answers, "children"):
        return "You said that they do not work with children, nor live with any."
    return ""


def _conditions_met(step: MatterStep, chosen: Outcome, answers: Said) -> str:
    if chosen.code != "withdrawn":
        return ""
    finding = finding_of(answers, step.matter.review.person, step.opened_on)
    if finding.asked == Asked.MUST:
        return "By what is written the law asks for a review. The chair has to decide."
    return ""


def _nothing_speaks_for_it(step: MatterStep, chosen: Outcome, answers: Said) -> str:
    grounds = ("harmed", "crime", "risk", "unsuitable")
    if chosen.code == "act" and not any(_first(answers, each) for each in grounds):
        return "You said that none of the four is so. Then it is not acted on here."
    return ""


def _reached(step: MatterStep, chosen: Outcome, answers: Said) -> str:
    reached = bool(_first(answers, "reached"))
    if chosen.code == "told" and not reached:
        return "You said that nobody was reached."
    if chosen.code == "not_found" and reached:
        return "You said that somebody was reached."
    return ""


def _no_recommendation(step: MatterStep, chosen: Outcome, answers: Said) -> str:
    if step.matter.to_do.filter(is_recommendation=True).exists():
        return ""
    return "Add each recommendation first, with who does it and by when."


def _not_all_done(step: MatterStep, chosen: Outcome, answers: Said) -> str:
    left = step.matter.to_do.filter(is_recommendation=True, done_on__isnull=True).count()
    if chosen.code != "all_done" or not left:
        return ""
    return f"{left} of the recommendations {'is' if left == 1 else 'are'} not done yet."


_ASKED: Final[Mapping[tuple[str, str], Callable[[MatterStep, Outcome, Said], str]]] = {
    (Matter.Kind.TRUST, "known"): _adult_is_not_named,
    (Matter.Kind.TRUST, "decide"): _nothing_speaks_for_it,
    (Matter.Kind.TRUST, "tell"): _nobody_decided,
    (Matter.Kind.REVIEW, "referral"): _conditions_met,
    (Matter.Kind.REVIEW, "family"): _reached,
    (Matter.Kind.REVIEW, "report"): _no_recommendation,
    (Matter.Kind.REVIEW, "act"): _not_all_done,
}


def _first(answers: Said, code: str) -> Any:
    return next(iter(answers.get(code, ())), None)


def _known(answers: Said, code: str) -> Known:
    return _KNOWN.get(str(_first(answers, code)))


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
