"""What every test starts from: no network, quick passwords, and a database that keeps its audit rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings
from pytest_socket import disable_socket, enable_socket, socket_allow_hosts

from tests import databases
from tests.order import (  # noqa: F401 (hooks)
    pytest_collection_modifyitems,
    pytest_deselected,
    pytest_sessionfinish,
    pytest_terminal_summary,
    pytest_testnodedown,
    pytest_xdist_make_scheduler,
)

_READ: dict[Path, Any] = {}
# The same examples on every run, so that a failure can be met again, and none that fails on a slow machine alone.
hypothesis_settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=80,
    phases=[Phase.explicit, Phase.generate],  # a failure already names the few people who differ
    print_blob=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
hypothesis_settings.load_profile("steady")
PLAIN_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Only the machine itself may be reached: PostgreSQL, and the browser's own server."""
    disable_socket(allow_unix_socket=True)
    if item.get_closest_marker("browser") or connection.vendor == "postgresql":
        enable_socket()  # the names below are looked up first, and the guard refuses that too
        socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    databases.copy_a_pattern()


@pytest.fixture(scope="session", autouse=True)
def _emptying_spares_no_kept_row() -> Iterator[None]:
    """Tests that commit are cleared up by emptying every table that they wrote to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: databases.empty())
        yield


@pytest.fixture(autouse=True)
def _quick_and_plain(settings: Any, empty_folder: Path) -> None:
    """Passwords that cost nothing, http, files as they lie."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SECURE_SSL_REDIRECT = False
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": PLAIN_FILES}}
    settings.STATIC_ROOT = empty_folder


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("static")


@pytest.fixture
def published(pathways_alone: None) -> None:
    """The shipped pathways and forms, in force since long ago, as an installation publishes them."""
    from homefirst.practice.forms import actions

    with _read_once(actions) as folder:
        actions.publish_forms(folder=folder / "forms", by=_long_ago())


@pytest.fixture
def pathways_alone(db: None) -> None:
    """The shipped pathways without their forms: steps can be finished without an answer."""
    from homefirst.practice.pathways.actions import publishing
    from tests.factories import LONG_AGO

    with _read_once(publishing) as folder:
        publishing.publish_folder(folder=folder / "pathways", from_on=LONG_AGO, by=_long_ago())


def _long_ago() -> Any:
    from tests.factories import LONG_AGO, SYSTEM

    return replace(SYSTEM, at=datetime(LONG_AGO.year, 1, 1, tzinfo=UTC))


@contextmanager
def _read_once(actions: Any) -> Iterator[Path]:
    """The folder of the shipped definitions, read and checked by the first test of a process alone: they do not change."""
    from homefirst.foundation import definitions

    read = actions.read_folder

    def remembered(folder: Path, **given: Any) -> Any:
        if folder not in _READ:
            _READ[folder] = read(folder, **given)
        return _READ[folder]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(actions, "read_folder", remembered)
        yield definitions.folder()
