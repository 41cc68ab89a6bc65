"""One act of a member of staff: what it asks, writes and says in the audit stands or falls as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from homefirst.foundation.access.asking import asked_once, is_under_way
from homefirst.foundation.audit.actions import together


@contextmanager
def one_act() -> Iterator[None]:
    """Around a verb that causes others: one transaction with its audit rows, in which whoever may is asked once. An act that
    another causes is part of that."""
    with part_of_act(), together(), asked_once():
        yield


@contextmanager
def part_of_act() -> Iterator[None]:
    """Around a verb that others may cause: a transaction of its own, or part of the act under way. What fails there fails
    the act: nothing may catch it halfway and go on."""
    with transaction.atomic(savepoint=not is_under_way()):
        yield
