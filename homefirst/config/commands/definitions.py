"""`homefirst definitions`: look over everything that the council decides in files, in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer

app = typer.Typer(help="All that the council decides in files.", no_args_is_help=True)

# Where a file names pathways or roles, which are decided in other files.
_NAMES = (
    ("allocation", "pathway", "weights"),
    ("allocation", "pathway", "helps"),
    ("allocation", "role", "capacity"),
    ("starting", "pathway", "groups"),
    ("waiting", "pathway", "presumed"),
    ("waiting", "pathway", "kinds"),
    ("supervision", "pathway", "always"),
    ("supervision", "role", "every_weeks"),
)


@app.callback()
def definitions() -> None:
    """All that the council decides in files."""


@app.command()
def check() -> None:
    """Read every definition of the installation; exit 2 with file, line and reason when one cannot be used.

    HOMEFIRST_DEFINITIONS names another folder, such as a copy in which something is changed.
    """
    from homefirst.foundation import definitions as home
    from homefirst.foundation.errors import Invalid
    from homefirst.insight.schemas import DefinitionError

    bad = 0
    for name, read in readers(home.folder()):
        try:
            wrong = read()
        except Invalid as error:
            wrong = [error.message]
        except (DefinitionError, OSError) as error:
            wrong = [str(error)]
        bad += len(wrong)
        for message in wrong:
            typer.echo(message, err=True)
        if not wrong:
            typer.echo(f"{name}: can be used.")
    if bad:
        raise typer.Exit(2)


def _across(folder: Path) -> list[str]:
    """Pathways and roles that the council's other files name must be there, or their rule would never hold."""
    from homefirst.foundation.accounts.roles import roles
    from homefirst.foundation.definitions.reading import parsed
    from homefirst.foundation.definitions.wording import did_you_mean

    known = {
        "pathway": {path.stem for path in (folder / "pathways").glob("*.yaml")},
        "role": set(roles()),
    }
    wrong: list[str] = []
    for file, kind, *place in _NAMES:
        found = parsed(folder / f"{file}.yaml")
        held: Any = found.content
        for part in place:
            held = held.get(part, {})
        groups = _groups(file, held)
        for name in (each for group in groups if not isinstance(group, str) for each in group):
            if name != "otherwise" and name not in known[kind]:
                said = f"there is no {kind} called {name}. {did_you_mean(name, known[kind])}"
                wrong.append(found.wrong_at(said, name, *place).message)
    return wrong


def _groups(file: str, held: Any) -> list[Any]:
    """Names stand in one list or block, or in several."""
    if file == "starting":
        return [each["pathways"] for each in held]
    return list(held.values()) if file == "waiting" else [held]


def readers(folder: Path) -> Iterator[tuple[str, Callable[[], list[str]]]]:
    """What is wrong, in words, by the name of the file or folder; a reader that finds anything may raise instead."""
    from homefirst.config.effects import EFFECTS
    from homefirst.foundation.accounts.roles import read_roles, roles
    from homefirst.foundation.design.council import read_council
    from homefirst.insight.indicators.definitions import indicators, practice_measures
    from homefirst.oversight.cohorts.definitions import read as read_group
    from homefirst.practice.documents.definition import read_documents
    from homefirst.practice.forms.definition.reading import problems as of_forms
    from homefirst.practice.hospital.definition import read_hospital
    from homefirst.practice.letters.definition.known import letters_of
    from homefirst.practice.notes.definition import note_definition, read_notes
    from homefirst.practice.pathways.definition.reading import problems as of_pathways
    from homefirst.practice.register.definition import read_register
    from homefirst.practice.safeguarding.definition import read_safeguarding
    from homefirst.practice.supervision.definition import read_supervision
    from homefirst.practice.teams.definition import read_allocation
    from homefirst.practice.telling.definition import problems as untold
    from homefirst.practice.waiting.definition import read_waiting
    from homefirst.workspace.work.groups import read_starting

    def _whole(read: Callable[..., object], *what: object) -> Callable[[], list[str]]:
        def run() -> list[str]:
            read(*what)
            return []

        return run

    def supervision() -> list[str]:
        read_supervision(folder / "supervision.yaml", note_definition().kinds)
        return []

    def tellings() -> list[str]:
        pathways, _ = of_pathways(folder / "pathways", roles=set(roles()), effects=EFFECTS)
        return untold(folder, roles=set(roles()), pathways=pathways.values())

    single: dict[str, Callable[[Path], object]] = {
        "council": read_council,
        "roles": read_roles,
        "allocation": read_allocation,
        "documents": read_documents,
        "hospital": read_hospital,
        "notes": read_notes,
        "register": read_register,
        "safeguarding": read_safeguarding,
        "starting": read_starting,
        "waiting": read_waiting,
    }
    for name, read in single.items():
        yield f"{name}.yaml", _whole(read, folder / f"{name}.yaml")
    yield "supervision.yaml", supervision
    for path in sorted((folder / "review_groups").glob("*.yaml")):
        yield f"review_groups/{path.name}", _whole(read_group, path)
    yield "indicators", _whole(indicators, folder / "indicators")
    yield "indicators/practice", _whole(practice_measures, folder / "indicators")
    yield "tellings.yaml", tellings
    yield "forms", lambda: of_forms(folder / "forms")[1]
    yield "pathways", lambda: of_pathways(folder / "pathways", roles=set(roles()), effects=EFFECTS)[1]
    yield "names across files", lambda: _across(folder)
    yield "letters", lambda: letters_of(folder, roles=set(roles()), effects=EFFECTS)[1]
