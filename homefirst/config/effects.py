"""Everything that finishing a step may bring about, and what its counting may depend on: one table of each.

A pathway may cause nothing that is not here. Rooms are imported when an effect runs, so that the words of the table can be
read without a record.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from homefirst.config.findings import FINDINGS
from homefirst.config.tellings import TELLINGS
from homefirst.practice.pathways.effects import Conditions, Effect, Effects, Occasion, table

if TYPE_CHECKING:
    from homefirst.practice.forms.definition.shapes import Answers, Form
    from homefirst.practice.pathways.models import Step
    from homefirst.practice.people.models import Person


def _open(occasion: Occasion, code: str) -> None:
    from homefirst.practice.pathways.actions import open_episode
    from homefirst.practice.pathways.definition.said_dates import carried

    open_episode(
        person=occasion.person,
        code=code,
        because_of=occasion.step,
        by=occasion.by,
        on=occasion.on,
        carried=carried(occasion.dates, code),
    )


def _close(occasion: Occasion, code: str) -> None:
    from homefirst.practice.pathways.actions import close_episodes

    close_episodes(
        person=occasion.person, code=code, because_of=occasion.step, by=occasion.by, on=occasion.on
    )


def _start(occasion: Occasion, component: str) -> None:
    from homefirst.support.services.effects import start

    start(occasion, component)


def _end(occasion: Occasion, component: str) -> None:
    from homefirst.support.services.effects import end

    end(occasion, component)


def _send(occasion: Occasion, words: str) -> None:
    from homefirst.practice.letters.actions import send

    send(occasion, words)


def _danger_words(occasion: Occasion, argument: str) -> None:
    from homefirst.practice.contacts.effects import danger_words

    danger_words(occasion, argument)


def _foretell_danger_words(step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
    from homefirst.practice.contacts.effects import foretell_danger_words

    return foretell_danger_words(step, form, answers)


def _promise(verb: str, *, by_form: str = "", whole: bool = False, words: str = "") -> Effect:
    """Something that somebody has to do: it goes into the hands of whoever finished the step."""

    def run(occasion: Occasion, words: str) -> None:
        from homefirst.practice.pathways.actions import promise

        said = f"{verb.capitalize()} {words}".strip()
        promise(step=occasion.step, words=said, by=occasion.by, on=occasion.on)

    said = words or (verb if whole else f"{verb} {{}}")
    return Effect(verb, said, run, promises=True, by_form=by_form, whole=whole)


# What a form's answers become when the step is done (practice/plans/effects.py), and what it does.
_WRITTEN = {
    "goals": "keeps the goals",
    "goal readings": "keeps where each goal stands",
    "goal results": "keeps how each goal ended",
    "eligibility decision": "keeps the decision about needs",
    "eligible needs": "keeps the decision that needs are eligible",
    "no eligible needs": "keeps the decision that no needs are eligible",
    "risk agreements": "keeps the risks that they choose to take",
    "wishes": "keeps their wishes for the end of life",
    "wishes shared": "keeps that their wishes were shared",
    "wishes met": "keeps whether their wishes were met",
    "projected adult cost": "keeps what help may cost a year from 18",
    "result of the year": "keeps what the year was worth",
    "plan version": "keeps a version of the plan",
    "budget": "keeps what the plan costs",
    "plan agreed": "puts the plan in force as agreed",
    "plan disputed": "puts the plan in force as far as it is needed, and keeps what is disputed",
    "plan comments": "keeps what is asked about the plan",
}

_REFUSED = frozenset({"eligible needs", "no eligible needs", "plan agreed"})  # practice/plans/refusing.py


def _written(what: str, words: str) -> Effect:
    """A typed row, written with the step and foretold before its end; both rooms call it by the same name."""
    name = what.replace(" ", "_")

    def run(occasion: Occasion, argument: str) -> None:
        from homefirst.practice.plans import effects

        getattr(effects, name)(occasion, argument)

    def foretells(step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
        from homefirst.practice.plans import foretelling

        said: tuple[str, ...] = getattr(foretelling, name)(step, form, answers)
        return said

    def refuses(step: Step, form: Form, answers: Answers, reason: str, on: date) -> str:
        from homefirst.practice.plans import refusing

        said: str = getattr(refusing, name)(step, form, answers, reason, on)
        return said

    asks = refuses if what in _REFUSED else None
    return Effect(f"record {what}", words, run, whole=True, foretells=foretells, refuses=asks)


# What the steps of safeguarding and of leaving hospital write of themselves (practice/{safeguarding,hospital}/effects.py).
_SAFEGUARDED = {
    "concern": "keeps the concern",
    "the adult's wishes": "keeps what the adult wants",
    "decision with its tests": "keeps the decision with its tests",
    "enquiry plan": "keeps who enquires",
    "findings of the enquiry": "keeps what was found",
    "end of the enquiry": "keeps whether their wishes were met, and ends the enquiry",
    "risk outcome": "keeps what became of the risk",
}
_REGISTERED = {
    "consent to the register": "keeps that they agree to be on the register",
    "best interests in the register": "keeps why the register is in their best interests",
    "place on the register": "puts them on the register with a colour",
    "panel": "keeps the panel: colour, what was said, and who does what by when",
    "crisis review": "keeps how the crisis went, and whether an admission was avoided",
}
_LIBERTY = {
    "liberty request": "keeps the request with its clock",
    "liberty assessments": "keeps who assessed what, and when",
    "liberty decision": "keeps the authorisation with its conditions",
    "liberty representative": "keeps who is on their side",
    "liberty check": "keeps that the conditions were looked at",
    "liberty review": "keeps what the review changed",
    "liberty ended": "keeps how it ended",
}
_LEAVING = {
    "stay in hospital": "keeps the stay in hospital",
    "way home": "keeps way home {} and what is missing",
    "delay days": "keeps what was arranged and the days that were lost",
    "day of leaving": "keeps the day of leaving, from which the look again is due",
    "return to hospital": "keeps that they went back",
}


def _typed(room: str, what: str, words: str) -> Effect:
    """Written and foretold by the `effects` of a room of practice, which knows each by its name."""

    def run(occasion: Occasion, _: str) -> None:
        import_module(f"homefirst.practice.{room}.effects").write(occasion, what)

    def foretells(step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
        foretell = import_module(f"homefirst.practice.{room}.effects").foretell
        said: tuple[str, ...] = foretell(what, step, form, answers)
        return said

    return Effect(f"record {what}", words, run, whole=True, foretells=foretells)


def _leaving(what: str, words: str) -> Effect:
    def run(occasion: Occasion, argument: str) -> None:
        from homefirst.practice.hospital import effects

        getattr(effects, what.replace(" ", "_"))(occasion, argument)

    def foretells(step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
        from homefirst.practice.hospital.effects import foretell_way_home

        return foretell_way_home(step, form, answers) if what == "way home" else ()

    return Effect(f"record {what}", words, run, whole="{}" not in words, foretells=foretells)


def _in_touch(what: str, words: str) -> Effect:
    """What was given or brought about in the talk itself (practice/contacts/effects.py)."""
    name = what.replace(" ", "_")

    def run(occasion: Occasion, argument: str) -> None:
        from homefirst.practice.contacts import effects

        getattr(effects, name)(occasion, argument)

    def foretells(step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
        from homefirst.practice.contacts import effects

        said: tuple[str, ...] = getattr(effects, f"foretell_{name}")(step, form, answers)
        return said

    return Effect(f"record {what}", words, run, whole=True, foretells=foretells)


def _hours(occasion: Occasion, argument: str) -> None:
    from homefirst.support.services.effects import hours

    hours(occasion, argument)


def _foretell_hours(step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
    from homefirst.support.services.effects import foretell_hours

    return foretell_hours(step, form, answers)


def _emergency_plan(occasion: Occasion, argument: str) -> None:
    from homefirst.practice.carers.effects import emergency_plan

    emergency_plan(occasion, argument)


def _foretell_emergency_plan(step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
    from homefirst.practice.carers.effects import foretell_plan

    return foretell_plan(step, form, answers)


EFFECTS: Effects = table(
    (
        Effect("open", "opens {}", _open, names_a_pathway=True),
        Effect("close", "closes {}", _close, names_a_pathway=True),
        Effect("start", "starts {}", _start),
        Effect("end", "ends {}", _end),
        *(_written(what, words) for what, words in _WRITTEN.items()),
        *(_typed("safeguarding", what, words) for what, words in _SAFEGUARDED.items()),
        *(_typed("register", what, words) for what, words in _REGISTERED.items()),
        *(_typed("liberty", what, words) for what, words in _LIBERTY.items()),
        *(_leaving(what, words) for what, words in _LEAVING.items()),
        _in_touch("connections made", "keeps the groups and courses that they joined"),
        _in_touch("information given", "keeps the information and advice that was given"),
        *FINDINGS,
        Effect("record hours", "changes the hours of care", _hours, whole=True, foretells=_foretell_hours),
        Effect(
            "record emergency plan",
            "keeps what happens if the carer is ill tomorrow",
            _emergency_plan,
            whole=True,
            foretells=_foretell_emergency_plan,
        ),
        Effect("send", "send {}", _send, promises=True),  # a draft, to be looked over and sent
        Effect(
            "record danger words",
            "adds an alert with the danger words",
            _danger_words,
            whole=True,
            foretells=_foretell_danger_words,
        ),
        *TELLINGS,
        _promise("record", by_form="records {} from what is written at the step"),
        _promise(
            "record date of death", whole=True, words="record the date of death"
        ),  # no form asks it: it is written on the person
        _promise("plan"),
    )
)


def _open_long_term_support(person: Person, on: date) -> bool:
    from homefirst.support.services.queries import has_open_long_term_support

    return has_open_long_term_support(person, on)


CONDITIONS: Conditions = {"open_long_term_support": _open_long_term_support}
