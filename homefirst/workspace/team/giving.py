"""The work that waits for a worker, and those who could have it, as rows and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from markupsafe import Markup

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.parts import Column, Fact, TwoLines, Under
from homefirst.foundation.design.words import age, counted, list_words
from homefirst.practice.pathways import library
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.queries import how_to_speak
from homefirst.practice.teams.rules import Ranked
from homefirst.practice.waiting.definition import waiting_rule
from homefirst.practice.waiting.models import Risk
from homefirst.practice.waiting.queries import last_calls
from homefirst.workspace.record.bar import needs_words
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.waiting_page import name_of
from homefirst.workspace.work.clocks import clock_of

_ONE_LINE = 130  # letters that stand on the second line of a row at 1280 px


def columns() -> list[str | Column]:
    return [
        "Who, and for what",
        Column("Days waiting", one_line=True),
        Column("By when", one_line=True),
        "Team",
        Column("To do", hidden_title=True, one_line=True),
    ]


def rows(actor: Actor, steps: Iterable[Step]) -> list[TwoLines]:
    """The work that waits, the soonest due first."""
    return [_row(actor, step) for step in steps]


def _row(actor: Actor, step: Step) -> TwoLines:
    person, href = step.episode.person, reverse("give_step", kwargs={"step": step.pk})
    beside = age(person.birth_date, actor.on) if person.birth_date else ""
    team = step.team or person.record.team
    return TwoLines(
        [
            ui().tick("step", step.pk, f"{name_of(person)}, {title_of(step)}")
            + ui().cell(name_of(person), href, beside),
            ui().wait_bar((actor.on - step.opened_on).days),
            ui().clock(clock_of(step.due_on, actor.on)),
            team.name if team else "No team",
            ui().link("Choose a worker", href, about=f"for {name_of(person)}"),
        ],
        [Under(ui().folded(ui().run([title_of(step), step.note]), most=_ONE_LINE, lines=1), over=5)],
    )


def title_of(step: Step) -> str:
    pathway = library.read(step.episode.version)
    return f"{pathway.title}: {pathway.steps[step.code].title}"


def person_facts(actor: Actor, step: Step) -> list[Fact]:
    """Why, how grave, by when, where, which language and how to speak. Two queries."""
    person = step.episode.person
    purpose = library.read(step.episode.version).steps[step.code].purpose
    speaking = " ".join(needs_words(how_to_speak(person, actor.on), actor.on))
    clock = clock_of(step.due_on, actor.on)
    return [
        Fact("For what", title_of(step), note=purpose),
        Fact("Waiting", f"{counted((actor.on - step.opened_on).days, 'day')}"),
        Fact("By when", clock.text),
        Fact("Risk", _risk(step)),
        Fact("Where", person.postcode),
        Fact("Language", person.first_language),
        Fact("How to speak", speaking),
    ]


def _risk(step: Step) -> str:
    """As the last safety call found it, else presumed."""
    person = step.episode.person
    call = last_calls([person.pk]).get(person.pk)
    if call is None:
        return f"{Risk(waiting_rule().risk_of(step.episode.code)).label}: presumed, nobody has rung yet"
    return f"{Risk(call.risk).label}: {call.risk_reason or 'as the last call found'}"


def choices(order: Sequence[Ranked]) -> list[tuple[int, str]]:
    """Each worker by id, as the words of one radio."""
    return [(one.candidate.user_id, one.candidate.name) for one in order]


def reasons(order: Sequence[Ranked]) -> dict[str, Markup]:
    """Under each name: the load before and after, what speaks for them and what against."""
    return {str(one.candidate.user_id): _reasons(one, first=place == 0) for place, one in enumerate(order)}


def _reasons(one: Ranked, *, first: bool) -> Markup:
    after = f"with this; {one.candidate.carried} now"
    lead = "First in the ranking: " if first else ""
    for_it = lead + (list_words(one.reasons) if one.reasons else "nothing speaks for them in particular")
    lines = [
        ui().load_bar(one.carried_after, one.candidate.capacity, after),
        ui().cell("", under=f"{for_it}."),
    ]
    if one.against:
        lines.append(ui().cell("", under=f"But: {list_words(one.against)}."))
    return Markup("").join(lines)
