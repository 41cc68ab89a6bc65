"""One load at a time: a second would lay the same result over the record beside the first."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.db import connection

from homefirst.exchange.cld.files import shelf
from homefirst.foundation.errors import NotNow

_BUSY = "Another load is running. Wait until it has finished, then load this again; nothing was changed."
_TRIES, _BETWEEN_TRIES = 10, 0.05
_NUMBER = 0x686D_6673_7401  # any number that nothing else in this database uses


@contextmanager
def one_load_at_a_time(*, patient: bool = False) -> Iterator[None]:
    """The lock ends with the process, however it ends. Raises NotNow, or waits its turn where it is `patient`."""
    with (shelf() / ".one-load-at-a-time").open("w") as file:
        _take(file, patient)
        with _across_servers(patient):
            yield


def _take(file: IO[str], patient: bool) -> None:
    """A page that only asks whether somebody loads holds the lock for a moment, so one failure is not the last word."""
    if patient:
        fcntl.flock(file, fcntl.LOCK_EX)
        return
    for _ in range(_TRIES):
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_BETWEEN_TRIES)
        else:
            return
    raise NotNow(_BUSY)


@contextmanager
def _across_servers(patient: bool) -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    _take_number(patient)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_NUMBER])


def _take_number(patient: bool) -> None:
    with connection.cursor() as cursor:
        if patient:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_NUMBER])
            return
        for _ in range(_TRIES):
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_NUMBER])
            if cursor.fetchone()[0]:
                return
            time.sleep(_BETWEEN_TRIES)
    raise NotNow(_BUSY)


def is_loading() -> bool:
    """Whether a load goes on now, here or on another server with the same record. Two queries at most."""
    with (shelf() / ".one-load-at-a-time").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return connection.vendor == "postgresql" and _is_held_elsewhere()


def _is_held_elsewhere() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_NUMBER])
        is_free: bool = cursor.fetchone()[0]
        if is_free:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_NUMBER])
        return not is_free
