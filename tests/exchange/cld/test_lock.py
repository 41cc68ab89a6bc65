"""One load at a time."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from homefirst.exchange.cld.files import shelf
from homefirst.exchange.cld.lock import is_loading, one_load_at_a_time
from homefirst.exchange.cld.models import Submission
from homefirst.foundation.errors import NotNow
from tests.exchange.cld.rows import file, load, row, text

pytestmark = pytest.mark.django_db


def test_a_second_load_is_told_to_wait_and_changes_nothing(tmp_path: Path) -> None:
    with (shelf() / ".one-load-at-a-time").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        assert is_loading()
        with pytest.raises(NotNow, match="Another load is running"):
            load(file(tmp_path, text(row())))
    assert not Submission.objects.exists()
    assert not is_loading()


def test_the_lock_is_let_go_when_a_load_fails() -> None:
    with pytest.raises(RuntimeError), one_load_at_a_time():
        raise RuntimeError
    assert not is_loading()


def test_landed_files_can_be_read_by_their_owner_alone(tmp_path: Path) -> None:
    load(file(tmp_path, text(row())))
    assert shelf().stat().st_mode & 0o077 == 0
    [landed] = shelf().glob("*.parquet")
    assert landed.stat().st_mode & 0o337 == 0
