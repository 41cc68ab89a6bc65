"""Lays over the record who looks after whom, as the rows of unpaid carers say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
from django.db import transaction

from homefirst.exchange.cld.actions import bulk
from homefirst.exchange.cld.actions.progress import chunk_written, let_others_write
from homefirst.exchange.cld.models import Submission
from homefirst.foundation.access.actor import Actor
from homefirst.insight import engine as engines
from homefirst.insight.engine import Engine
from homefirst.practice.people.models import Relationship

CHUNK_TIES = 5_000
CARER = "carer"
CARED_FOR = "person cared for"
_TEXT: pa.DataType = pa.string()
_KEY: pa.DataType = pa.int64()
_PRESENT = pa.schema([("person", _KEY), ("other", _KEY), ("other_key", _TEXT)])
_FIELDS = (
    "person", "other", "other_key", "tie", "is_informal_carer", "other_name", "group", "is_key_contact", "lives_with",
    "how_often", "how_it_is", "helps_with", "telephone", "may_share", "legal_role", "carer_allows_link", "from_file",
    "row_version",
)  # fmt: skip

# Written on the record of whoever is cared for. Where they are in no file, on the carer's, with the council's number.
# A tie that stands already, from a file or from the desk, now or ended, is left as it is.
_NEW = """
CREATE OR REPLACE TEMP TABLE new_ties AS
WITH told AS (
    SELECT DISTINCT
        coalesce(cared_for.pk, carer.pk) AS person,
        CASE WHEN cared_for.pk IS NOT NULL THEN carer.pk END AS other,
        CASE WHEN cared_for.pk IS NULL THEN left(links.linked, 80) ELSE '' END AS other_key
    FROM links
    JOIN matched AS carer ON carer.source_key = links.carer_key
    LEFT JOIN matched AS cared_for ON cared_for.source_key = links.cared_for_key
)
SELECT told.*
FROM told
WHERE person IS DISTINCT FROM other
    AND NOT EXISTS (
        SELECT 1 FROM present_ties AS held
        WHERE held.person = told.person AND held.other IS NOT DISTINCT FROM told.other AND held.other_key = told.other_key
    )
    AND NOT EXISTS (
        SELECT 1 FROM present_ties AS back WHERE back.person = told.other AND back.other = told.person
    )
ORDER BY person
"""


def lay_ties(engine: Engine, newest: Submission, *, by: Actor) -> None:
    """Needs `matched` of `lay_people`."""
    held = Relationship.objects.values_list("person_id", "other_id", "other_key")
    rows = [dict(zip(_PRESENT.names, row, strict=True)) for row in held.iterator(chunk_size=10_000)]
    engines.add(engine, "present_ties", pa.Table.from_pylist(rows, schema=_PRESENT))
    engine.execute(_NEW)
    found = engine.sql("SELECT person, other, other_key FROM new_ties").fetchall()
    for start in range(0, len(found), CHUNK_TIES):
        _add(found[start : start + CHUNK_TIES], newest, by)
        let_others_write()


@transaction.atomic
def _add(ties: Sequence[tuple[Any, ...]], newest: Submission, by: Actor) -> None:
    family = Relationship.Group.FAMILY.value
    bulk.insert(
        Relationship,
        _FIELDS,
        [
            (
                person, other, key, CARER if other else CARED_FOR, bool(other), "", family, False, False,
                "", "", "", "", "", "", True, True, 1,
            )
            for person, other, key in ties
        ],
    )  # fmt: skip
    chunk_written(by, newest, "ties", len(ties), (f"{p} {o} {k}".encode() for p, o, k in ties))
