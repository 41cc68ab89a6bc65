"""`homefirst cld`: the council's own files into the record, and their held-back rows out of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from homefirst.config.commands.ready import with_record

if TYPE_CHECKING:
    from homefirst.exchange.cld.actions.progress import Progress
    from homefirst.exchange.cld.models import Submission
    from homefirst.foundation.access.actor import Actor

app = typer.Typer(help="The council's own Client Level Data files.", no_args_is_help=True)


@app.callback()
def cld() -> None:
    """The council's own Client Level Data files."""


@app.command()
@with_record
def load(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV, gzip or not.")],
    no_snapshot: Annotated[
        bool, typer.Option("--no-snapshot", help="Leave the figures as they are until the next snapshot.")
    ] = False,
) -> None:
    """Load files into the record. The same file twice changes nothing; a load that stopped goes on where it was."""
    from homefirst.exchange.cld.actions import load_files

    by = _system()
    with _shown() as progress:
        found = load_files(files, by=by, progress=progress)
        changed = [one for one in found if one.finished_at and one.finished_at >= by.at and not _refused(one)]
        if changed and not no_snapshot:
            progress("Working out the figures", 0, 0)
            _snapshot(by)
    for one in found:
        _say(one, is_new=one in changed)
        _say_when_few(one)
    _say_what_to_do(found)
    if any(map(_refused, found)):
        raise typer.Exit(2)


@app.command(name="held-back")
@with_record
def held_back(
    name: Annotated[str, typer.Argument(help="The file's name, as it was loaded.")],
    out: Annotated[Path | None, typer.Option(help="Where to write the rows; else they are printed.")] = None,
) -> None:
    """Write a file's held-back rows as a file to mend and load again. It names people."""
    from homefirst.exchange.cld.actions import take_out_held_back
    from homefirst.exchange.cld.models import Submission

    submission = Submission.objects.filter(name=name).order_by("-pk").first()
    if submission is None:
        typer.echo(f"No file {name} was loaded. See the names under Figures, Load a file.", err=True)
        raise typer.Exit(2)
    text = "".join(take_out_held_back(submission=submission, by=_system()))
    if out is None:
        typer.echo(text, nl=False)
        return
    out.touch(mode=0o600)
    out.write_text(text, encoding="utf-8")
    typer.echo(f"{submission.rows_held_back:,} rows written to {out}. Mend them and load that file.")


def _system() -> Actor:
    from django.utils import timezone

    from homefirst.foundation.access.actor import system

    return system(timezone.localtime())


def _snapshot(by: Actor) -> None:
    from homefirst.oversight.performance.actions import take_snapshot

    take_snapshot(by=by)


@contextmanager
def _shown() -> Iterator[Progress]:
    """A bar for the stage in hand, with the time that is left; nothing where the output is not a screen."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Bars(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        bar = bars.add_task("Beginning", total=None)
        stages = {"": ""}

        def tell(stage: str, done: int, total: int) -> None:
            if stage != stages[""]:
                stages[""] = stage
                bars.reset(bar, description=stage, total=total or None)
            bars.update(bar, completed=done, total=total or None)

        yield tell


def _refused(one: Submission) -> bool:
    return one.state == one.State.REFUSED


def _say(one: Submission, *, is_new: bool) -> None:
    if _refused(one):
        typer.echo(f"{one.name}: refused. {one.message}", err=True)
    elif not is_new:
        typer.echo(f"{one.name}: was loaded before. Nothing was changed.")
    else:
        held = f", {one.rows_held_back:,} held back" if one.rows_held_back else ""
        typer.echo(
            f"{one.name}: {one.rows_total:,} rows{held}; {one.people_new:,} people new, "
            f"{one.people_changed:,} changed."
        )


def _say_when_few(one: Submission) -> None:
    from homefirst.exchange.cld.queries import took_over_with_few

    before = None if _refused(one) or one.completes_id else took_over_with_few(one)
    if before is not None:
        typer.echo(
            f"Look again: {one.name} has {one.rows_total:,} rows and now counts in place of {before.name}, which has "
            f"{before.rows_total:,}. If it holds only a part, load the whole file.",
            err=True,
        )


def _say_what_to_do(found: list[Submission]) -> None:
    from homefirst.exchange.cld.models import Difference

    for one in {one.pk: one for one in found if one.rows_held_back and not _refused(one)}.values():
        typer.echo(f"Mend what was held back: homefirst cld held-back {one.name} --out mend.csv")
    differences = Difference.objects.filter(state=Difference.State.OPEN).count()
    if differences:
        typer.echo(
            f"{differences:,} values set at the desk differ from the files; the desk's stand. "
            "Decide about them under Figures, Load a file."
        )
