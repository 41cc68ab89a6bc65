"""Writes the pages of each pathway into docs/generated/pathways; with --check says which are stale.

`<pathway>.md` is what somebody reads aloud to a team in five minutes, on one page. `reference/<pathway>.md` has the diagram,
and every step and outcome in tables.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from homefirst.config.effects import EFFECTS  # noqa: E402
from homefirst.foundation.accounts.roles import read_roles  # noqa: E402
from homefirst.practice.pathways.definition import words  # noqa: E402
from homefirst.practice.pathways.definition.aloud import Around, aloud  # noqa: E402
from homefirst.practice.pathways.definition.diagram import mermaid  # noqa: E402
from homefirst.practice.pathways.definition.reading import read_folder  # noqa: E402
from homefirst.practice.pathways.definition.said_dates import told  # noqa: E402
from homefirst.practice.pathways.definition.shapes import Outcome, Pathway, Step  # noqa: E402

PAGES = ROOT / "docs" / "generated" / "pathways"
DEPARTURES = ROOT / "docs" / "decisions" / "0017-where-pathways-depart-from-practice.md"
NOTICE = "<!-- Written by scripts/write_pathway_pages.py. Change the definition, then run `make docs`. -->"
ABOUT = {
    "adult": "an adult",
    "carer": "a carer",
    "pair": "a carer and an adult",
    "provider": "a service",
    "matter": "a matter that stands on nobody's record",
}


def main() -> int:
    roles = read_roles(ROOT / "definitions" / "roles.yaml")
    pathways = read_folder(ROOT / "definitions" / "pathways", roles=set(roles), effects=EFFECTS)
    around = Around({code: role.worker for code, role in roles.items()}, EFFECTS, pathways)
    titles = {code: role.title for code, role in roles.items()}
    pages = {f"{code}.md": reading(pathway, around) for code, pathway in pathways.items()}
    pages |= {f"reference/{code}.md": page(pathway, pathways, titles) for code, pathway in pathways.items()}
    pages["README.md"] = index(pathways)
    if "--check" in sys.argv:
        return stale(pages)
    for path in PAGES.rglob("*.md"):
        path.unlink()
    for name, text in pages.items():
        (PAGES / name).parent.mkdir(parents=True, exist_ok=True)
        (PAGES / name).write_text(text, encoding="utf-8")
    return 0


def stale(pages: Mapping[str, str]) -> int:
    standing = {
        path.relative_to(PAGES).as_posix(): path.read_text(encoding="utf-8") for path in PAGES.rglob("*.md")
    }
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
        "Each is one page to read aloud to a team. *Reference* has its diagram, and every step and outcome in tables.",
        "",
        "| Pathway | What the person could say | Steps | |",
        "| --- | --- | --- | --- |",
    ]
    for code, pathway in pathways.items():
        off = " (off)" if pathway.off_until else ""
        lines.append(
            f"| [{pathway.title}]({code}.md){off} | {pathway.statement} | {len(pathway.steps)}"
            f" | [Reference](reference/{code}.md) |"
        )
    return "\n".join(lines) + "\n"


def reading(pathway: Pathway, around: Around) -> str:
    read = aloud(pathway, around)
    blocks = [f"# {read.title}", NOTICE, f"> {read.statement}", *read.opening]
    for number, step in enumerate(read.steps, start=1):
        blocks += [f"## {number}. {step.title}", *step.paragraphs]
    for each in read.closing:
        blocks += [f"## {each.title}", *each.paragraphs]
    blocks += bullets("Ask in your team", read.questions)
    blocks += bullets("Where this departs from practice as we read it", tuple(departures(pathway.code)))
    blocks.append(
        f"The diagram, and every step and outcome in tables: [reference](reference/{pathway.code}.md)."
    )
    return "\n\n".join(blocks) + "\n"


def departures(code: str) -> Iterator[str]:
    """The rows of the decision whose first cell leads to this pathway."""
    name = DEPARTURES.name
    for line in DEPARTURES.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and f"/{code}.md)" in cells[0]:
            said = ". ".join(cell.rstrip(".") for cell in cells[1:] if cell)
            linked = re.sub(r"\]\((\d{4}-)", r"](../../decisions/\1", said)
            yield f"{linked}. ([Decision 17](../../decisions/{name}))"


def page(pathway: Pathway, pathways: Mapping[str, Pathway], roles: Mapping[str, str]) -> str:
    blocks = [
        f"# {pathway.title}: reference",
        NOTICE,
        f"To read aloud: [{pathway.title}](../{pathway.code}.md).",
    ]
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
