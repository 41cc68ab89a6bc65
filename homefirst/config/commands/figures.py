"""`homefirst figures`: a council's files to its measures, without Django and without keeping anything."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from homefirst.insight.figures import Result


app = typer.Typer()


class Format(StrEnum):
    table = "table"
    json = "json"
    csv = "csv"


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise typer.BadParameter(
            f"{text} is not a day. Write it as year-month-day, such as 2026-03-31."
        ) from error


@app.command()
def figures(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Client Level Data files: CSV or CSV.gz.")
    ],
    year_ending: Annotated[
        date,
        typer.Option(
            parser=_day, metavar="DAY", help="Last day of the year to compute: the end of a quarter."
        ),
    ],
    joined_to: Annotated[
        date | None,
        typer.Option(parser=_day, metavar="DAY", help="Use files that end by this day. Default: all files."),
    ] = None,
    population: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="CSV with columns band,population (18 to 64; 65 and above), for 2B and 2C."
        ),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the figures.")] = Format.table,
    people_out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Also write each person's class in every measure to this CSV file, and each spell of reablement to the "
            "file beside it whose name ends in -episodes (PEOPLE.csv and PEOPLE-episodes.csv). Both name people.",
        ),
    ] = None,
    method: Annotated[
        str, typer.Option(help="Version of the national method: 2026-06 or 2026-08.")
    ] = "2026-06",
) -> None:
    """Compute the ASCOF measures from Client Level Data files."""
    # Imported here, so that `homefirst --help` and other commands do not wait for the analytical engine.
    from homefirst.foundation.definitions import folder
    from homefirst.insight.cld.layout import NotCld
    from homefirst.insight.figures import PeriodError, compute
    from homefirst.insight.indicators.population import PopulationError, read
    from homefirst.insight.methods import METHODS
    from homefirst.insight.schemas import DefinitionError

    if method not in METHODS:
        _stop(f"There is no method {method}. Choose from {', '.join(METHODS)}.")
    if people_out is not None and not people_out.resolve().parent.is_dir():
        _stop(
            f"There is no folder {people_out.resolve().parent} for the people. Make it, or name another file."
        )
    try:
        result = compute(
            files,
            definitions=folder(),
            year_ending=year_ending,
            joined_to=joined_to,
            population=read(population) if population else None,
            method=METHODS[method],
            people_out=people_out,
        )
    except (NotCld, PeriodError, PopulationError, DefinitionError, OSError) as error:
        _stop(str(error))
    for note in _notes(result):
        typer.echo(note, err=True)
    _print(result, form)


def _stop(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(2)


def _notes(result: Result) -> Iterable[str]:
    if all(figure.outcome is None for code in ("2B", "2C") for figure in result.measures[code].values()):
        yield "No population was given, so 2B and 2C have no rate. Add --population FILE."
    for file in result.submissions:
        for held in file.held_back[:5]:
            yield f"Held back: {file.name}, row {held.row_number}. {held.reason}"
        if len(file.held_back) > 5:
            yield f"Held back: {len(file.held_back) - 5} more rows of {file.name}."


def _print(result: Result, form: Format) -> None:
    if form is Format.json:
        json.dump(_content(result), sys.stdout, indent=2, default=str)
        sys.stdout.write("\n")
    elif form is Format.csv:
        sys.stdout.write(_csv(result))
    else:
        _table(result)


def _content(result: Result) -> dict[str, Any]:
    return {
        "method": result.method,
        "period_start": result.period_start,
        "period_end": result.period_end,
        "joined_to": result.joined_to,
        "submissions_used": result.submissions_used,
        "held_back": [
            {"file": file.name, **asdict(held)} for file in result.submissions for held in file.held_back
        ],
        "weaknesses": result.weaknesses,
        "measures": {
            code: {group: asdict(figure) for group, figure in groups.items()}
            for code, groups in result.measures.items()
        },
    }


def _lines(result: Result) -> Iterable[tuple[str, str, str, str, str]]:
    for code, groups in result.measures.items():
        for group, figure in groups.items():
            denominator = "" if figure.denominator is None else str(figure.denominator)
            outcome = "" if figure.outcome is None else f"{figure.outcome:.1f}"
            yield code, group, str(figure.numerator), denominator, outcome


def _csv(result: Result) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["measure", "group", "numerator", "denominator", "outcome"])
    writer.writerows(_lines(result))
    return text.getvalue()


def _table(result: Result) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"Year to {result.period_end}, files to {result.joined_to}, method {result.method}")
    for heading in ("Measure", "Group"):
        table.add_column(heading)
    for heading in ("Numerator", "Denominator", "Outcome"):
        table.add_column(heading, justify="right")
    for line in _lines(result):
        table.add_row(*line)
    Console(highlight=False).print(table)
