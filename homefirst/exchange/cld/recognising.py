"""What a file is, said before anything of it is kept in the record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from homefirst.exchange.cld.files import shelf
from homefirst.foundation.definitions import folder
from homefirst.insight.cld import landing
from homefirst.insight.cld.layout import MENDS, NotCld


@dataclass(frozen=True)
class RecognisedFile:
    """Plain values, so that it can be kept beside the file. Days are ISO texts; `refused` says why it cannot be used."""

    name: str
    refused: str = ""
    digest: str = ""
    mends: str = ""
    la_code: str = ""
    period_start: str = ""
    period_end: str = ""
    release: str = ""
    rows: int = 0
    held_back: int = 0
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def recognise(path: Path) -> RecognisedFile:
    try:
        with landing.recognised(path, definitions=folder(), folder=shelf()) as (_, found):
            return RecognisedFile(
                name=path.name,
                digest=found.digest,
                mends=found.mends,
                la_code=found.la_code,
                period_start=found.period_start.isoformat(),
                period_end=found.period_end.isoformat(),
                release=found.release,
                rows=found.row_count,
                held_back=len(found.held_back),
                missing=found.missing,
                unknown=tuple(
                    name for name in found.unknown if not name.casefold().startswith(MENDS.casefold())
                ),
            )
    except NotCld as wrong:
        return RecognisedFile(name=path.name, refused=str(wrong))
