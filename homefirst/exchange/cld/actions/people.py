"""Lays over the record who the files say people are: new people, numbers, and facts that changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from homefirst.exchange.cld.actions import bulk, present
from homefirst.exchange.cld.actions.differences import Laid, lay_over_desk
from homefirst.exchange.cld.actions.following import NAMED, follow_history, insert_names
from homefirst.exchange.cld.actions.progress import Progress, chunk_written, let_others_write
from homefirst.exchange.cld.models import Submission
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Record
from homefirst.foundation.accounts.models import Team
from homefirst.foundation.design.council import council
from homefirst.insight.engine import Engine
from homefirst.practice.people.actions import index_people
from homefirst.practice.people.models import Address, Identifier, Person
from homefirst.practice.people.refs import new_refs
from homefirst.practice.people.rules import normal_postcode

CHUNK_PEOPLE = 500
WRITING = "Writing people"

# In the order in which the engine hands them over.
FACTS = (
    "nhs_number", "given_name", "family_name", "postcode", "gp_name", "gp_code", "client_type", "autism",
    "visual_impairment", "hearing_impairment", "dementia", "gender", "ethnicity", "accommodation",
    "primary_support_reason", "employment", "funding", "has_unpaid_carer", "birth_date", "died_on",
)  # fmt: skip
_DAYS = ("birth_date", "died_on")

# Whom the files mean: by the key of an earlier load; else by NHS number; else, where somebody was added at the desk or had
# their NHS number written there, by the council's number. Several keys may be one person; the fullest speaks for them.
_KEPT_KEY = "CASE WHEN length(people.source_key) > 80 THEN 'long ' || md5(people.source_key) ELSE people.source_key END"
_MATCHED = f"""
CREATE OR REPLACE TEMP TABLE matched AS
WITH by_number AS (
    SELECT numbers.source_key, min(held.pk) AS pk
    FROM numbers
    JOIN present_numbers AS held ON held.value = upper(numbers.value)
    JOIN present_people AS holder ON holder.pk = held.pk AND (holder.source_key IS NULL OR holder.nhs_by_desk)
    GROUP BY numbers.source_key
)
SELECT people.source_key, coalesce(by_key.pk, by_nhs.pk, by_number.pk) AS pk
FROM people
LEFT JOIN present_people AS by_key ON by_key.source_key = {_KEPT_KEY}
LEFT JOIN present_people AS by_nhs ON by_nhs.nhs_number = people.nhs_number
LEFT JOIN by_number ON by_number.source_key = people.source_key
"""  # noqa: S608


def lay_people(
    engine: Engine, newest: Submission, files: Sequence[Submission], *, by: Actor, progress: Progress
) -> None:
    """`files` in the order of the engine's file numbers. Leaves the table `matched` (source_key, pk) for what follows."""
    present.add_people(engine)
    engine.execute(_MATCHED)
    new = _ranked(engine, "new_people", "matched.pk IS NULL", "people.source_key")
    changed = _ranked(
        engine,
        "changed_people",
        "matched.pk IS NOT NULL",
        "matched.pk",
        keep="present.file_digest IS DISTINCT FROM people.file_digest OR present.has_desk",
    )
    teams = _teams()
    for done, rows in _chunks(engine, "new_people", new):
        _add_people(rows, newest, files, teams, by)
        progress(WRITING, done, new + changed)
        let_others_write()
    for done, rows in _chunks(engine, "changed_people", changed):
        _change_people(rows, newest, files, by)
        progress(WRITING, new + done, new + changed)
        let_others_write()
    present.add_people(engine)
    engine.execute(_MATCHED)
    _lay_numbers(engine, newest, by)


