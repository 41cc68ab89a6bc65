"""The style sheet holds every component, and colours that can be read."""

from __future__ import annotations

import re

from homefirst.foundation.design.jinja import COMPONENTS

STYLES = COMPONENTS.parent / "styles"
SHEET = COMPONENTS.parent / "static/homefirst/homefirst.css"


def test_the_list_of_styles_equals_the_folders_that_have_one() -> None:
    listed = re.findall(r'@use "../components/(\w+)/style"', (STYLES / "_components.scss").read_text())
    assert listed == sorted(listed)
    assert set(listed) == {path.parent.name for path in COMPONENTS.glob("*/style.scss")}


def test_the_committed_sheet_holds_every_class_that_our_styles_name() -> None:
    """A style that was written and not built would be seen by nobody."""
    built = SHEET.read_text(encoding="utf-8")
    missing = {
        name
        for path in COMPONENTS.glob("*/style.scss")
        for name in re.findall(r"^\.(hf-[\w-]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        if f".{name}" not in built
    }
    assert missing == set()


def test_no_style_asks_for_a_file_of_another_host() -> None:
    assert not re.search(r"url\(\s*[\"']?(https?:)?//", SHEET.read_text(encoding="utf-8"))
