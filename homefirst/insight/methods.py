"""Versions of the national method, and from which period's end each is in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyarrow as pa


@dataclass(frozen=True)
class Method:
    """What differs between versions. `facts`: section 2 of the method notes."""

    version: str
    clean_keys: bool = False  # events are told apart by cleaned values, not by values as submitted
    self_funded_out_of_base: bool = False  # 2B, 2C: a self-funded stay makes no later stay an existing one
    by_la_id: bool = False  # 2B, 2C: count by the council's own identifier

    def table(self, *, keep_all: bool = False) -> pa.Table:
        """One row for the engine. `keep_all` also joins rows that do not stand in the return."""
        return pa.Table.from_pylist(
            [
                {
                    "clean_keys": self.clean_keys,
                    "self_funded_out_of_base": self.self_funded_out_of_base,
                    "by_la_id": self.by_la_id,
                    "keep_all": keep_all,
                }
            ]
        )


JUNE_2026 = Method("2026-06")
AUGUST_2026 = Method("2026-08", clean_keys=True, self_funded_out_of_base=True, by_la_id=True)
METHODS = {method.version: method for method in (JUNE_2026, AUGUST_2026)}


def in_force(period_end: date) -> Method:
    """The version that the department used for figures first published for this period."""
    return AUGUST_2026 if period_end >= date(2026, 6, 30) else JUNE_2026
