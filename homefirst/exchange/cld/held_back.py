"""Rows that could not be used, as a file to mend and load again.

Before the file's own columns stand three more: which file the rows come from, which row each was, and what to mend. A line
that cannot be read as a row stands as it came, so nothing of it is changed on the way.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from homefirst.exchange.cld.models import Submission
from homefirst.insight.cld.layout import MENDS


def lines(submission: Submission) -> Iterator[str]:
    """The whole download, line by line, in the columns and with the separator of the file itself."""
    mark, whole = submission.delimiter, submission.completes or submission
    if submission.completes is None:
        yield (
            header_line((f"{MENDS} {whole.digest}", "Row", "What to mend"), mark)
            + mark
            + submission.header
            + "\n"
        )
    else:
        yield submission.header + "\n"
    for row in submission.held_back.order_by("number").iterator(chunk_size=2_000):
        about = header_line((whole.name, str(row.number), row.reason), mark) + mark
        yield ("" if submission.completes else about) + row.line + "\n"


def file_name(submission: Submission) -> str:
    """`CLD_999_20250401_20260331-held-back.csv`: the period stays in the name."""
    plain = submission.name.removesuffix(".gz").removesuffix(".csv").removesuffix("-held-back")
    return f"{plain}-held-back.csv"


def header_line(texts: Sequence[str], delimiter: str) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="").writerow(texts)
    return written.getvalue()
