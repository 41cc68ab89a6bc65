"""`homefirst pathways`: look a changed pathway over before anybody works by it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from homefirst.config.commands.files import end, folder_of, refuse
from homefirst.config.commands.ready import with_record

app = typer.Typer(help="The pathways in definitions/pathways.", no_args_is_help=True)


@app.callback()
def pathways() -> None:
    """The pathways in definitions/pathways."""


@app.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of pathways; the installation's own when left out.")
    ] = None,
) -> None:
    """Read every pathway; exit 2 with file, line and reason when one cannot be used."""
    from homefirst.config.effects import EFFECTS
    from homefirst.foundation.accounts.roles import roles
    from homefirst.foundation.errors import Invalid
    from homefirst.practice.pathways.definition.reading import problems
    from homefirst.practice.telling.definition import problems as untold

    chosen = folder_of("pathways", folder)
    try:
        found, wrong = problems(chosen, roles=set(roles()), effects=EFFECTS)
        if (chosen.parent / "tellings.yaml").is_file():
            wrong = [*wrong, *untold(chosen.parent, roles=set(roles()), pathways=found.values())]
    except Invalid as error:
        refuse(error.message)
    for code, pathway in found.items():
        typer.echo(f"{code}: {pathway.title}, {len(pathway.steps)} steps. Nobody can get lost in it.")
    end(wrong)


@app.command()
@with_record
def publish(
    reason: Annotated[str, typer.Option(help="Why, for those who read it later.")] = "",
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of pathways; the installation's own when left out.")
    ] = None,
) -> None:
    """Put every changed pathway and form in force from today; live work keeps the version with which it began."""
    from django.db import transaction
    from django.utils import timezone

    from homefirst.foundation.access.actor import system
    from homefirst.practice.forms.actions import publish_forms
    from homefirst.practice.pathways.actions import publish_folder

    by = system(timezone.localtime())
    chosen = folder_of("pathways", folder)
    with transaction.atomic():
        forms = publish_forms(folder=chosen.parent / "forms", by=by)
        made = [*publish_folder(folder=chosen, from_on=by.on, by=by, reason=reason), *forms]
    for version in made:
        typer.echo(f"Published {version}.")
    if not made:
        typer.echo("Nothing changed since the last time.")


@app.command()
def compare(
    old: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The file as it was.")],
    new: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The file as it would be.")],
) -> None:
    """Say in words what changed between two versions of a pathway."""
    from homefirst.config.effects import EFFECTS
    from homefirst.foundation.accounts.roles import roles
    from homefirst.foundation.errors import Invalid
    from homefirst.practice.pathways.definition.compare import compare as compared
    from homefirst.practice.pathways.definition.reading import read_version

    try:
        before, after = (
            read_version(path, _beside(path), roles=set(roles()), effects=EFFECTS) for path in (old, new)
        )
    except Invalid as error:
        refuse(error.message)
    titles = {code: role.title for code, role in roles().items()}
    for sentence in compared(before, after, titles) or ("Nothing changed.",):
        typer.echo(sentence)


@app.command()
def read(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The file of a pathway.")],
) -> None:
    """Print what somebody reads aloud to a team, on one page."""
    from homefirst.config.effects import EFFECTS
    from homefirst.foundation.accounts.roles import roles
    from homefirst.foundation.errors import Invalid
    from homefirst.practice.pathways.definition.aloud import Around, aloud
    from homefirst.practice.pathways.definition.reading import problems, read_version

    held, home = roles(), _beside(file)
    try:
        pathway = read_version(file, home, roles=set(held), effects=EFFECTS)
        others, _ = problems(home, roles=set(held), effects=EFFECTS)
    except Invalid as error:
        refuse(error.message)
    workers = {code: role.worker for code, role in held.items()}
    for line in aloud(pathway, Around(workers, EFFECTS, others)).lines():
        typer.echo(f"{line}\n")


@app.command()
@with_record
def preview(
    new: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The file as it would be.")],
) -> None:
    """Try a changed pathway on the work of the last year, and say what would have been different. Nothing is changed."""
    from django.utils import timezone

    from homefirst.config.effects import EFFECTS
    from homefirst.foundation.accounts.roles import roles
    from homefirst.practice.pathways.definition.past_words import sentences
    from homefirst.practice.pathways.definition.reading import read_version
    from homefirst.practice.pathways.queries.past_work import MOST, tried

    pathway = read_version(new, _beside(new), roles=set(roles()), effects=EFFECTS)
    found, more = tried(pathway.code, pathway, timezone.localdate())
    for sentence in sentences(found):
        typer.echo(sentence)
    if more:
        typer.echo(f"There is more: the newest {MOST:,} pieces of work were tried.")
    typer.echo(f"To read it aloud with its change: homefirst pathways read {new}")


def _beside(file: Path) -> Path:
    """The folder in which a changed file stands, where that is a whole one; else the installation's."""
    home = file.resolve().parent
    return home if (home / "_common.yaml").is_file() else folder_of("pathways", None)
