"""A process of its own that loads files and is killed with SIGKILL at a chosen moment; run by test_killed.

    python -m tests.exchange.cld.killed WHERE N FILE...

WHERE: `inside` kills in the transaction of the N-th chunk, `between` after its commit, `landing` before the N-th file stands
in its place, `never` not at all. Prints what the record holds at the end.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHUNK = 40


def main(where: str, number: int, files: list[Path]) -> None:
    from homefirst.config.commands.ready import set_up

    set_up()
    _small_chunks()
    _kill(where, number)
    from homefirst.exchange.cld.actions import load_files
    from tests.factories import SYSTEM

    load_files(files, by=SYSTEM)
    print(held())


def _small_chunks() -> None:
    from homefirst.exchange.cld.actions import archive, events, people, ties

    archive.CHUNK_ROWS = people.CHUNK_PEOPLE = events.CHUNK_EVENTS = ties.CHUNK_TIES = CHUNK


def _kill(where: str, number: int) -> None:
    from homefirst.exchange.cld.actions import archive, events, people, ties
    from homefirst.insight.cld import landing

    left = [number]
    if where == "landing":
        landing.land = _killing(landing.land, left)
    name = {"inside": "chunk_written", "between": "let_others_write"}.get(where)
    for module in (archive, events, people, ties) if name else ():
        setattr(module, str(name), _killing(getattr(module, str(name)), left))


def _killing(does: Callable[..., None], left: list[int]) -> Callable[..., None]:
    def kills(*args: Any, **kwargs: Any) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        does(*args, **kwargs)

    return kills


def held() -> str:
    """Everything that the load wrote, in an order and with names that do not depend on how often it was begun."""
    import hashlib

    from homefirst.exchange.cld import models as cld
    from homefirst.foundation.access.models import Record
    from homefirst.practice.pathways.models import PastStep
    from homefirst.practice.people import models as people
    from homefirst.support.services.models import Service

    rows: list[str] = []
    for model in (Service, PastStep):
        names = [f.attname for f in model._meta.concrete_fields if f.attname not in ("id", "person_id")]
        rows += map(repr, model._default_manager.values_list("person__source_key", *names))
    names = [f.attname for f in people.Person._meta.concrete_fields if f.attname != "record_id"]
    rows += map(repr, people.Person.objects.values_list("record__team__code", *names))
    for model, fields in (
        (people.PersonName, ("person__source_key", "kind", "given_name", "family_name", "family_sound")),
        (people.PersonWord, ("person__source_key", "word__word")),
        (people.Address, ("person__source_key", "postcode", "ends_on")),
        (people.Identifier, ("person__source_key", "kind", "value")),
        (people.Relationship, ("person__source_key", "other__source_key", "other_key", "tie")),
        (cld.SubmittedRow, ("submission__name", "number", "content__cells")),
        (cld.HeldBackRow, ("submission__name", "number", "reason", "line")),
        (cld.RowWarning, ("submission__name", "number", "field", "check_code")),
        (
            cld.Submission,
            ("name", "state", "rows_read", "rows_total", "rows_held_back", "people_new", "people_changed"),
        ),
    ):
        rows += map(repr, model._default_manager.values_list(*fields))  # type: ignore[attr-defined]
    rows.append(repr((Record.objects.count(), cld.RowContent.objects.count())))
    return f"{len(rows)} {hashlib.sha256(chr(10).join(sorted(rows)).encode()).hexdigest()}"


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), [Path(each) for each in sys.argv[3:]])
