"""Everything that finishing a step may bring about, and what its counting may depend on: one table of each.

A pathway may cause nothing that is not here. Rooms are imported when an effect runs, so that the words of the table can be
read without a record.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from homefirst.practice.pathways.effects import Conditions, Effect, Effects, Occasion, table

if TYPE_CHECKING:
    from homefirst.practice.people.models import Person


def _open(occasion: Occasion, code: str) -> None:
    from homefirst.practice.pathways.actions import open_episode

    open_episode(person=occasion.person, code=code, because_of=occasion.step, by=occasion.by, on=occasion.on)


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


def _promise(verb: str, *, by_form: str = "", whole: bool = False) -> Effect:
    """Something that somebody has to do: it goes into the hands of whoever finished the step."""

    def run(occasion: Occasion, words: str) -> None:
        from homefirst.practice.pathways.actions import promise

        said = f"{verb.capitalize()} {words}".strip()
        promise(step=occasion.step, words=said, by=occasion.by, on=occasion.on)

    return Effect(verb, verb if whole else f"{verb} {{}}", run, promises=True, by_form=by_form, whole=whole)


EFFECTS: Effects = table(
    (
        Effect("open", "opens {}", _open, names_a_pathway=True),
        Effect("close", "closes {}", _close, names_a_pathway=True),
        Effect("start", "starts {}", _start),
        Effect("end", "ends {}", _end),
        _promise("send"),
        _promise("tell"),
        _promise("record", by_form="records {} from what is written at the step"),
        _promise("record date of death", whole=True),  # no form asks it: it is written on the person
        _promise("plan"),
        _promise("alert"),
    )
)


def _open_long_term_support(person: Person, on: date) -> bool:
    from homefirst.support.services.queries import has_open_long_term_support

    return has_open_long_term_support(person, on)


CONDITIONS: Conditions = {"open_long_term_support": _open_long_term_support}
