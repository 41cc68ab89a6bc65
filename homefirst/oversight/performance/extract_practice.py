"""From the record to the tables of practice: pieces of work, their steps, coded answers, named dates, ways of working, and
review groups with their people.

Keys are pseudonymous, as in `extract`. No words that anybody typed leave the record: of answers only codes, numbers and
days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from homefirst.foundation.accounts.models import Team
from homefirst.foundation.design.council import council
from homefirst.oversight.cohorts.models import Cohort, Member
from homefirst.oversight.cohorts.rules import LED_TO, saving_of
from homefirst.oversight.performance.parquet import DAY, NUMBER, TEXT, write
from homefirst.practice.forms import library
from homefirst.practice.forms.definition.shapes import CODED, NUMBERS, Question
from homefirst.practice.pathways import library as pathways
from homefirst.practice.pathways.models import Episode, PublishedPathway, Step, StepAnswers
from homefirst.practice.teams.queries.moves import (
    Memberships,
    memberships,
    moves_between_teams,
    teams_on,
)

_POUNDS: pa.DataType = pa.decimal128(14, 2)
_EPISODES = pa.schema(
    [
        ("episode_id", TEXT), ("person_id", TEXT), ("pathway", TEXT), ("state", TEXT), ("opened_on", DAY),
        ("closed_on", DAY), ("ending", TEXT), ("from_pathway", TEXT), ("title", TEXT),
        ("hand_overs", NUMBER),
    ]
)  # fmt: skip
_STEPS = pa.schema(
    [
        ("step_id", TEXT), ("episode_id", TEXT), ("person_id", TEXT), ("pathway", TEXT), ("code", TEXT), ("turn", NUMBER),
        ("team", TEXT), ("state", TEXT), ("opened_on", DAY), ("due_on", DAY), ("finished_on", DAY), ("outcome", TEXT),
    ]
)  # fmt: skip
_ANSWERS = pa.schema(
    [
        ("step_id", TEXT), ("form", TEXT), ("question", TEXT), ("place", NUMBER), ("code", TEXT),
        ("number", pa.float64()), ("day", DAY),
    ]
)  # fmt: skip
_DATES = pa.schema([("episode_id", TEXT), ("name", TEXT), ("day", DAY)])
_WAYS = pa.schema([("team", TEXT), ("way", TEXT), ("since", DAY), ("until", DAY)])
_GROUPS = pa.schema(
    [("group_id", TEXT), ("title", TEXT), ("picked_on", DAY), ("ends_on", DAY), ("target", _POUNDS)]
)
_MEMBERS = pa.schema(
    [("group_id", TEXT), ("person_id", TEXT), ("led_to", TEXT), ("changed_on", DAY), ("saving", _POUNDS)]
)
_EPISODE = (
    "pk",
    "person_id",
    "code",
    "state",
    "opened_on",
    "closed_on",
    "ending",
    "because_of__episode__code",
    "version__digest",
)
_STEP = (
    "pk", "episode_id", "episode__person_id", "episode__code", "code", "turn", "team__code", "finished_by_id",
    "episode__person__record__team__code", "state", "opened_on", "due_on", "finished_on", "outcome",
)  # fmt: skip


def write_practice(folder: Path) -> dict[str, int]:
    """Writes a Parquet file for each table, inside the caller's one moment; gives their numbers of rows."""
    episodes = Episode.objects.order_by("pk")
    rows: Mapping[str, tuple[pa.Schema, Iterator[dict[str, Any]]]] = {
        "practice_episodes": (
            _EPISODES,
            _episodes(episodes.values_list(*_EPISODE).iterator(chunk_size=5_000)),
        ),
        "practice_dates": (_DATES, _dates(episodes.values_list("pk", "dates").iterator(chunk_size=5_000))),
        "practice_steps": (_STEPS, _steps()),
        "practice_answers": (_ANSWERS, _answers()),
        "ways_of_working": (_WAYS, _ways()),
        "review_groups": (_GROUPS, _groups()),
        "review_group_members": (_MEMBERS, _members()),
    }
    return {name: write(folder / f"{name}.parquet", schema, made) for name, (schema, made) in rows.items()}