def _ranked(engine: Engine, name: str, where: str, one_of: str, keep: str = "TRUE") -> int:
    """A table of people to write, `one_of` each; returns how many."""
    texts = ", ".join(
        f"CAST(people.{fact} AS VARCHAR) AS {fact}"
        if fact in _DAYS
        else f"{present.text(Person, fact, f'people.{fact}')} AS {fact}"
        for fact in FACTS
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE {name} AS
        SELECT matched.pk, {_KEPT_KEY} AS source_key, people.file_digest, first_file, last_file, {texts}
        FROM (
            SELECT people.*, row_number() OVER (
                PARTITION BY {one_of} ORDER BY people.nhs_number IS NULL, people.last_file DESC, people.source_key
            ) AS place
            FROM people JOIN matched ON matched.source_key = people.source_key
        ) AS people
        JOIN matched ON matched.source_key = people.source_key
        LEFT JOIN present_people AS present ON present.pk = matched.pk
        WHERE place = 1 AND {where} AND ({keep})
        """  # noqa: S608
    )
    return int(engine.sql(f"SELECT count(*) FROM {name}").fetchall()[0][0])  # noqa: S608


def _chunks(engine: Engine, name: str, total: int) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
    for start in range(0, total, CHUNK_PEOPLE):
        until = min(start + CHUNK_PEOPLE, total)
        sql = f"SELECT * FROM {name} WHERE rowid >= ? AND rowid < ? ORDER BY rowid"  # noqa: S608
        yield until, engine.execute(sql, [start, until]).fetchall()


def _teams() -> dict[str, int]:
    """Key by code of each team in council.yaml; a team that is not here yet is made."""
    for code, name in council().teams.items():
        Team.objects.get_or_create(code=code, defaults={"name": name})
    return dict(Team.objects.values_list("code", "pk"))


@transaction.atomic
def _add_people(
    rows: Sequence[tuple[Any, ...]],
    newest: Submission,
    files: Sequence[Submission],
    teams: dict[str, int],
    by: Actor,
) -> None:
    keys = list(bulk.new_keys(Record, len(rows)))
    people = [dict(zip(FACTS, _tidy(row[5:]), strict=True)) for row in rows]
    team_ids = [_team(person, teams) for person in people]
    bulk.insert(
        Record,
        ("id", "ref", "team", "restriction", "restriction_reason"),
        zip(
            keys,
            new_refs(len(rows)),
            team_ids,
            *_same(len(rows), Record.Restriction.NORMAL.value, ""),
            strict=True,
        ),
    )
    _insert_people(keys, rows, people)
    insert_names(keys, people)
    lived = [
        (key, person["postcode"]) for key, person in zip(keys, people, strict=True) if person["postcode"]
    ]
    bulk.insert(
        Address,
        ("person", "kind", "lines", "postcode", "uprn"),
        [(key, Address.Kind.HOME.value, "", postcode, "") for key, postcode in lived],
    )
    index_people(keys)
    for number, count in _counted(row[3] for row in rows):
        Submission.objects.filter(pk=files[number - 1].pk).update(people_new=F("people_new") + count)
    chunk_written(by, newest, "people", len(rows), (str(row[2]).encode() for row in rows))


def _insert_people(
    keys: Sequence[int], rows: Sequence[tuple[Any, ...]], people: Sequence[dict[str, Any]]
) -> None:
    blank = ("liked_name", "pronouns", "first_language", "religion", "sexual_orientation", "gender_identity")
    bulk.insert(
        Person,
        (
            "record",
            *FACTS,
            "source_key",
            "file_digest",
            *blank,
            "birth_is_estimated",
            "desk_fields",
            "row_version",
        ),
        [
            (key, *(person[fact] for fact in FACTS), row[1], row[2], *("" for _ in blank), False, "[]", 1)
            for key, row, person in zip(keys, rows, people, strict=True)
        ],
    )


def _tidy(facts: Sequence[Any]) -> list[Any]:
    """As written, but for the postcode, which is found by its usual form."""
    tidy = list(facts)
    place = FACTS.index("postcode")
    tidy[place] = normal_postcode(tidy[place])[:10]
    return tidy


def _team(person: dict[str, Any], teams: dict[str, int]) -> int | None:
    rule = council().team_rule
    if rule is None:
        return None
    code = rule.team_for(
        postcode=person["postcode"],
        reason=person["primary_support_reason"],
        client_type=person["client_type"],
    )
    return teams[code]


def _same(times: int, *values: Any) -> Iterator[list[Any]]:
    return ([value] * times for value in values)


def _counted(numbers: Iterator[int]) -> list[tuple[int, int]]:
    found: dict[int, int] = {}
    for number in numbers:
        found[number] = found.get(number, 0) + 1
    return sorted(found.items())


@transaction.atomic
def _change_people(
    rows: Sequence[tuple[Any, ...]], newest: Submission, files: Sequence[Submission], by: Actor
) -> None:
    held = Person.objects.select_for_update().in_bulk([row[0] for row in rows])
    laid: list[tuple[int, Laid]] = []
    for row in rows:
        person = held[row[0]]
        facts = dict(zip(FACTS, _tidy(row[5:]), strict=True))
        found = lay_over_desk(person, facts, newest, person.pk)
        if found.changes or person.file_digest != row[2]:
            laid.append((row[4], found))
            _save(person, found.changes, row)
    for _, found in laid:
        follow_history(found.row, found.changes, by)
    index_people([found.row.pk for _, found in laid if found.changes.keys() & NAMED])
    for number, count in _counted(number for number, found in laid if found.changes):
        Submission.objects.filter(pk=files[number - 1].pk).update(people_changed=F("people_changed") + count)
    if laid:
        chunk_written(by, newest, "people", len(laid), (str(row[2]).encode() for row in rows))


def _save(person: Person, changes: dict[str, Any], row: Sequence[Any]) -> None:
    Person.objects.filter(pk=person.pk).update(
        **changes,
        source_key=person.source_key or row[1],
        file_digest=row[2],
        row_version=F("row_version") + 1,
    )


def _lay_numbers(engine: Engine, newest: Submission, by: Actor) -> None:
    """Council numbers that nobody has yet. A number that somebody has stays theirs."""
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE new_numbers AS
        SELECT left(numbers.value, 64) AS value, matched.pk
        FROM numbers
        JOIN matched ON matched.source_key = numbers.source_key
        WHERE upper(left(numbers.value, 64)) NOT IN (SELECT value FROM present_numbers)
        QUALIFY row_number() OVER (PARTITION BY upper(left(numbers.value, 64)) ORDER BY numbers.value) = 1
        """
    )
    (total,) = engine.sql("SELECT count(*) FROM new_numbers").fetchall()[0]
    for _, rows in _chunks(engine, "new_numbers", int(total)):
        with transaction.atomic():
            kind = Identifier.Kind.COUNCIL.value
            bulk.insert(Identifier, ("person", "kind", "value"), [(pk, kind, value) for value, pk in rows])
            chunk_written(by, newest, "numbers", len(rows), (str(value).encode() for value, _ in rows))
        let_others_write()
