"""A real browser against a live server, on a fixed day, with scripts and without."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests import factories as make
from tests.browser.looking import WIDE
from tests.browser.visitor import Visitor
from tests.conftest import PLAIN_FILES

# The browser's own loop runs in the thread of the test, which Django would take for a mistake.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# Without a desktop around it the same browser costs a fifth less.
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium") or ""
Turn = Callable[[date], None]
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def live_server(empty_folder: Path) -> Iterator[LiveServer]:
    """One server for the run, speaking http; its middleware reads these settings as it starts."""
    plain = {
        "SECURE_SSL_REDIRECT": False,
        "SESSION_COOKIE_NAME": "homefirst",
        "SESSION_COOKIE_SECURE": False,
        "CSRF_COOKIE_NAME": "homefirst-csrf",
        "CSRF_COOKIE_SECURE": False,
        "STATIC_ROOT": empty_folder,
        "STORAGES": settings.STORAGES | {"staticfiles": {"BACKEND": PLAIN_FILES}},
        "HOMEFIRST_GALLERY": True,
    }
    with override_settings(**plain):
        server = LiveServer("localhost")
        yield server
        server.stop()


@pytest.fixture(autouse=True)
def _live_server_helper() -> None:
    """A journey asks for its database itself; one that does not is held away from it, in the server's thread too."""


@pytest.fixture(autouse=True)
def _always_the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """10am on Tuesday 24 November 2026, and moving: a session still ends after half an hour."""
    began = time.monotonic()
    monkeypatch.setattr(timezone, "now", lambda: make.NOW + timedelta(seconds=time.monotonic() - began))


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def visitor(browser: Browser, live_server: LiveServer, scripts: bool) -> Iterator[Visitor]:
    """Every journey runs twice: with JavaScript and without."""
    context = browser.new_context(
        java_script_enabled=scripts, viewport=WIDE, locale="en-GB", bypass_csp=False
    )
    context.set_default_timeout(15_000)
    yield Visitor(context.new_page(), live_server.url, scripts)
    context.close()


@pytest.fixture
def turn(monkeypatch: pytest.MonkeyPatch) -> Turn:
    """Turns the calendar to another day; sessions of before have run out by then."""

    def to(day: date) -> None:
        began, at = (
            time.monotonic(),
            datetime(day.year, day.month, day.day, 10, tzinfo=ZoneInfo("Europe/London")),
        )
        monkeypatch.setattr(timezone, "now", lambda: at + timedelta(seconds=time.monotonic() - began))
        monkeypatch.setattr(make, "NOW", at)

    return to


@pytest.fixture
def team(transactional_db: None) -> Any:
    return make.team("north", "Westbrook North")
