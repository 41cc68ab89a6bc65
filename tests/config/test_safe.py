"""The server does not start on a record that could be read, forged or lost."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings as ours
from django.db import connection

from homefirst.config import safe
from homefirst.foundation.audit import triggers
from homefirst.foundation.errors import NotNow

KEY = "k" * 50


def a_council(**different: Any) -> SimpleNamespace:
    right = {
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "SECRET_KEY": KEY,
        "DEMO": False,
        "DEBUG": False,
    }
    return SimpleNamespace(**(right | different))


def said(**different: Any) -> str:
    return " ".join(safe.settings_problems(a_council(**different)))


def test_right_settings_are_let_through() -> None:
    assert said() == ""


@pytest.mark.parametrize(
    ("different", "words"),
    [
        ({"SECRET_KEY": "not-for-a-real-council-" + "0" * 40}, "HOMEFIRST_SECRET_KEY is not set."),
        ({"SECRET_KEY": "short"}, "HOMEFIRST_SECRET_KEY is too short."),
        ({"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"]}, "Argon2"),
        ({"SESSION_COOKIE_HTTPONLY": False}, "Scripts could read"),
        ({"CSRF_COOKIE_HTTPONLY": False}, "Scripts could read"),
    ],
)
def test_a_wrong_setting_is_said_with_what_to_do(different: dict[str, Any], words: str) -> None:
    assert words in said(**different)


@pytest.mark.parametrize("kind", ["DEMO", "DEBUG"])
def test_a_demonstration_starts_with_the_shipped_key(kind: str) -> None:
    assert said(**{"SECRET_KEY": "not-for-a-real-council-" + "0" * 40, kind: True}) == ""


def test_the_shipped_settings_hold_the_shipped_key_and_nothing_else_that_is_wrong() -> None:
    from homefirst.config import settings as shipped

    assert shipped.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert ours.SESSION_COOKIE_HTTPONLY
    assert ours.CSRF_COOKIE_HTTPONLY


@pytest.mark.django_db
def test_this_very_database_keeps_its_promises() -> None:
    demo = a_council(DEMO=True)  # the server of the tests forgets on purpose, to be quick
    found = list(safe.database_problems(demo, connection))
    # A test on SQLite runs inside a transaction, in a file of its own: its log and its waiting are as in use.
    assert found == []


@pytest.mark.django_db
def test_a_database_without_its_triggers_is_not_served() -> None:
    with connection.cursor() as cursor:
        for statement in triggers.DROP[connection.vendor]:
            cursor.execute(statement)
    with pytest.raises(NotNow, match="triggers that keep audit rows"):
        safe.refuse_unsafe_start(a_council(DEMO=True), connection)


class Answering:
    """A database that answers as told."""

    def __init__(self, vendor: str, answers: dict[str, Any], **rest: Any) -> None:
        self.vendor, self.answers, self.asked = vendor, answers, ""
        self.transaction_mode = rest.get("transaction_mode", "IMMEDIATE")
        self.pg_version = rest.get("pg_version", 150_004)

    def cursor(self) -> Answering:
        return self

    def __enter__(self) -> Answering:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def execute(self, statement: str) -> None:
        self.asked = statement

    def fetchone(self) -> tuple[Any]:
        return (self.answers.get(self.asked, 2),)


SQLITE = {"PRAGMA journal_mode": "wal", "PRAGMA synchronous": 2, "PRAGMA foreign_keys": 1}
POSTGRESQL = {"SHOW fsync": "on", "SHOW full_page_writes": "on", "SHOW synchronous_commit": "on"}


@pytest.mark.parametrize(
    ("vendor", "different", "words"),
    [
        ("sqlite", {}, ""),
        ("sqlite", {"PRAGMA journal_mode": "delete"}, "journal_mode=WAL"),
        ("sqlite", {"PRAGMA synchronous": 1}, "synchronous=FULL"),
        ("sqlite", {"PRAGMA foreign_keys": 0}, "foreign_keys=ON"),
        ("postgresql", {}, ""),
        ("postgresql", {"SHOW fsync": "off"}, "fsync=on"),
        ("postgresql", {"SHOW full_page_writes": "off"}, "full_page_writes=on"),
        ("postgresql", {"SHOW synchronous_commit": "off"}, "synchronous_commit=on"),
    ],
)
def test_a_database_that_could_lose_a_page_is_not_served(
    vendor: str, different: dict[str, Any], words: str
) -> None:
    answers = (SQLITE if vendor == "sqlite" else POSTGRESQL) | different
    found = " ".join(safe.database_problems(a_council(), Answering(vendor, answers)))
    assert words in found
    assert bool(found) == bool(words)


@pytest.mark.parametrize("mode", [None, "DEFERRED", "EXCLUSIVE"])
def test_sqlite_without_immediate_transactions_is_not_served(mode: str | None) -> None:
    found = " ".join(safe.database_problems(a_council(), Answering("sqlite", SQLITE, transaction_mode=mode)))
    assert "IMMEDIATE" in found


def test_an_old_postgresql_is_not_served() -> None:
    old = Answering("postgresql", POSTGRESQL, pg_version=140_011)
    assert "version 15" in " ".join(safe.database_problems(a_council(), old))
