"""The shipped pathways, published in the record as an installation would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from homefirst.foundation import definitions
from homefirst.practice.pathways.actions import publish_folder
from tests.factories import LONG_AGO, SYSTEM

Publish = Callable[[Path], None]


@pytest.fixture
def published(db: None) -> None:
    from dataclasses import replace
    from datetime import UTC, datetime

    long_ago = replace(SYSTEM, at=datetime(LONG_AGO.year, 1, 1, tzinfo=UTC))
    publish_folder(folder=definitions.folder() / "pathways", from_on=LONG_AGO, by=long_ago)
