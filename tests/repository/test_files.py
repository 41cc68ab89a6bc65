"""Where things stand, and what never stands anywhere."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest

from tests.repository.tree import ROOT, python, text, tracked

FORBIDDEN_NAMES = re.compile(r"(?:^|_)(?:utils?|helpers?|managers?|mixins?|signals?|services)\.py$")
# `signals` there are those of a control chart: points that are more than chance.
ALLOWED_NAMES = {"homefirst/foundation/design/charts/control/signals.py"}
MOST_LINES = 300
MACHINE_PATH = re.compile(r"/(?:work|root|home)/\w|/tmp/hf|[A-Z]:\\\\Users")
# Who wrote something, or with what, is no part of it. Kept as digests, so that this list names nothing itself.
NEVER_NAMED = {
    "c857d09db23e6822", "c70eca6b0f88f44d", "60965168ce762e94", "7d3194f79e645c42", "3ea125d0bff386e6",
    "487b91042c7cf27a", "57de4cf40144bdf7", "94a168d2da574b00", "d298391b07433318", "386ebc0efd04339a",
}  # fmt: skip


@pytest.mark.parametrize("path", python("homefirst", "scripts", "bench"), ids=str)
def test_no_file_is_called_after_what_it_might_hold(path) -> None:
    assert str(path) in ALLOWED_NAMES or not FORBIDDEN_NAMES.search(path.name)
    assert not {"utils", "helpers", "managers", "mixins", "signals"} & set(path.parts[:-1])


def test_no_file_of_the_product_is_longer_than_can_be_read_in_one_sitting() -> None:
    long = {
        str(path): lines
        for path in python("homefirst", "scripts", "bench")
        if (lines := text(path).count("\n")) > MOST_LINES and "migrations" not in path.parts
    }
    assert not long, f"split these, one noun a file: {long}"


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    here = str((ROOT / __file__).relative_to(ROOT))
    found = [
        f"{path}:{number}: {line.strip()[:80]}"
        for path in tracked()
        if str(path) != here and path.parts[:2] != ("tests", "vendor")
        for number, line in enumerate(text(path).splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert not found, "\n".join(found)


def test_no_file_says_who_or_what_wrote_it() -> None:
    found = []
    for path in tracked():
        if path.parts[:2] == ("tests", "vendor") or path.name.endswith("lock.json"):
            continue
        words = set(re.findall(r"[a-z]{3,}", text(path).lower()))
        found += [f"{path}: {word}" for word in words if _digest(word) in NEVER_NAMED]
        if re.search(r"co-authored-by:|generated with|written by an? ", text(path), re.IGNORECASE):
            found += [] if path.name == "test_files.py" else [f"{path}: says who wrote it"]
    assert not found, "\n".join(found)


def test_nothing_private_or_built_is_tracked() -> None:
    wrong = [
        str(path)
        for path in tracked()
        if path.suffix in {".pem", ".sqlite3", ".pyc", ".env"}
        or {"node_modules", ".venv", "var"} & set(path.parts)
    ]
    assert not wrong


def _digest(word: str) -> str:
    return sha256(word.encode()).hexdigest()[:16]
