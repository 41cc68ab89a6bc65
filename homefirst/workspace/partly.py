"""A page of several parts, of which one cannot be read: the others are shown, and the page says which is missing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404
from django.utils import timezone

from homefirst.foundation.design.words import time_of_day
from homefirst.foundation.errors import Refusal

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Partly:
    """Reads the parts of one page. `failed` are the sentences about those that could not be read, in their order; `again` is
    the address that tries once more."""

    def __init__(self, again: str) -> None:
        self.again = again
        self.failed: list[str] = []

    def read(self, what: str, part: Callable[[], T]) -> T | None:
        """The part; None where it failed, which is never nothing: no page may show it as a count of 0. `what` begins the
        sentence, as "The waiting list". Who may not see it and a wrong address are no failures: they are raised."""
        try:
            with _apart():
                return part()
        except (Refusal, PermissionDenied, Http404):
            raise
        except Exception:
            _log.exception("A part of a page could not be read: %s", what)
            self.failed.append(f"{what} could not be read at {time_of_day(timezone.now())}.")
            return None


def _apart() -> AbstractContextManager[object]:
    """Inside a transaction PostgreSQL answers nothing after a question that failed, unless that stood apart. Outside one
    each question stands apart already, and a transaction would keep writers waiting on SQLite."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()
