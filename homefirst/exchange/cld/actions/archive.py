"""Keeps every row of a file for good, chunk by chunk; whatever chunk was last committed, the next run goes on after it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection, transaction

from homefirst.exchange.cld.actions import bulk
from homefirst.exchange.cld.actions.progress import Progress, chunk_written, let_others_write
from homefirst.exchange.cld.files import landed, period
from homefirst.exchange.cld.models import RowContent, RowWarning, Submission, SubmittedRow
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.definitions import folder
from homefirst.insight.cld import archive as insight
from homefirst.insight.engine import Engine

CHUNK_ROWS = 3_000
KEEPING = "Keeping every row"


def keep_rows(submission: Submission, *, by: Actor, progress: Progress) -> None:
    """Every row of the landed file as RowContent and SubmittedRow, with its warnings."""
    with insight.archive(landed(submission.digest), period(submission), definitions=folder()) as engine:
        last = insight.last_row(engine)
        after = submission.rows_read
        while after < last:
            until = min(after + CHUNK_ROWS, last)
            _keep_chunk(engine, submission, after, until, by)
            after = until
            progress(
                f"{submission.name}: {KEEPING.lower()}",
                min(after, submission.rows_total),
                submission.rows_total,
            )
            let_others_write()
    Submission.objects.filter(pk=submission.pk).update(rows_read=submission.rows_total)
    submission.rows_read = submission.rows_total


@transaction.atomic
def _keep_chunk(engine: Engine, submission: Submission, after: int, until: int, by: Actor) -> None:
    rows = insight.rows(engine, after, until)
    _insert_rows(submission.pk, rows)
    bulk.insert(
        RowWarning,
        ("submission", "number", "field", "value", "check_code", "words", "confirmed"),
        [(submission.pk, *warned) for warned in insight.warnings(engine, after, until)],
    )
    Submission.objects.filter(pk=submission.pk).update(rows_read=until, stage=KEEPING)
    submission.rows_read = until
    chunk_written(by, submission, "rows", len(rows), (digest for _, digest, _ in rows))


def _insert_rows(submission: int, rows: Sequence[insight.Row]) -> None:
    if connection.vendor == "postgresql":
        _insert_by_copy(submission, rows)
    else:
        _insert_one_by_one(submission, rows)


_CONTENT = RowContent._meta.db_table
_ROW = SubmittedRow._meta.db_table


def _insert_one_by_one(submission: int, rows: Sequence[insight.Row]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {_CONTENT} (digest, cells) VALUES (%s, %s) ON CONFLICT (digest) DO NOTHING",  # noqa: S608
            [(digest, cells) for _, digest, cells in rows],
        )
        cursor.executemany(
            f"INSERT INTO {_ROW} (submission_id, number, content_id) "  # noqa: S608
            f"SELECT %s, %s, id FROM {_CONTENT} WHERE digest = %s",
            [(submission, number, digest) for number, digest, _ in rows],
        )


def _insert_by_copy(submission: int, rows: Sequence[insight.Row]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE IF NOT EXISTS row_chunk (number bigint, digest bytea, cells text) ON COMMIT DELETE ROWS"
        )
        cursor.execute("TRUNCATE row_chunk")  # an outer transaction holds the chunk before
        with cursor.copy("COPY row_chunk FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        # In the order of the digest, so that two loads could never wait for each other's rows in a circle.
        cursor.execute(
            f"INSERT INTO {_CONTENT} (digest, cells) "  # noqa: S608
            "SELECT DISTINCT ON (digest) digest, cells FROM row_chunk ORDER BY digest ON CONFLICT (digest) DO NOTHING"
        )
        cursor.execute(
            f"INSERT INTO {_ROW} (submission_id, number, content_id) "  # noqa: S608
            f"SELECT %s, row_chunk.number, content.id FROM row_chunk JOIN {_CONTENT} AS content USING (digest)",
            [submission],
        )
