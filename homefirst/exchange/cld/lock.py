"""One load at a time: a second would lay the same result over the record beside the first."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from homefirst.exchange.cld.files import shelf
from homefirst.foundation.errors import NotNow

_BUSY = "Another load is running. Wait until it has finished, then load this again; nothing was changed."
_NUMBER = 0x686D_6673_7401  # any number that nothing else in this database uses


@contextmanager
def one_load_at_a_time(*, patient: bool = False) -> Iterator[None]:
    """The lock ends with the process, however it ends. Raises NotNow, or waits its turn where it is `patient`."""
    with (shelf() / ".one-load-at-a-time").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if patient else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            raise NotNow(_BUSY) from busy
        with _across_servers(patient):
            yield


@contextmanager
def _across_servers(patient: bool) -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        if patient:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_NUMBER])
        else:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_NUMBER])
            if not cursor.fetchone()[0]:
                raise NotNow(_BUSY)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_NUMBER])


def is_loading() -> bool:
    """Whether a load holds the lock now, on this server."""
    with (shelf() / ".one-load-at-a-time").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False
