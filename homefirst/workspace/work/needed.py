"""What a step still needs, in words: at the head of a page, and where it is finished."""

from __future__ import annotations

from homefirst.foundation.design.parts import Fact
from homefirst.foundation.design.words import plural
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Part, Question
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions import answers_in
from homefirst.practice.pathways.definition.shapes import Outcome
from homefirst.practice.pathways.rules.needed import waits_for_answers
from homefirst.workspace.work.doing import Doing, before, words_of
from homefirst.workspace.work.questions import NEEDED, OPTIONAL

Line = tuple[str, str, str]


def source_of(found: Doing) -> str:
    """Where what is carried over was written, as “Plan” of 3 March, Hannah Price; "" where nothing was."""
    if found.last is None:
        return ""
    step = found.last.step
    title = library.read(step.episode.version).steps[step.code].title
    return f"“{title}” of {before(found)[1]}"


def lead_of(found: Doing, part: Part) -> str:
    """How much of a page is still needed to finish, and how to tell what is."""
    here = next(each for each in found.progress if each.part.code == part.code)
    over = len(here.carried)
    said = [f"{over} {plural(over, 'answer is', 'answers are')} carried over. Next keeps what you leave."]
    return " ".join([*(said if over else []), _needed(found, here)]).strip()


def _needed(found: Doing, here: logic.Progress) -> str:
    left = len(here.missing)
    if found.marks_needed is None:
        return "This step may be finished with gaps."
    if left:
        mark = f"Marked “{NEEDED}”." if found.marks_needed else f"Others are marked “{OPTIONAL}”."
        return f"{left} {plural(left, 'answer is', 'answers are')} still needed on this page. {mark}"
    asked = logic.asked(found.form, here.part, found.standing) if found.form else ()
    if any(question.required for question in asked):
        return "All that is needed on this page is here."
    return "Nothing on this page is needed to finish."


def lines_missing(found: Doing, chosen: Outcome | None) -> list[Line]:
    """(part, question, where) of each answer that finishing refuses to do without."""
    if chosen is not None and not waits_for_answers(found.definition, chosen.code):
        return []
    return [_line(found, each.part, one) for each in found.progress for one in each.missing]


def places_of(found: Doing) -> dict[str, str]:
    """Where the box of each question is, by its code and by the field of a row that it feeds, as `risk_look.1.words`."""
    if found.form is None:
        return {}
    places = {
        one.code: found.address_of(part.code, one) for part in found.form.parts for one in part.questions
    }
    fed = {
        f"{row.to}.{row.number}.{name}": places[source.question]
        for row in found.form.promotes
        for name, source in row.fields.items()
    }
    return {**places, **fed}


def carried_facts(found: Doing, chosen: Outcome | None) -> list[Fact]:
    """What is carried over and was not looked at yet, each with its way to be changed."""
    if chosen is not None and not waits_for_answers(found.definition, chosen.code):
        return []
    return [
        Fact(one.text, words_of(one, found.carried), change_href=found.address_of(each.part.code, one))
        for each in found.progress
        for one in each.carried
    ]


def same_as_last(found: Doing, question: Question) -> bool:
    """Looked at, and left as it stood last time."""
    if found.form is None or not found.form.carries(question) or question.code not in found.answers:
        return False
    return answers_in(found.last).get(question.code) == found.answers[question.code]


def _line(found: Doing, part: Part, question: Question) -> Line:
    return part.text, question.text, found.address_of(part.code, question)
