"""Who is told and who is alerted, as definitions/tellings.yaml has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from homefirst.foundation import definitions
from homefirst.foundation.accounts import roles as known_roles
from homefirst.foundation.calendar.spans import Span, read_span
from homefirst.foundation.definitions.reading import Loaded, load
from homefirst.practice.letters.definition.known import questions
from homefirst.practice.pathways.definition.shapes import Pathway

_SCHEMA = Path(__file__).with_name("tellings.schema.json")
TELL, ALERT = "tell", "alert"


@dataclass(frozen=True)
class Refused:
    """An answer of the same piece of work that speaks against it."""

    form: str
    question: str
    answer: bool | str
    because: str


@dataclass(frozen=True)
class Telling:
    """`role` and what follows are those of an alert. With `only_this` nothing but `says` is said. `grounds` allow it without
    the person's agreement."""

    words: str
    whom: str
    within: Span
    says: tuple[str, ...] = ()
    only_this: bool = False
    grounds: str = ""
    after_death: bool = False
    refused: tuple[Refused, ...] = ()
    role: str = ""
    on_record: str = ""
    check_in: Span | None = None


Forms = Mapping[str, Set[str]]
Tellings = Mapping[tuple[str, str], Telling]  # by "tell" or "alert", and the words after it


def read_tellings(path: Path, *, roles: Set[str], forms: Forms | None = None) -> Tellings:
    """`forms` has the codes of the questions of each form, for a check of what is read. Raises Invalid with file, line and
    what to do."""
    found = load(path, _SCHEMA)
    made: dict[tuple[str, str], Telling] = {}
    for part, verb in (("tellings", TELL), ("alerts", ALERT)):
        for at, raw in enumerate(found.content[part]):
            if (verb, raw["words"]) in made:
                raise found.wrong(f"“{raw['words']}” stands twice. Take one out.", part, at)
            _check(found, part, at, raw, roles, forms)
            made[verb, raw["words"]] = _telling(raw)
    return made


def unknown_in(pathways: Iterable[Pathway], known: Tellings) -> list[str]:
    """Outcomes that tell or alert somebody of whom the file says nothing."""
    missing = {
        (pathway.code, cause.effect, cause.argument)
        for pathway in pathways
        for step in pathway.steps.values()
        for outcome in pathway.outcomes_of(step.code).values()
        for cause in outcome.causes
        if cause.effect in (TELL, ALERT) and (cause.effect, cause.argument) not in known
    }
    return [
        f"tellings.yaml: {code} says “{verb} {words}”, and nothing says who that is and by when. Add it."
        for code, verb, words in sorted(missing)
    ]


def problems(folder: Path, *, roles: Set[str], pathways: Iterable[Pathway]) -> list[str]:
    """What is wrong with the tellings of a folder of definitions, or between them and its pathways. Raises Invalid."""
    known = read_tellings(folder / "tellings.yaml", roles=roles, forms=questions(folder / "forms"))
    return unknown_in(pathways, known)


@cache
def tellings() -> Tellings:
    """Those of this installation, read once a process."""
    return read_tellings(definitions.folder() / "tellings.yaml", roles=set(known_roles.roles()))


def _check(
    found: Loaded,
    part: str,
    at: int,
    raw: Mapping[str, Any],
    roles: Set[str],
    forms: Forms | None,
) -> None:
    if raw.get("role") and raw["role"] not in roles:
        raise found.wrong(f"there is no role called {raw['role']} in roles.yaml.", part, at, "role")
    for number, each in enumerate(raw.get("refused_where", ())):
        form, _, question = each["answer"].partition(".")
        if forms is not None and question not in forms.get(form, ()):
            raise found.wrong(f"no form asks {each['answer']}.", part, at, "refused_where", number)


def _telling(raw: Mapping[str, Any]) -> Telling:
    return Telling(
        words=raw["words"],
        whom=raw["whom"],
        within=read_span(raw["within"]),
        says=tuple(raw["says"]),
        only_this=raw.get("only_this", False),
        grounds=raw.get("grounds", ""),
        after_death=raw.get("after_death", False),
        refused=tuple(_refused(raw)),
        role=raw.get("role", ""),
        on_record=raw.get("on_record", ""),
        check_in=read_span(raw["check_in"]) if "check_in" in raw else None,
    )


def _refused(raw: Mapping[str, Any]) -> Iterator[Refused]:
    for each in raw.get("refused_where", ()):
        form, _, question = each["answer"].partition(".")
        yield Refused(form, question, each["is"], each["because"])
