"""Writes the status table of README.md from docs/status.yaml; with --check says whether it is stale."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
BEGIN, END = "<!-- status -->", "<!-- /status -->"
STATES = {"works": "Works", "begun": "Begun", "not begun": "Not begun"}


def table(rows: dict[str, dict[str, str]]) -> str:
    """The status of each row of the mission as a Markdown table."""
    lines = ["| Row | What | Today |", "| --- | --- | --- |"]
    for number, row in rows.items():
        words = f". {row['words']}" if "words" in row else ""
        lines.append(f"| {number} | {row['what']} | {STATES[row['state']]}{words} |")
    return "\n".join(lines)


def main() -> int:
    readme = ROOT / "README.md"
    text = readme.read_text()
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    rows = yaml.safe_load((ROOT / "docs" / "status.yaml").read_text())
    fresh = f"{before}{BEGIN}\n{table(rows)}\n{END}{after}"
    if "--check" in sys.argv:
        if fresh != text:
            print("README.md: the status table is stale. Run `make docs`.")
        return int(fresh != text)
    readme.write_text(fresh)
    return 0


if __name__ == "__main__":
    sys.exit(main())
