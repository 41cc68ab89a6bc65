"""Two people with the same page open: what each verb that saves with a row version is given by both."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Model

import homefirst
from homefirst.foundation.access.actor import Actor
from homefirst.practice.pathways import actions as pathways
from homefirst.practice.pathways.models import PastStep
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from tests.factories import TODAY
from tests.practice.pathways.walks import begun, in_hand
from tests.support.services.making import added

DAY = timedelta(days=1)
LATER, LATER_STILL = TODAY + 30 * DAY, TODAY + 60 * DAY
Verb = Callable[..., Any]


@dataclass(frozen=True)
class Both:
    """`row` is handed over as `name`; `mine` is saved first, `theirs` comes too late."""

    name: str
    row: Model
    mine: dict[str, Any]
    theirs: dict[str, Any]


def verbs() -> dict[str, Verb]:
    """Every public function of every `actions` that takes `row_version`, by its own name."""
    found = {}
    for module in _actions():
        for name, verb in vars(module).items():
            mine = inspect.isfunction(verb) and verb.__module__ == module.__name__
            if mine and not name.startswith("_") and "row_version" in inspect.signature(verb).parameters:
                found[f"{module.__name__}.{name}"] = verb
    return found


def _actions() -> Iterator[Any]:
    for each in pkgutil.walk_packages(homefirst.__path__, "homefirst."):
        if "actions" in each.name.split("."):
            yield importlib.import_module(each.name)


def hands_version_on(verb: Verb) -> bool:
    """Whether its `row_version` goes into a call (`save_changes` in the end, whose WHERE holds it)."""
    tree = ast.parse(inspect.getsource(inspect.unwrap(verb)))
    return any(
        isinstance(argument, ast.Name) and argument.id == "row_version"
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for argument in (*call.args, *(keyword.value for keyword in call.keywords))
    )


def _person(by: Actor, joan: Person) -> Both:
    return Both("person", joan, {"changes": {"gender": "Female"}}, {"changes": {"gender": "Male"}})


def _name(by: Actor, joan: Person) -> Both:
    mine, theirs = ({"given_name": name, "family_name": "Walsh"} for name in ("Joanna", "Joanne"))
    return Both("person", joan, mine, theirs)


def _need(by: Actor, joan: Person) -> Both:
    code = next(iter(people_codes()))
    need = people.add_communication_need(person=joan, code=code, by=by, on=TODAY)
    mine, theirs = ({"changes": {"words": words}} for words in ("Speak slowly", "Write it down"))
    return Both("need", need, mine, theirs)


def people_codes() -> Any:
    from homefirst.practice.people.codes import communication_needs

    return communication_needs()


def _alert(by: Actor, joan: Person) -> Both:
    alert = people.add_alert(person=joan, words="The dog bites.", check_on=LATER, by=by, on=TODAY)
    return Both("alert", alert, {"check_on": LATER_STILL}, {"check_on": LATER + DAY})


def _alert_end(by: Actor, joan: Person) -> Both:
    return Both("alert", _alert(by, joan).row, {"reason": "The dog died."}, {"reason": "The dog moved."})


def _relationship(by: Actor, joan: Person) -> Both:
    made = people.add_relationship(person=joan, tie="daughter", other_name="Ann", by=by, on=TODAY)
    mine, theirs = ({"changes": {"helps_with": words}} for words in ("shopping", "letters"))
    return Both("relationship", made, mine, theirs)


def _service(by: Actor, joan: Person) -> Both:
    mine, theirs = ({"changes": {"provider_name": words}} for words in ("Sun Street", "Moon Street"))
    return Both("service", added(joan, by=by), mine, theirs)


def _service_end(by: Actor, joan: Person) -> Both:
    outcome = {"outcome": "NFA: Deceased"}
    return Both(
        "service", added(joan, by=by), outcome | {"ends_on": TODAY}, outcome | {"ends_on": TODAY - DAY}
    )


def _past_step(by: Actor, joan: Person) -> Both:
    began = date(2026, 5, 4)
    step = PastStep.objects.create(
        person=joan, kind="Request", starts_on=began, ends_on=began + DAY, event_key="a", file_digest="b"
    )
    return Both(
        "step",
        step,
        {"changes": {"ends_on": began + 2 * DAY}},
        {"changes": {"ends_on": began + 3 * DAY}},
    )


def _step(mine: dict[str, Any], theirs: dict[str, Any]) -> Callable[[Actor, Person], Both]:
    def made(by: Actor, joan: Person) -> Both:
        return Both("step", in_hand(begun(by, joan, "three_conversations"), "conversation_1"), mine, theirs)

    return made


def _date(by: Actor, joan: Person) -> Both:
    episode = begun(by, joan, "three_conversations")
    from homefirst.practice.pathways import library

    name = next(iter(library.read(episode.version).dates), "")
    return Both("episode", episode, {"name": name, "day": TODAY}, {"name": name, "day": TODAY - DAY})


def _note(words: str) -> dict[str, Any]:
    return {"note": words, "waiting_on": ""}


# The verbs' own names: those of the pathways that need a longer walk have their tests in tests/practice/pathways.
BOTH: dict[Verb, Callable[[Actor, Person], Both]] = {
    people.change_person: _person,
    people.change_name: _name,
    people.review_communication_need: _need,
    people.end_communication_need: lambda by, joan: Both("need", _need(by, joan).row, {}, {}),
    people.check_alert: _alert,
    people.end_alert: _alert_end,
    people.change_relationship: _relationship,
    people.end_relationship: lambda by, joan: Both("relationship", _relationship(by, joan).row, {}, {}),
    pathways.correct_step: _past_step,
    pathways.note_to_self: _step(_note("Ring after 2pm"), _note("Ring before noon")),
    pathways.start_step: _step({}, {}),
    pathways.take: _step({}, {}),
    pathways.finish_step: _step({"outcome": "connected"}, {"outcome": "crisis"}),
}
