"""Is the chain whole? Walks every row, then compares its end with the head and with the copies kept outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from homefirst.foundation.audit.anchors import FILE, Anchor, read_anchors
from homefirst.foundation.audit.chain import START, link
from homefirst.foundation.audit.models import AuditHead
from homefirst.foundation.audit.reading import stream

MOST_PROBLEMS = 20  # after so many, more of them tell nothing new


@dataclass
class Finding:
    """`problems` are sentences that name a row; none means that the chain is whole."""

    rows: int = 0
    last_hash: str = START
    anchors: int = 0
    last_anchor: str = ""
    problems: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return not self.problems


def verify(*, keys: Path, folder: Path) -> Finding:
    """`keys` and `folder`: where the signing key and the copies of the head are."""
    anchors = list(read_anchors(keys=keys, folder=folder))
    finding = Finding(anchors=len(anchors), last_anchor=anchors[-1].at if anchors else "")
    finding.problems += [
        f"Line {anchor.line} of {FILE} was changed, or signed with another key."
        for anchor in anchors
        if not anchor.whole
    ]
    wanted = {anchor.seq: anchor for anchor in anchors if anchor.whole}
    for problem in _walk(finding, wanted):
        finding.problems.append(problem)
        if len(finding.problems) == MOST_PROBLEMS:
            return finding
    finding.problems += _end(finding, wanted.values())
    return finding


def _walk(finding: Finding, anchors: dict[int, Anchor]) -> Iterator[str]:
    expected, before = 1, START
    for values, previous, stated in stream():
        seq = values[0]
        if seq != expected:
            yield _missing(expected, seq - 1)
        elif previous != before:
            yield f"Row {seq} does not follow row {seq - 1}: one of them was put in or moved."
        if link(previous, values) != stated:
            yield f"Row {seq} was changed after it was written."
        anchor = anchors.get(seq)
        if anchor and anchor.hash != stated:
            yield f"Row {seq} is not the row that was there on {anchor.at}: the chain was written anew."
        expected, before = seq + 1, stated
        finding.rows, finding.last_hash = finding.rows + 1, stated
    finding.rows = max(finding.rows, expected - 1)


def _end(finding: Finding, anchors: Iterable[Anchor]) -> Iterator[str]:
    head = AuditHead.objects.filter(pk=1).first()
    seq, stated = (head.seq, head.hash) if head else (0, START)
    if seq > finding.rows:
        yield _missing(finding.rows + 1, seq)
    elif seq < finding.rows:
        yield f"Rows {seq + 1} to {finding.rows} were put in at the end, not by Homefirst."
    elif stated != finding.last_hash:
        yield f"The last row, {finding.rows}, is not the one that was written last."
    last = max((anchor.seq for anchor in anchors), default=0)
    if last > max(finding.rows, seq):
        yield f"{_missing(max(finding.rows, seq) + 1, last)} A signed copy of row {last} exists."


def _missing(first: int, last: int) -> str:
    return f"Row {first} was removed." if first == last else f"Rows {first} to {last} were removed."
