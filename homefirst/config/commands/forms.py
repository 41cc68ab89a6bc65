"""`homefirst forms`: look the questions over before anybody answers them, and carry them in and out as FHIR."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from homefirst.config.commands.files import end, folder_of, refuse

app = typer.Typer(help="The forms in definitions/forms.", no_args_is_help=True)


@app.callback()
def forms() -> None:
    """The forms in definitions/forms."""


@app.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of forms; the installation's own when left out.")
    ] = None,
) -> None:
    """Read every form; exit 2 with file, line and reason when one cannot be used."""
    from homefirst.practice.forms.definition.reading import problems

    found, wrong = problems(folder_of("forms", folder))
    for name, form in found.items():
        typer.echo(f"{name}: {form.title}, {len(list(form.questions()))} questions.")
    end(wrong)


@app.command()
def compare(
    old: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The file as it was.")],
    new: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The file as it would be.")],
) -> None:
    """Say in words what changed between two versions of a form."""
    from homefirst.foundation.errors import Invalid
    from homefirst.practice.forms.definition.compare import compare as compared
    from homefirst.practice.forms.definition.reading import read_form

    try:
        before, after = read_form(old), read_form(new)
    except Invalid as error:
        refuse(error.message)
    for sentence in compared(before, after) or ("Nothing changed.",):
        typer.echo(sentence)


@app.command("export")
def export(
    name: Annotated[str, typer.Argument(help="Name of the form, such as eligibility.")],
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of forms; the installation's own when left out.")
    ] = None,
) -> None:
    """Print a form as a FHIR R4 Questionnaire in JSON, for another system."""
    from homefirst.foundation.definitions.wording import did_you_mean
    from homefirst.foundation.errors import Invalid
    from homefirst.practice.forms.definition.fhir import questionnaire
    from homefirst.practice.forms.definition.reading import read_form

    chosen = folder_of("forms", folder)
    path = chosen / f"{name}.yaml"
    if not path.is_file():
        known = (each.stem for each in chosen.glob("*.yaml"))
        refuse(f"There is no form called {name}. {did_you_mean(name, known, 'Forms')}")
    try:
        form = read_form(path)
    except Invalid as error:
        refuse(error.message)
    typer.echo(json.dumps(questionnaire(form), indent=2, ensure_ascii=False))


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="A FHIR R4 Questionnaire in JSON.")
    ],
    folder: Annotated[
        Path | None, typer.Option("--to", help="Folder to write the form into; printed when left out.")
    ] = None,
) -> None:
    """Turn a FHIR R4 Questionnaire into a form's file, checked as any other; it overwrites none."""
    from homefirst.foundation.errors import Invalid
    from homefirst.practice.forms.definition.exchanging import form_text

    try:
        name, text = form_text(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        refuse(f"{file.name} is not plain text. Save it as UTF-8.")
    except Invalid as error:
        refuse(f"{file.name}: {error.message}")
    if folder is None:
        typer.echo(text, nl=False)
        return
    made = folder / f"{name}.yaml"
    if not folder.is_dir():
        refuse(f"There is no folder {folder}.")
    if made.exists():
        refuse(f"{made} is there already. Compare the two, or give the form another name.")
    made.write_text(text, encoding="utf-8")
    typer.echo(f"Written: {made}. Name it under form at the step that asks it, then check and publish.")
