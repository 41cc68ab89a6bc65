"""From an empty record to a council at work, step by step. A step that is done does nothing when done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from homefirst.demo.borough.days import LAST
from homefirst.demo.borough.files import write_files
from homefirst.demo.building.ahead import ask_ahead
from homefirst.demo.building.boards import fill_boards
from homefirst.demo.building.changing import change_practice
from homefirst.demo.building.kept import tell_what_was_kept
from homefirst.demo.building.letters import write_letters
from homefirst.demo.building.liberty import fill_liberty
from homefirst.demo.building.matters import fill_matters
from homefirst.demo.building.noting import write_notes
from homefirst.demo.building.practising import begin_work, publish_practice
from homefirst.demo.building.registers import fill_registers
from homefirst.demo.building.sharing import share_out
from homefirst.demo.building.staffing import add_everybody
from homefirst.demo.building.supervising import keep_supervision
from homefirst.demo.building.telling import tell_stories
from homefirst.demo.building.waiting import tell_who_waits
from homefirst.demo.building.year import live_the_year
from homefirst.demo.others import COUNCILS, SOURCE, other_councils
from homefirst.exchange.cld.actions import load_files
from homefirst.exchange.cld.models import Submission
from homefirst.foundation import definitions
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotNow
from homefirst.insight.indicators import population
from homefirst.oversight.performance.actions import load_benchmarks, load_population, take_snapshot
from homefirst.oversight.performance.models import Snapshot

Progress = Callable[
    [str, int, int], None
]  # what goes on, how many are done, how many there are (0: not known)
_LAST_DAY = date.fromordinal(LAST)


@dataclass(frozen=True)
class Borough:
    """How many people, by which seed, and the folder for the files."""

    people: int
    seed: int
    folder: Path


@dataclass(frozen=True)
class Step:
    """`does` acts as an actor, tells how far it is, and says what it did; `name` is what goes on meanwhile."""

    name: str
    does: Callable[[Borough, Actor, Progress], str]


def _files(borough: Borough, by: Actor, tell: Progress) -> str:
    written = write_files(borough.people, borough.seed, borough.folder)
    return f"{sum(written.rows):,} rows in {len(written.files)} files, about {written.people:,} people."


@transaction.atomic
def _staff(borough: Borough, by: Actor, tell: Progress) -> str:
    return f"{add_everybody(by)} members of staff."


@transaction.atomic
def _practice(borough: Borough, by: Actor, tell: Progress) -> str:
    return f"{publish_practice(definitions.folder(), by)} pathways and forms published."


def _load(borough: Borough, by: Actor, tell: Progress) -> str:
    done = load_files(sorted(borough.folder.glob("CLD_*")), by=by, progress=tell)
    for one in done:
        if one.state not in (Submission.State.LOADED, Submission.State.HELD):
            raise NotNow(f"{one.name} was not loaded: {one.message}")
    held = sum(one.rows_held_back for one in done)
    return f"{sum(one.rows_total for one in done):,} rows loaded, {held} of them held back."


def _population(borough: Borough, by: Actor, tell: Progress) -> str:
    source = "Made up for the demonstration"
    bands = population.read(borough.folder / "population.csv")
    load_population(year=_LAST_DAY.year - 1, people=bands, source=source, by=by)
    return f"{sum(bands.values()):,} residents."


def _others(borough: Borough, by: Actor, tell: Progress) -> str:
    read, _ = load_benchmarks(rows=other_councils(), source=SOURCE, by=by)
    return f"{len(COUNCILS)} made-up councils, {read} figures."


@transaction.atomic
def _stories(borough: Borough, by: Actor, tell: Progress) -> str:
    return f"{tell_stories(by)} stories told."


@transaction.atomic
def _share_out(borough: Borough, by: Actor, tell: Progress) -> str:
    return f"{share_out(by, _LAST_DAY)} people given to their workers."


@transaction.atomic
def _work(borough: Borough, by: Actor, tell: Progress) -> str:
    return f"{begin_work(by)} pieces of work in somebody's hands."


@transaction.atomic
def _waiting(borough: Borough, by: Actor, tell: Progress) -> str:
    return f"{tell_who_waits(by)} calls to people who wait."


@transaction.atomic
def _year(borough: Borough, by: Actor, tell: Progress) -> str:
    return f"{live_the_year(by)} steps of the past year done."


@transaction.atomic
def _letters(borough: Borough, by: Actor, tell: Progress) -> str:
    return f"{write_letters(by)} letters written."


@transaction.atomic
def _notes(borough: Borough, by: Actor, tell: Progress) -> str:
    return f"{write_notes(by)} notes written."


@transaction.atomic
def _supervision(borough: Borough, by: Actor, tell: Progress) -> str:
    return f"{keep_supervision(by)} supervisions held."


@transaction.atomic
def _boards(borough: Borough, by: Actor, tell: Progress) -> str:
    return f"{fill_boards(by)} concerns and ways home under way."


@transaction.atomic
def _ahead(borough: Borough, by: Actor, tell: Progress) -> str:
    return (
        f"{ask_ahead(by) + tell_what_was_kept(by)} people asked what lies ahead, or told of what came of it."
    )


@transaction.atomic
def _registers(borough: Borough, by: Actor, tell: Progress) -> str:
    registers = fill_registers(by)
    liberty, matters = fill_liberty(by), fill_matters(by)
    return f"{registers} lines of the registers filled, {liberty} requests about liberty, {matters} matters of safeguarding."


@transaction.atomic
def _changes(borough: Borough, by: Actor, tell: Progress) -> str:
    return f"{change_practice(by)} changes to how we work drafted."


def _snapshot(borough: Borough, by: Actor, tell: Progress) -> str:
    if not Snapshot.objects.exists():
        take_snapshot(by=by)
    return "Every measure worked out."


STEPS = (
    Step("Writing three years of quarterly files", _files),
    Step("Adding teams and staff", _staff),
    Step("Publishing how we work", _practice),
    Step("Loading the files", _load),
    Step("Keeping the population", _population),
    Step("Keeping figures to stand beside", _others),
    Step("Telling the stories of five people", _stories),
    Step("Giving people to their workers", _share_out),
    Step("Beginning their work", _work),
    Step("Living the past year", _year),
    Step("Writing letters", _letters),
    Step("Writing notes", _notes),
    Step("Keeping supervision", _supervision),
    Step("Filling the boards", _boards),
    Step("Filling the registers", _registers),
    Step("Asking what lies ahead", _ahead),
    Step("Ringing those who wait", _waiting),
    Step("Changing how we work", _changes),
    Step("Working out the figures", _snapshot),
)
