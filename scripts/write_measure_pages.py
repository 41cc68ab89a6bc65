"""Writes a page for each measure into docs/generated/measures; with --check says which are stale.

A page holds what the measure's definition states, the steps of its computation in order, each with its SQL, and the
worked example whose figures the tests recompute.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from homefirst.insight.indicators import explained  # noqa: E402
from homefirst.insight.indicators.definitions import (  # noqa: E402
    Indicator,
    indicators,
    practice_measures,
)

PAGES = ROOT / "docs" / "generated" / "measures"
NOTICE = "<!-- Written by scripts/write_measure_pages.py. Change the definition, then run `make docs`. -->"
SCALES = {
    "percent": "Percentage",
    "per_100000": "For every 100,000 people of the age band",
    "per_100000_a_day": "For every 100,000 people of the age band, on an average day",
    "a_week": "A week",
    "each": "For each of those that are counted below the line",
    "pounds": "Pounds",
}
COUNTS = {
    "numerator": "in the numerator and the denominator",
    "denominator": "in the denominator only",
    "neither": "in neither",
    "not counted": "not counted",
}
ROW = ("event_type", "event_start", "event_end", "service_type", "service_component")
REST_OF_ROW = ("delivery_mechanism", "event_outcome")
ABOUT = {
    "birth_month": "Born",
    "date_of_death": "Died",
    "gender": "Gender",
    "primary_support_reason": "Primary support reason",
    "accommodation": "Accommodation",
}


def main() -> int:
    folder = ROOT / "definitions" / "indicators"
    pages = written(indicators(folder), practice_measures(folder))
    if "--check" in sys.argv:
        return stale(pages)
    PAGES.mkdir(parents=True, exist_ok=True)
    for path in PAGES.glob("*.md"):
        path.unlink()
    for name, text in pages.items():
        (PAGES / name).write_text(text, encoding="utf-8")
    return 0


def stale(pages: dict[str, str]) -> int:
    standing = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}
    names = sorted(name for name in pages.keys() | standing.keys() if pages.get(name) != standing.get(name))
    for name in names:
        print(f"docs/generated/measures/{name} is stale. Run `make docs`.")
    return int(bool(names))


def written(found: dict[str, Indicator], of_practice: dict[str, Indicator]) -> dict[str, str]:
    """Text by file name."""
    pages = {f"{measure.slug}.md": page(measure) for measure in (*found.values(), *of_practice.values())}
    return pages | {"README.md": index(found, of_practice)}


def index(found: dict[str, Indicator], of_practice: dict[str, Indicator]) -> str:
    lines = ["# The measures", "", NOTICE, "", *table(found)]
    lines += ["", "## Worked out from the work itself", "", *table(of_practice)]
    return "\n".join(lines) + "\n"


def table(found: dict[str, Indicator]) -> list[str]:
    lines = ["| Measure | What it counts | Better is | Compare from |", "| --- | --- | --- | --- |"]
    for measure in found.values():
        words = measure.words
        link = f"[{measure.code}]({measure.slug}.md) {words['title']}"
        lines.append(cells(link, words["statement"], words["direction"], words["comparable_from"]))
    return lines


def page(measure: Indicator) -> str:
    words = measure.words
    parts = [
        [f"# {measure.code} {words['title']}", NOTICE, flat(words["statement"])],
        ["## Why it is measured", flat(words["why"])],
        ["## What is divided by what", facts(measure)],
        ["## The method and where it comes from", versions(words), *listed("Easily missed", words["traps"])],
        ["## What weakens it", weaknesses(words)] if words["weaknesses"] else [],
        ["## Step by step", *steps(measure)],
        worked_example(measure) if "worked_example" in words else [],
    ]
    return "\n\n".join(block for part in parts for block in part) + "\n"


def facts(measure: Indicator) -> str:
    words = measure.words
    rows = {
        "Above the line": words["numerator"],
        "Below the line": words["denominator"],
        "Counted in": words["unit"],
        "Shown as": SCALES[words["scale"]],
        "For": words["period"]["words"],
        "Groups": ", ".join(measure.groups),
        "Better is": words["direction"],
        "Comparable from": words["comparable_from"],
        "Published nationally": "yes" if words["published_nationally"] else "no",
        "Source": words["source"],
    }
    return "\n".join(["| | |", "| --- | --- |", *(cells(f"**{name}**", text) for name, text in rows.items())])


def versions(words: dict[str, Any]) -> str:
    lines = ["| Method | For years that end from | What it says |", "| --- | --- | --- |"]
    return "\n".join(
        lines + [cells(v["version"], written_day(v["from"]), v["note"]) for v in words["method_versions"]]
    )


def weaknesses(words: dict[str, Any]) -> str:
    lines = ["| Counted beside the figure | What mends it |", "| --- | --- |"]
    return "\n".join(lines + [cells(entry["title"], entry["mend"]) for entry in words["weaknesses"]])


def listed(title: str, entries: list[str]) -> list[str]:
    return [f"{title}:", "\n".join(f"- {flat(entry)}" for entry in entries)] if entries else []


def steps(measure: Indicator) -> list[str]:
    """Each step's own words, then its SQL."""
    blocks = [explained.GIVEN_OF_PRACTICE if measure.is_practice else explained.GIVEN]
    for number, step in enumerate(explained.steps(measure), start=1):
        blocks += [f"### {number}. `{step.name}`", step.words, f"```sql\n{step.sql}\n```"]
    return blocks


