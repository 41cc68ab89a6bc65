"""What must hold on every page of every journey. `look` raises with all that is wrong at once."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from django.db import connection
from playwright.sync_api import Page

from tests.browser import words

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 800}
PAPER = {"width": 794, "height": 1123}  # A4
# Axe reads markup, styles and scripts, which are the same on every database: it looks on one.
_AXE_LOOKS = connection.vendor == "sqlite"
OUR_COOKIES = {"homefirst", "homefirst-csrf"}
MOST_HTML = 100_000  # bytes of a first screen
_WHEN = re.compile(
    r"\b\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\b(today|tomorrow|late)\b", re.I
)

# Many states on one page repeat landmarks and jump between levels of headings; a page of its own may not.
_OF_ONE_PAGE = ["landmark-unique", "heading-order"]
_AXE_RUN = """async (without) => {
  const rules = Object.fromEntries(without.map(rule => [rule, {enabled: false}]));
  const found = await axe.run(document, {resultTypes: ["violations"], rules});
  return found.violations.map(each => each.id + ": " + each.help + " — "
    + each.nodes.slice(0, 3).map(node => node.target.join(" ") + " " + (node.failureSummary || "")).join(" | "));
}"""
_SIDEWAYS = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  return [...document.body.querySelectorAll("*")].filter(each => each.getBoundingClientRect().right > root.clientWidth + 1)
    .filter(each => { for (let up = each.parentElement; up; up = up.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(up).overflowX)) return false; } return true; })
    .slice(0, 4).map(each => each.outerHTML.slice(0, 140)).concat([root.scrollWidth + " wide"]);
}"""
_FACTS = """async () => {
  const text = each => (each.innerText ?? each.textContent).trim().replace(/\\s+/g, " ");
  const alone = each => { const copy = each.cloneNode(true);
    copy.querySelectorAll(".govuk-visually-hidden").forEach(hidden => hidden.remove());
    return copy.textContent.trim().replace(/\\s+/g, " "); };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const said = document.body.cloneNode(true);
  said.querySelectorAll("script, style, code, pre, q, blockquote, td, dd, textarea, option, [data-as-recorded]")
    .forEach(each => each.remove());
  return {
    title: document.title,
    headings: all("h1").length,
    framed: all(".hf-header__who").length,
    errors: all(".govuk-error-summary").length,
    focused: document.activeElement?.classList.contains("govuk-error-summary") ?? false,
    people: all(".hf-identity").filter(each => !each.classList.contains("hf-identity--place")).length,
    next: all("[data-part=next]").map(each => ({text: text(each), rows: [...each.querySelectorAll(".hf-next__row")]
      .map(row => [".hf-next__what", ".hf-next__who", ".hf-next__when"].map(part => text(row.querySelector(part))))})),
    counts: all("[data-count]").filter(each => !(each.closest("a[href]") || each.querySelector("a[href]")
      || each.dataset.reason)).map(each => each.outerHTML.slice(0, 160)),
    buttons: all("button, .govuk-button, input[type=submit]").map(each => each.value && each.tagName === "INPUT"
      ? each.value : alone(each)),
    tags: all(".hf-tag").map(alone),
    said: said.textContent.replace(/\\s+/g, " "),
    bytes: new Blob([document.documentElement.outerHTML]).size,
    kept: Object.keys(localStorage).concat(Object.keys(sessionStorage)),
  };
}"""


# What is meant for a screen alone: ways on, boxes to type in, and what is spoken instead of drawn.
_SCREEN_ONLY = (
    "form, nav, button, .govuk-button, .hf-heading__actions, .hf-identity__actions, .hf-switch, .hf-switch__list, .hf-pages,"
    " .hf-filter__panel, .hf-side, .govuk-visually-hidden, details, .hf-skip, .hf-screen-only"
)
_ON_SCREEN = """without => { window.seen = [...document.querySelectorAll("main :is(p, li, td, dd, h2, h3, q)")]
  .filter(each => each.textContent.trim() && each.getClientRects().length && !each.closest(without)
    && !each.querySelector(without)); }"""
_OFF_THE_SHEET = """() => window.seen.filter(each => !each.getClientRects().length).slice(0, 3)
  .map(each => each.outerHTML.slice(0, 140))"""
_OF_NO_USE = """() => [...document.querySelectorAll("main td a")].filter(each => each.getClientRects().length
  && /^(Change|End)\\b/.test(each.textContent.trim())).slice(0, 3).map(each => each.outerHTML.slice(0, 140))"""
_SHOWN_DAY = """() => [...document.querySelectorAll(".hf-print-only")].some(each => each.getClientRects().length
  && each.textContent.includes("Printed on"))"""
_WITHOUT_ORIGIN = """() => [...document.querySelectorAll("main form :is(input:not([type=hidden]), textarea, select)")]
  .filter(each => ["radio", "checkbox"].includes(each.type) ? each.checked : each.value.trim())
  .filter(each => { for (let up = each; up && up.tagName !== "FORM"; up = up.parentElement)
    if (up.querySelector(".hf-origin, .hf-over")) return false; return true; }).map(each => each.name)"""


