"""Which tests run, in which order, by which process: hooks that tests/conftest.py takes in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

_TOUCHING = {"db", "transactional_db", "django_db_setup"}
_BROWSER = Path(__file__).parent / "browser"
# Long ones first, so that no process works on alone at the end.
_LONG = (
    "test_walkthrough.py",
    "test_lives.py",
    "test_lives_ahead.py",
    "test_desk.py",
    "test_notes.py",
    "test_doing.py",
)
_left_out: dict[str, int] = {}


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Marks each test by what it needs, and puts browser journeys after the rest, whose settings their server changes."""
    for item in items:
        if _BROWSER in item.path.parents:
            item.add_marker("browser")
        if touches_a_database(item):
            item.add_marker("database")
    yield
    items.sort(key=_place)


def touches_a_database(item: pytest.Item) -> bool:
    """By what it asks for: a test that asks for none of it is held away from the database by pytest-django. A test that
    sends another process to one says so with the marker itself."""
    asks = set(getattr(item, "fixturenames", ())) & _TOUCHING
    marked = any(item.get_closest_marker(name) for name in ("django_db", "database"))
    return bool(asks) or marked or _opens_the_way(item)


def _opens_the_way(item: pytest.Item) -> bool:
    """Whether a fixture of ours may lift the guard; pytest-django's own lift it for the names above only."""
    known = getattr(item, "_fixtureinfo", None)
    ours = [
        each
        for found in (known.name2fixturedefs.values() if known else ())
        for each in found
        if not each.func.__module__.startswith("pytest_django")
    ]
    takes = {name for each in ours for name in each.argnames} | set(known.argnames if known else ())
    return "django_db_blocker" in takes


def _place(item: pytest.Item) -> int:
    if _BROWSER not in item.path.parents:
        return -1
    return _LONG.index(item.path.name) if item.path.name in _LONG else len(_LONG)


class ByFile(LoadScopeScheduling):  # type: ignore[misc]
    """What a file makes once for its tests is made by one process; journeys go one by one to whichever is free."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        alone = file.startswith("tests/browser/") and not file.endswith("test_walkthrough.py")
        return nodeid if alone else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile | None:
    return ByFile(config, log) if config.getvalue("dist") == "loadscope" else None


def pytest_deselected(items: list[pytest.Item]) -> None:
    _left_out["tests"] = _left_out.get("tests", 0) + len(items)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = _left_out.get("tests", 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    _left_out["tests"] = getattr(node, "workeroutput", {}).get("left_out", 0)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if config.option.markexpr and _left_out.get("tests"):
        terminalreporter.write_line(f"{_left_out['tests']} tests left out by -m {config.option.markexpr!r}")
