"""Nothing is written to the record but by a verb in `actions`, which checks, decides, writes and audits at once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository.tree import python, text

ALWAYS = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
ROWS = {"save", "create", "delete"}
# A short list, each with its reason. A new line here is a decision.
ALLOWED = {
    "homefirst/foundation/accounts/models.py": "the user manager that the sign-in library itself calls",
    "homefirst/foundation/accounts/sessions.py": "sessions are no part of the record, and end inside an action",
    "homefirst/foundation/accounts/tries.py": "tries must be counted although what failed is rolled back",
    "homefirst/foundation/audit/anchoring.py": "the one empty row of the chain's head, where there is none yet",
    "homefirst/exchange/cld/landing.py": "rows of a file as they came, before anything is made of them",
}


@pytest.mark.parametrize("path", [p for p in python("homefirst") if "migrations" not in p.parts], ids=str)
def test_rows_are_written_by_actions_only(path: Path) -> None:
    if _is_actions(path) or str(path) in ALLOWED or path.parts[1] == "demo":
        return
    found = [f"{path}:{line}: {words}" for line, words in _writes(ast.parse(text(path)))]
    assert not found, "\n".join(found)


def test_the_list_of_exceptions_names_only_what_is_there() -> None:
    known = {str(path) for path in python("homefirst")}
    needed = {name for name in ALLOWED if name in known and list(_writes(ast.parse(text(Path(name)))))}
    assert len(ALLOWED) <= 8
    assert {name for name in ALLOWED if name in known} == needed, "an exception that is needed no more"


def test_a_write_is_noticed_when_it_is_there() -> None:
    seen = "Person.objects.filter(pk=1).update(name='x')\nperson.save()\nPerson.objects.create()\n"
    unseen = "found.update(other)\nseen.update({1: 2})\nsession.save()\nenv.create_thing()\n"
    assert len(list(_writes(ast.parse(seen)))) == 3
    assert not list(_writes(ast.parse(unseen)))


def _is_actions(path: Path) -> bool:
    return path.name == "actions.py" or "actions" in path.parts


def _writes(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_write(node):
            yield node.lineno, ast.unparse(node.func)


def _is_write(call: ast.Call) -> bool:
    assert isinstance(call.func, ast.Attribute)
    name, on = call.func.attr, ast.unparse(call.func.value)
    if name in ALWAYS:
        return True
    if name == "update":  # of rows it takes names; of a dict or a set, a value
        return (bool(call.keywords) and not call.args and ".objects" in on) or ".filter(" in on
    if name in ROWS and on not in {"session", "request.session", "form", "super()", "self.session"}:
        return ".objects" in on or ".filter(" in on or (name == "save" and not call.args)
    return False
