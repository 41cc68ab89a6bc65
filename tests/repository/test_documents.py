"""What is written about the code is there, and says all of it."""

from __future__ import annotations

import re
import subprocess

from scripts.check_lock import ALLOWED, strangers
from scripts.write_status_table import STATES
from tests.repository.tree import ROOT, text, tracked


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_readme_says_how_far_each_of_the_34_rows_is() -> None:
    table = read("README.md").split("<!-- status -->")[1].split("<!-- /status -->")[0]
    rows = re.findall(r"^\| R(\d+) \| [^|]+ \| ([^|]+) \|$", table, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 35))
    states = tuple(STATES.values())
    unclear = [f"R{number}: {words}" for number, words in rows if not words.startswith(states)]
    assert not unclear, "\n".join(unclear)


def test_the_index_of_decisions_lists_every_decision_and_no_other() -> None:
    listed = re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", read("docs/decisions/README.md"))
    there = sorted(path.name for path in (ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert sorted(listed) == there
    numbers = [name[:4] for name in there]
    assert len(numbers) == len(set(numbers)), "two decisions have one number"


def test_every_word_of_the_glossary_stands_where_it_says() -> None:
    rows = re.findall(r"^\| \*\*(.+?)\*\* \| .+ \| (.+) \|$", read("docs/glossary.md"), re.MULTILINE)
    assert len(rows) >= 20
    missing = []
    for word, where in rows:
        for place in re.findall(r"`([\w./-]+)`", where):
            candidates = (ROOT / place, ROOT / "homefirst" / place)
            found = any(each.exists() for each in candidates) or any(ROOT.glob(f"homefirst/**/{place}"))
            missing += [] if found else [f"{word}: {place}"]
    assert not missing, "\n".join(missing)


def test_the_rooms_of_the_glossary_are_folders_of_the_tree() -> None:
    """A top-level word that the glossary does not use is a word that staff were not asked about."""
    glossary = read("docs/glossary.md")
    rooms = [path.name for path in (ROOT / "homefirst").iterdir() if (path / "__init__.py").exists()]
    used = [
        room
        for room in rooms
        if f"`{room}" in glossary or f"{room}/" in glossary or room in ("config", "demo")
    ]
    assert sorted(used) == sorted(rooms)


def test_every_link_between_documents_leads_somewhere() -> None:
    broken = []
    for path in tracked():
        if path.suffix != ".md" or path.parts[0] == "tests":
            continue
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text(path)):
            if not (ROOT / path.parent / target).exists():
                broken.append(f"{path}: {target}")
    assert not broken, "\n".join(broken)


def test_every_pathway_has_one_page_to_read_aloud_and_its_reference_with_a_diagram() -> None:
    codes = {path.stem for path in (ROOT / "definitions/pathways").glob("*.yaml")} - {"_common"}
    pages = ROOT / "docs/generated/pathways"
    assert {path.stem for path in pages.glob("*.md")} - {"README"} == codes
    assert {path.stem for path in (pages / "reference").glob("*.md")} == codes
    for code in codes:
        assert "## Ask in your team" in read(f"docs/generated/pathways/{code}.md")
        assert "flowchart TD" in read(f"docs/generated/pathways/reference/{code}.md")


def test_make_help_lists_every_command() -> None:
    listed = subprocess.run(
        ["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    phony = re.search(r"^\.PHONY: (.+)$", read("Makefile"), re.MULTILINE)
    assert phony
    for target in phony[1].split():
        assert re.search(rf"^{re.escape(target)}\s+\S", listed, re.MULTILINE), (
            f"make help leaves out {target}"
        )
    targets = set(re.findall(r"^([a-z][a-z-]*):", read("Makefile"), re.MULTILINE))
    assert targets == set(phony[1].split())


def test_lock_files_name_public_indexes_only() -> None:
    for name, allowed in ALLOWED.items():
        assert not strangers(ROOT / name, allowed)


def test_a_stranger_in_a_lock_file_is_noticed(tmp_path) -> None:
    lock = tmp_path / "uv.lock"
    lock.write_text(
        'source = { registry = "https://pypi.org/simple" }\nurl = "https://mirror.example/x.whl"\n'
    )
    assert [row.rsplit(" ", 1)[1] for row in strangers(lock, ALLOWED["uv.lock"])] == [
        "https://mirror.example"
    ]


def test_the_wheel_carries_the_definitions() -> None:
    """As the code looks for them: `homefirst/_definitions` when installed, `definitions/` in a checkout."""
    import tomllib

    settings = tomllib.loads(read("pyproject.toml"))
    wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"definitions": "homefirst/_definitions"}
    assert '_definitions"' in read("homefirst/foundation/definitions/__init__.py")
    assert (ROOT / "definitions/roles.yaml").is_file()


def test_every_dependency_has_its_reason_beside_it() -> None:
    block = read("pyproject.toml").split("dependencies = [")[1].split("\n]")[0]
    without = [line for line in block.splitlines() if line.strip() and "#" not in line]
    assert not without


def test_what_the_readme_shows_of_a_way_of_working_stands_in_its_file_line_by_line() -> None:
    shown, source = re.findall(
        r"```yaml\n(.+?)```\n\nis a part of \[[\w.]+\]\(([\w./]+)\)", read("README.md"), re.DOTALL
    )[0]
    lines = set(read(source).splitlines())
    gone = [line for line in shown.splitlines() if line not in lines]
    assert not gone, f"{source} no longer has: {gone}"