def _episodes(rows: Iterable[tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    moves = moves_between_teams(memberships())
    titles = {one.digest: pathways.read(one).title for one in PublishedPathway.objects.exclude(episodes=None)}
    for number, person, code, state, opened_on, closed_on, ending, opened_by, digest in rows:
        yield {
            "episode_id": str(number), "person_id": str(person), "pathway": code, "state": state, "opened_on": opened_on,
            "closed_on": closed_on, "ending": ending or None, "from_pathway": opened_by,
            "title": titles[digest], "hand_overs": moves[number],
        }  # fmt: skip


def _dates(rows: Iterable[tuple[int, dict[str, str]]]) -> Iterator[dict[str, Any]]:
    for number, dates in rows:
        for name, day in dates.items():
            yield {"episode_id": str(number), "name": name, "day": date.fromisoformat(day)}


def _steps() -> Iterator[dict[str, Any]]:
    belonged = memberships()
    rows = Step.objects.order_by("pk").values_list(*_STEP).iterator(chunk_size=5_000)
    for row in rows:
        step = dict(zip(_STEP, row, strict=True))
        yield {
            "step_id": str(step["pk"]), "episode_id": str(step["episode_id"]), "person_id": str(step["episode__person_id"]),
            "pathway": step["episode__code"], "code": step["code"], "turn": step["turn"],
            "team": _team_of(step, belonged), "state": step["state"], "opened_on": step["opened_on"],
            "due_on": step["due_on"], "finished_on": step["finished_on"], "outcome": step["outcome"] or None,
        }  # fmt: skip


def _team_of(step: Mapping[str, Any], belonged: Memberships) -> str | None:
    """The team of whoever finished it on that day, since their way of working is compared; else the one that holds it, else
    the person's. Whoever is in several teams works in the one that held the step, where that is among them."""
    day, held = step["finished_on"], step["team__code"] or step["episode__person__record__team__code"]
    mine = teams_on(belonged, step["finished_by_id"], day) if day else []
    return held if held in mine or not mine else mine[0]


def _answers() -> Iterator[dict[str, Any]]:
    rows = StepAnswers.objects.filter(final_at__isnull=False).select_related("form").order_by("pk")
    for kept in rows.iterator(chunk_size=1_000):
        form = library.read(kept.form)
        for question in form.questions():
            for place, answer in enumerate(kept.answers.get(question.code, ()), start=1):
                value = _value(question, answer)
                if value:
                    yield {
                        "step_id": str(kept.step_id), "form": form.name, "question": question.code, "place": place,
                        **value,
                    }  # fmt: skip


def _value(question: Question, answer: Any) -> dict[str, Any]:
    """A code of the form's own list, a number, yes or no, or a day; nothing of what was typed in words."""
    if question.type in CODED and any(option.code == answer for option in question.options):
        return {"code": str(answer)}
    if isinstance(answer, bool):
        return {"code": "yes" if answer else "no"}
    if question.type in NUMBERS and isinstance(answer, int | float):
        return {"number": float(answer)}
    if question.type == "date" and isinstance(answer, str):
        return {"day": date.fromisoformat(answer)}
    return {}


def _ways() -> Iterator[dict[str, Any]]:
    known = set(Team.objects.values_list("code", flat=True))
    for one in council().ways:
        if one.team in known:
            yield {"team": one.team, "way": one.way, "since": one.since, "until": one.until}


def _groups() -> Iterator[dict[str, Any]]:
    for one in Cohort.objects.order_by("pk"):
        yield {
            "group_id": str(one.pk), "title": one.title, "picked_on": one.picked_on, "ends_on": one.ends_on,
            "target": one.planned_saving,
        }  # fmt: skip


def _members() -> Iterator[dict[str, Any]]:
    for one in Member.objects.select_related("cohort").order_by("pk").iterator(chunk_size=1_000):
        saved: Decimal | None = saving_of(one)
        yield {
            "group_id": str(one.cohort_id), "person_id": str(one.person_id), "led_to": LED_TO.get(one.led_to),
            "changed_on": one.changed_on, "saving": saved,
        }  # fmt: skip
