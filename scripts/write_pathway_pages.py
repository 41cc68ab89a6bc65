"""Writes a page for each pathway into docs/generated/pathways; with --check says which are stale.

A page is a pathway as a team would read it aloud: what it is for, a diagram, each step in words, what it prevents.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from homefirst.config.effects import EFFECTS  # noqa: E402
from homefirst.foundation.accounts.roles import read_roles  # noqa: E402
from homefirst.practice.pathways.definition import words  # noqa: E402
from homefirst.practice.pathways.definition.diagram import mermaid  # noqa: E402
from homefirst.practice.pathways.definition.reading import read_folder  # noqa: E402
from homefirst.practice.pathways.definition.said_dates import told  # noqa: E402
from homefirst.practice.pathways.definition.shapes import Outcome, Pathway, Step  # noqa: E402

PAGES = ROOT / "docs" / "generated" / "pathways"
NOTICE = "<!-- Written by scripts/write_pathway_pages.py. Change the definition, then run `make docs`. -->"
ABOUT = {
    "adult": "an adult",
    "carer": "a carer",
    "pair": "a carer and an adult",
    "provider": "a service",
    "matter": "a matter that stands on nobody's record",
}


def main() -> int:
    roles = {code: role.title for code, role in read_roles(ROOT / "definitions" / "roles.yaml").items()}
    pathways = read_folder(ROOT / "definitions" / "pathways", roles=set(roles), effects=EFFECTS)
    pages = {f"{code}.md": page(pathway, pathways, roles) for code, pathway in pathways.items()}
    pages["README.md"] = index(pathways)
    if "--check" in sys.argv:
        return stale(pages)
    PAGES.mkdir(parents=True, exist_ok=True)
    for path in PAGES.glob("*.md"):
        path.unlink()
    for name, text in pages.items():
        (PAGES / name).write_text(text, encoding="utf-8")
    return 0


def stale(pages: Mapping[str, str]) -> int:
    standing = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}
    names = sorted(name for name in pages.keys() | standing.keys() if pages.get(name) != standing.get(name))
    for name in names:
        print(f"docs/generated/pathways/{name} is stale. Run `make docs`.")
    return int(bool(names))


def index(pathways: Mapping[str, Pathway]) -> str:
    lines = [
        "# The pathways",
        "",
        NOTICE,
        "",
        "| Pathway | What the person could say | Steps |",
        "| --- | --- | --- |",
    ]
    for code, pathway in pathways.items():
        off = " (off)" if pathway.off_until else ""
        lines.append(f"| [{pathway.title}]({code}.md){off} | {pathway.statement} | {len(pathway.steps)} |")
    return "\n".join(lines) + "\n"


def page(pathway: Pathway, pathways: Mapping[str, Pathway], roles: Mapping[str, str]) -> str:
    blocks = [f"# {pathway.title}", NOTICE, f"> {pathway.statement}", pathway.purpose]
    blocks += [f"**Off.** {pathway.off_until}"] if pathway.off_until else []
    blocks += [facts(pathway), f"```mermaid\n{mermaid(pathway)}\n```"]
    for number, step in enumerate(pathway.steps.values(), start=1):
        blocks += part(number, pathway, step, roles, pathways)
    if pathway.endings:
        blocks += ["## At any time", outcomes(pathway, None, pathway.endings, pathways)]
    blocks += bullets("What it is measured by", pathway.measures) + bullets(
        "What it prevents", pathway.prevents
    )
    return "\n\n".join(blocks) + "\n"


def facts(pathway: Pathway) -> str:
    lines = [f"- About {ABOUT[pathway.about]}. Rows {', '.join(pathway.rows)} of the mission."]
    lines += [f"- Starts with: {words.listed(pathway.starts, 'or')}."]
    lines += [f"- Law: {words.listed(pathway.law, 'and')}."] if pathway.law else []
    if pathway.easy_return:
        back = pathway.easy_return
        at = pathway.steps[back.at].title
        lines.append(
            f"- Easy return: within {back.within} of its end it opens again at “{at}”, with all that was known."
        )
    return "\n".join(lines)


def part(
    number: int, pathway: Pathway, step: Step, roles: Mapping[str, str], pathways: Mapping[str, Pathway]
) -> list[str]:
    said = [f"- {words.done_by(step, roles)}", f"- {words.time_allowed(pathway, step.within)}"]
    said += [
        f"- {line}"
        for line in (words.approval(step, roles), *words.manners(step), words.counts(step))
        if line
    ]
    if step.after_all:
        waited = words.listed([pathway.steps[code].title for code in step.after_all], "and")
        said.append(f"- Opens when these are done: {waited}.")
    blocks = [f"## {number}. {step.title}"] + ([step.purpose] if step.purpose else [])
    return [*blocks, "\n".join(said), outcomes(pathway, step, step.outcomes, pathways)]


def outcomes(
    pathway: Pathway, step: Step | None, found: Mapping[str, Outcome], pathways: Mapping[str, Pathway]
) -> str:
    titles = {code: other.title for code, other in pathways.items()}
    lines = [
        "| Outcome | What it means to the person | Then | By itself | To do | In the return |",
        "| --- " * 6 + "|",
    ]
    for outcome in found.values():
        then = words.leads_to(pathway, step, outcome) if step else "ends the pathway"
        by_itself = [*words.causes(step, outcome, EFFECTS, titles), *told(pathway, outcome, pathways)]
        itself = words.listed(by_itself, "and")
        to_do = words.listed(words.promises(step, outcome, EFFECTS), "and")
        row = (outcome.title, outcome.means, then, itself, to_do, outcome.cld)
        lines.append("| " + " | ".join(text.replace("|", "\\|") for text in row) + " |")
    return "\n".join(lines)


def bullets(title: str, lines: tuple[str, ...]) -> list[str]:
    return [f"## {title}", "\n".join(f"- {line}" for line in lines)] if lines else []


if __name__ == "__main__":
    sys.exit(main())
