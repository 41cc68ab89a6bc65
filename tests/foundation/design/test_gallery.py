"""The gallery shows every component in each of the states that are promised, and each can be drawn."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.template import engines

from homefirst.foundation.design.council import council
from homefirst.foundation.design.examples import DAY, examples
from homefirst.foundation.design.gallery import Component, components
from homefirst.foundation.design.jinja import COMPONENTS

PAGES = COMPONENTS.parent / "jinja2/design"

# What each component's states must show; a state may show several, named in its title.
PROMISED = {
    "button": ("primary", "secondary", "warning", "link"),
    "frame": ("signed in", "signed out", "badge"),
    "summary_list": ("with and without change", "missing", "card"),
    "side_navigation": ("a record", "parts of a form"),
    "search": ("empty", "filled"),
    "filter": ("closed", "chosen", "none match"),
    "count_bar": ("chosen", "zero", "late"),
    "tag": (
        "a step", "a clock", "a pathway of work", "a plan", "a goal", "care and support", "a concern",
        "leave to restrict liberty", "a charge", "a payment", "a letter", "a file", "a mistake in data", "a definition",
        "a measure", "a promise", "agreement",
    ),
    "clock": ("by a date", "today", "late", "paused", "done in time", "done late", "no start"),
    "table": ("plain", "sortable", "grouped", "own region", "empty"),
    "identity_bar": ("full", "slim", "died", "restricted", "place", "carer", "print", "one need", "alert to check"),
    "next_panel": ("yours", "others", "nothing planned", "late", "the person's form"),
    "match_panel": ("strong", "maybe", "none", "out of sight"),
    "origin_line": ("record", "file", "last time"),
    "timeline_list": ("past", "planned", "by month"),
    "timeline_picture": ("six months", "years", "dense", "empty", "print", "right to left"),
    "network_picture": ("one", "many", "carer", "strained", "none", "family tree", "right-to-left"),
    "wait_bar": ("short", "long", "nothing to compare with", "under", "near", "over"),
    "charts": ("usual", "better", "worse", "neither way", "changed baseline", "too few", "target", "hidden"),
    "spark_line": ("usual", "better", "worse", "either way", "changed baseline", "too few", "target"),
    "read_aloud": ("with questions for the team", "without questions"),
    "reading": ("moved", "target", "table"),
    "headline": ("rate", "share", "money", "hidden", "no population"),
    "dot_plot": ("share", "rate", "neighbours", "hidden", "tied", "right-to-left"),
    "weakness_list": ("none found", "some", "worst"),
    "view_switch": ("picture", "list", "print"),
    "method_block": ("words", "steps", "query", "example"),
    "progress": ("running", "done", "failed", "refused"),
    "held_back_table": ("few", "many", "all"),
    "split_bars": ("share", "hidden", "rate", "none"),
    "people_count": ("opens", "may not", "hidden"),
    "form": ("every kind of field", "with errors", "last time", "add another"),
    "save_status": ("no script", "saving", "saved", "offline", "conflict"),
    "effects_list": ("none", "some", "needs agreement", "changed"),
    "flow_picture": ("some steps",),
    "both_texts": ("one field", "several"),
    "two_voices": ("some parts agreed", "not read"),
    "plan_band": ("less than before", "the same", "nothing planned"),
    "compare_texts": ("a word changed",),
    "note": ("own words", "not to be shared", "closed", "entered in error", "withheld"),
    "sheet": ("printed", "stays on the screen"),
    "step_strip": ("done", "in hand", "ahead", "long name"),
    "notices": ("after an action", "warning", "right to left"),
    "heading": ("actions", "breadcrumbs", "long name"),
}  # fmt: skip


@pytest.mark.parametrize("folder", [each.folder for each in components()])
def test_every_promised_state_is_shown(folder: str) -> None:
    assert folder in PROMISED, "say in PROMISED which states its gallery must show"
    named = " ".join(state.name.casefold() for state in _component(folder).states)
    assert [state for state in PROMISED[folder] if not re.search(rf"\b{state}\b", named)] == []


def test_every_folder_with_a_macro_has_its_states() -> None:
    with_macros = {path.parent.name for path in COMPONENTS.glob("*/macro.jinja")}
    assert with_macros == {each.folder for each in components()}


@pytest.mark.parametrize("folder", [each.folder for each in components()])
def test_every_state_can_be_drawn(folder: str) -> None:
    for state in _component(folder).states:
        assert draw(state.template).strip(), state.name


def test_every_macro_that_pages_may_call_is_shown() -> None:
    """By a state, by what a state is filled with, by another macro, or by the gallery's own page."""
    sources = [(COMPONENTS.parent / "examples.py").read_text(encoding="utf-8")]
    sources += [state.template for each in components() for state in each.states]
    sources += [path.read_text(encoding="utf-8") for path in COMPONENTS.glob("*/macro.jinja")]
    called = re.sub(r"{%-?\s*macro\s+\w+\(", "", " ".join([*sources, (PAGES / "gallery.jinja").read_text()]))
    ours = {name for name in _environment().globals["ui"].where if not name.startswith("_")}
    assert {name for name in ours if not re.search(rf"\b{name}\(", called)} == set()


def _component(folder: str) -> Component:
    return next(each for each in components() if each.folder == folder)


def _environment() -> Any:
    return engines["jinja2"].env  # type: ignore[attr-defined]


def draw(template: str) -> str:
    env = _environment()
    shown = {"council": council(), "today": DAY, "example": examples(env.globals["ui"])}
    return str(env.from_string(template).render(shown))
