"""Every page that is a list is measured for how many of its rows stand on the first screen."""

from __future__ import annotations

import re

from tests.browser.lists import LISTS, NOT_LISTS
from tests.repository.tree import ROOT

_TABLE = re.compile(r"\bui\.(?:grouped_|two_line_)?table\(")
_MEASURING = ("test_density.py", "test_lists.py")


def test_a_page_with_a_table_is_measured_or_says_why_it_is_no_list() -> None:
    tables = {
        path.relative_to(folder).as_posix()
        for folder in (ROOT / "homefirst").rglob("jinja2")
        for path in folder.rglob("*.jinja")
        if path.parts[-2] != "design" and _TABLE.search(path.read_text(encoding="utf-8"))
    }
    assert not tables - LISTS.keys() - NOT_LISTS.keys(), "found, not listed in tests/browser/lists.py"
    assert not (LISTS.keys() | NOT_LISTS.keys()) - tables, "listed, not found"
    assert not LISTS.keys() & NOT_LISTS.keys()


def test_every_list_is_opened_where_its_rows_are_counted() -> None:
    read = " ".join((ROOT / "tests" / "browser" / name).read_text(encoding="utf-8") for name in _MEASURING)
    unopened = {name for names in LISTS.values() for name in names if not re.search(rf'"{name}[?"]', read)}
    assert not unopened
