"""What the pages about looks hand to the components."""

from __future__ import annotations

from django.urls import reverse

from homefirst.foundation.design.parts import Fact, Link, Total
from homefirst.foundation.design.words import count, moment
from homefirst.workspace.looks.review import QuestionLine, ReviewLine, Waiting
from homefirst.workspace.looks.visits import Visit


def totals(waiting: Waiting) -> tuple[Total, ...]:
    href = reverse("review_looks")
    return (
        Total(count(waiting.emergencies), "opened in an emergency, to review", href),
        Total(count(waiting.claims), "opened by saying why, to review", href),
        Total(count(waiting.questions), "questions to answer", href),
    )


def views(here: str, *, lists: bool) -> tuple[Link, Link]:
    return (
        Link("Opened or changed", here, current=not lists),
        Link("Names on lists too", f"{here}?lists=1", current=lists),
    )


def opened_facts(line: ReviewLine) -> tuple[Fact, ...]:
    return (
        Fact("Opened", moment(line.starts_at)),
        Fact("Open until", moment(line.ends_at) if line.ends_at else "No end set"),
        Fact("Reason", line.reason),
        Fact("In their words", line.words),
        Fact("Reach them", line.worker_email),
    )


def question_facts(line: QuestionLine) -> tuple[Fact, ...]:
    looked = f"{line.looked_by}: {line.look}" if line.looked_by else line.look
    when = moment(line.looked_at) if line.looked_at else ""
    return (Fact("The look", looked), Fact("When", when), Fact("The question", line.words))


def visit_facts(visit: Visit) -> tuple[Fact, ...]:
    return (
        Fact("Who", f"{visit.worker}, {visit.role}"),
        Fact("When", moment(visit.begins)),
        Fact("What", ", ".join([*visit.parts, *visit.changes])),
        Fact("Why allowed", ", ".join(visit.why) or "not recorded"),
    )