def look(page: Page, *, scripts: bool = True, gallery: bool = False, paper: bool = False) -> None:
    """Looks at a page at both widths. Axe is left out without `scripts`, and on PostgreSQL: the page is the same one.

    A page of the `gallery` shows many states at once, so it has many headings and next steps, and is heavy.
    With `paper` its print is looked at too.
    """
    wrong: list[str] = []
    axe = scripts and _AXE_LOOKS
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        wrong += [f"{size['width']} px: {words}" for words in (_by_axe(page, gallery) if axe else [])]
        if size is NARROW:
            wrong += [f"scrolls sideways: {each}" for each in page.evaluate(_SIDEWAYS)]
    facts = page.evaluate(_FACTS)
    wrong += _paper(page, facts) if paper else []
    wrong += [*_counts(facts), *_words(facts), *_kept(page, facts)]
    wrong += [] if gallery else [*_frame(facts, scripts), *_next(facts), *_weight(facts)]
    assert not wrong, f"{page.url}\n  " + "\n  ".join(wrong)


def glance(page: Page, *, scripts: bool = True) -> None:
    """All but axe, on a phone: for the many pages of a form, each made of controls that the gallery has looked at."""
    page.set_viewport_size(NARROW)
    wrong = [f"scrolls sideways: {each}" for each in page.evaluate(_SIDEWAYS)]
    facts = page.evaluate(_FACTS)
    wrong += [*_counts(facts), *_words(facts), *_kept(page, facts)]
    wrong += [*_frame(facts, scripts), *_next(facts), *_weight(facts)]
    assert not wrong, f"{page.url}\n  " + "\n  ".join(wrong)


def filled_in_unsaid(page: Page) -> list[str]:
    """Controls that are filled in and do not say from where."""
    found: list[str] = page.evaluate(_WITHOUT_ORIGIN)
    return found


def rows_on_first_screen(page: Page, rows: str) -> int:
    """How many elements of `rows` end within the first 1280 x 900."""
    page.set_viewport_size(WIDE)
    boxes = [row.bounding_box() for row in page.locator(rows).all()]
    return sum(1 for box in boxes if box and box["y"] + box["height"] <= WIDE["height"])


def _paper(page: Page, facts: dict[str, Any]) -> list[str]:
    """Print holds all that the page says, and the day."""
    page.evaluate(_ON_SCREEN, _SCREEN_ONLY)
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    lost = [f"not on paper: {each}" for each in page.evaluate(_OFF_THE_SHEET)]
    lost += [f"wider than the sheet: {each}" for each in page.evaluate(_SIDEWAYS)]
    lost += [f"of no use on paper: {each}" for each in page.evaluate(_OF_NO_USE)]
    if facts["framed"] and not page.evaluate(_SHOWN_DAY):
        lost.append("paper without the day on which it was printed")
    page.emulate_media(media="screen")
    page.set_viewport_size(WIDE)
    return lost


def _by_axe(page: Page, gallery: bool) -> list[str]:
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(_AXE_RUN, _OF_ONE_PAGE if gallery else [])
    return found


def _frame(facts: dict[str, Any], scripts: bool) -> list[str]:
    wrong = [] if facts["headings"] == 1 else [f"{facts['headings']} headings of level 1"]
    if facts["errors"] and not facts["title"].startswith("Error: "):
        wrong.append(f"the title of a page with errors: {facts['title']}")
    if facts["errors"] and scripts and not facts["focused"]:
        wrong.append("focus is not on the error summary")
    if not facts["errors"] and facts["title"].startswith("Error"):
        wrong.append("the title speaks of an error that the page does not explain")
    return wrong


def _weight(facts: dict[str, Any]) -> list[str]:
    light = facts["bytes"] <= MOST_HTML
    return [] if light else [f"{facts['bytes']:,} bytes of HTML; at most {MOST_HTML:,}"]


def _next(facts: dict[str, Any]) -> list[str]:
    """What, who, when: on every page about a person."""
    if not facts["people"]:
        return []
    if len(facts["next"]) != 1:
        return [f"{len(facts['next'])} parts say what happens next"]
    said = facts["next"][0]
    if not said["rows"]:
        return [] if "Nothing is planned" in said["text"] else [f"nothing next: {said['text']}"]
    return [
        f"next without what, who and when: {row}"
        for row in said["rows"]
        if not (row[0] and row[1].removeprefix("Held by") and _WHEN.search(row[2]))
    ]


def _counts(facts: dict[str, Any]) -> list[str]:
    return [f"a count that neither opens nor says why: {each}" for each in facts["counts"]]


def _words(facts: dict[str, Any]) -> list[str]:
    wrong = [f"a page never says {json.dumps(said)}" for said in words.never_said(facts["said"])]
    for button in facts["buttons"]:
        if not words.fits_a_button(button):
            wrong.append(f"a button's words: {button!r}")
    wrong += [
        f"a status not in the list: {tag!r}" for tag in facts["tags"] if not words.STATUS.fullmatch(tag)
    ]
    return wrong


def _kept(page: Page, facts: dict[str, Any]) -> list[str]:
    """Nothing about anybody stays in the browser."""
    cookies = {cookie["name"] for cookie in page.context.cookies()} - OUR_COOKIES
    return [f"kept in the browser: {each}" for each in [*facts["kept"], *sorted(cookies)]]
