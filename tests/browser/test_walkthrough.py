"""docs/walkthrough.md, step by step, in the demonstration as `make demo` builds and serves it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psycopg
import pytest
from django.conf import settings
from playwright.sync_api import Browser

from homefirst.demo.hints import PASSWORD
from homefirst.demo.stories import STORIES
from tests.browser.looking import WIDE
from tests.browser.visitor import Visitor

WALK = Path(__file__).parents[2] / "docs" / "walkthrough.md"
STARTS_WITHIN = 240  # seconds
ANALYST, MANAGER, WORKER = "lin.zhao", "amara.cole", "priya.nair"
# Each signs in once in this file: six digits open one thing only. The principal social worker reaches every team.
PRINCIPAL = "gwen.morgan"
# The demonstration is another process, with a database of the kind in hand.
pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address: a small borough, built from nothing in a folder and a database of its own."""
    folder, port = tmp_path_factory.mktemp("demo"), _free_port()
    command = [
        sys.executable,
        "-m",
        "homefirst.config.cli",
        "demo",
        "run",
        "--people",
        "200",
        "--port",
        str(port),
    ]
    environment = {**os.environ, "HOMEFIRST_DATA": str(folder), "DATABASE_URL": _own_database()}
    with (folder / "log").open("w") as log:
        running = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    address = f"http://localhost:{port}"
    try:
        _wait_for(address, running, folder / "log")
        yield address
    finally:
        running.terminate()
        assert running.wait(timeout=90) == 0, (folder / "log").read_text()


def test_an_analyst_gets_to_the_people_behind_the_worst_measure(browser: Browser, demonstration: str) -> None:
    visitor = _signed_in(browser, demonstration, ANALYST).sees("Figures", "Worst against England")
    _to_the_worst_measure(visitor)
    visitor.follow(visitor.page.locator(".hf-headline a").first).sees("Counted in", "Say why you need names")
    visitor.type(
        "What are you mending, and why do you need names?",
        "Filling blank mechanisms before the return for December.",
    )
    visitor.follow(visitor.page.get_by_role("button", name="Name these", exact=False)).sees(
        "Everybody named here can see that you looked"
    )
    assert visitor.follow(visitor.page.locator("tbody a").first).path.startswith("/people/")
    visitor.press("Sign out").sees("Sign in to Homefirst")


def test_a_manager_gets_to_the_people_of_their_teams(browser: Browser, demonstration: str) -> None:
    visitor = _signed_in(browser, demonstration, MANAGER)
    visitor.open("figures")
    _to_the_worst_measure(visitor)
    visitor.follow(visitor.page.locator(".hf-headline a").first).sees("Counted in").does_not_see(
        "Say why you need names"
    )
    assert visitor.follow(visitor.page.locator("tbody a").first).path.startswith("/people/")


def test_a_worker_starts_with_the_next_thing_to_do_for_graham(browser: Browser, demonstration: str) -> None:
    visitor = _signed_in(browser, demonstration, WORKER).sees("My work", "Graham Ashworth")
    visitor.follow(visitor.page.get_by_role("link", name="Graham Ashworth").first).sees(
        "Give him time", "Loose dog at number 6", "Ruth Hollins"
    )


def test_five_people_and_a_husband_live_in_the_borough(browser: Browser, demonstration: str) -> None:
    visitor = _signed_in(browser, demonstration, PRINCIPAL, scripts=False)
    for story in STORIES:
        visitor.open("find_people", query=f"?q={story.la_id}")
        visitor.follow(
            visitor.page.get_by_role("link", name=f"{story.given_name} {story.family_name}").first
        ).sees(
            story.given_name, story.family_name, story.telephone, *(each.words for each in story.needs[:1])
        )
        record = re.match(r"/people/[^/]+/", visitor.path)
        assert record
        for section in ("story/", "people/", "care/", "details/"):
            visitor.open(record[0] + section)


def test_the_walk_names_those_who_walk_it_and_the_password() -> None:
    words = WALK.read_text(encoding="utf-8")
    assert [name for name in (ANALYST, MANAGER, WORKER) if f"{name}@westbrook.example" not in words] == []
    assert f"`{PASSWORD}`" in words


def _to_the_worst_measure(visitor: Visitor) -> None:
    visitor.press("Worst against England first")
    visitor.follow(visitor.page.locator("tbody a").first).sees(
        "People who direct their own support", "In words", "What weakens this figure"
    )


def _signed_in(browser: Browser, address: str, who: str, *, scripts: bool = True) -> Visitor:
    context = browser.new_context(java_script_enabled=scripts, viewport=WIDE, locale="en-GB")
    context.set_default_timeout(30_000)
    visitor = Visitor(context.new_page(), address, scripts)
    visitor.open("/sign-in/").sees("This is a demonstration", PASSWORD)
    visitor.type("E-mail address", f"{who}@westbrook.example").type("Password", PASSWORD).press("Sign in")
    shown = re.search(r"shows (\d{3} \d{3}) now", visitor.page.locator("main").inner_text())
    assert shown
    return visitor.type("The six digits", shown[1]).press("Sign in")


def _wait_for(address: str, running: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and running.poll() is None:
        try:
            urlopen(address + "/sign-in/", timeout=10).close()
            return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(1)
    pytest.fail(f"The demonstration did not start:\n{log.read_text()}")


def _own_database() -> str:
    """Empty: SQLite in the folder; else a new database on the server of this run."""
    ours = settings.DATABASES["default"]
    if "postgresql" not in ours["ENGINE"]:
        return ""
    name = f"demonstration_{os.getpid()}"
    with psycopg.connect(host=ours["HOST"], user=ours["USER"], dbname="postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    return f"postgresql://{ours['USER']}@/{name}?host={ours['HOST']}"


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])