def worked_example(measure: Indicator) -> list[str]:
    example = measure.words["worked_example"]
    period = example["period"]
    opening = (
        f"Made-up people, for the year from {written_day(period['start'])} to {written_day(period['end'])}. "
        "The tests recompute all of it, by the SQL above and by a second, plain implementation."
    )
    blocks = ["## A worked example", opening, people(example["people"])]
    blocks += ["The rows behind it:", events(example["people"]), "Which gives:", figure(example["figure"])]
    return blocks


def people(entries: list[dict[str, Any]]) -> str:
    lines = ["| Who | What happened | Counts | Why |", "| --- | --- | --- | --- |"]
    for person in entries:
        known = [f"{title}: {about(person, name)}" for name, title in ABOUT.items() if name in person]
        story = f"{flat(person['story'])} ({'; '.join(known)}.)" if known else flat(person["story"])
        counts = COUNTS[person["counts"]] + (f", {person['group']}" if "group" in person else "")
        ruled = f" Rule {person['rule']}: {person['result']}." if "rule" in person else ""
        lines.append(cells(person["name"], story, counts, flat(person["because"]) + ruled))
    return "\n".join(lines)


def about(person: dict[str, Any], name: str) -> str:
    return f"{person[name]:%B %Y}" if name == "birth_month" else written_value(person[name])


def events(entries: list[dict[str, Any]]) -> str:
    columns = (*ROW, *REST_OF_ROW)
    titles = [column.replace("_", " ") for column in columns]
    lines = [cells("who", *titles), cells(*["---"] * (len(columns) + 1))]
    for person in entries:
        for event in person["events"]:
            row = {"event_type": "Service", **event}
            lines.append(cells(person["name"], *(written_value(row.get(column, "")) for column in columns)))
    return "\n".join(lines)


def figure(groups: dict[str, dict[str, Any]]) -> str:
    lines = ["| Group | Numerator | Denominator | Figure |", "| --- | --- | --- | --- |"]
    for group, counted in groups.items():
        denominator = f"{counted['denominator']:,}"
        lines.append(cells(group, counted["numerator"], denominator, counted["outcome"]))
    return "\n".join(lines)


def cells(*texts: object) -> str:
    return "| " + " | ".join(flat(text).replace("|", "\\|") for text in texts) + " |"


def flat(text: object) -> str:
    return " ".join(str(text).split())


def written_value(value: Any) -> str:
    return written_day(value) if hasattr(value, "year") else str(value)


def written_day(day: Any) -> str:
    return f"{day.day} {day:%B %Y}" if hasattr(day, "year") else str(day)


if __name__ == "__main__":
    sys.exit(main())
