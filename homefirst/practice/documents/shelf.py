"""Where documents lie: under the data folder, outside whatever a web server shows, named by the digest of what is in them.

`incoming` holds files that were chosen on a page that could not be saved yet; they wait for a day at most.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

_LONGEST = 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class Waiting:
    """A file put aside: `token` finds it again for whoever put it there, `name` is what they called it."""

    token: str
    name: str
    path: Path


def shelf() -> Path:
    return _made(Path(settings.DATA) / "documents")


def place_of(digest: str) -> Path:
    return shelf() / digest[:2] / digest


def put_aside(blocks: Iterable[bytes], name: str, user_id: int) -> Waiting:
    """Whole or not at all. The owner stands in the path, so that nobody else's token leads to it."""
    _forget_old()
    token = secrets.token_hex(16)
    folder = _made(_incoming(user_id) / token)
    path = folder / "file"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as kept:
        for block in blocks:
            kept.write(block)
    (folder / "name").write_text(name, encoding="utf-8")
    return Waiting(token, name, path)


def put_aside_before(token: str, user_id: int) -> Waiting | None:
    """None where it was kept, given up, or waited for more than a day."""
    if not (len(token) == 32 and token.isalnum()):
        return None
    folder = _incoming(user_id) / token
    if not (folder / "name").is_file():
        return None
    return Waiting(token, (folder / "name").read_text(encoding="utf-8"), folder / "file")


def forget(waiting: Waiting) -> None:
    shutil.rmtree(waiting.path.parent, ignore_errors=True)


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep(waiting: Waiting) -> str:
    """Copies the file to its place, and returns its digest. The same content lies there once, however often it is kept."""
    digest = digest_of(waiting.path)
    place = place_of(digest)
    _made(place.parent)
    if not place.is_file() or digest_of(place) != digest:
        beside = place.with_name(f".{secrets.token_hex(8)}")
        with (
            waiting.path.open("rb") as read,
            os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as write,
        ):
            shutil.copyfileobj(read, write)
            write.flush()
            os.fsync(write.fileno())
        beside.replace(place)
    return digest


def _incoming(user_id: int) -> Path:
    return shelf() / "incoming" / str(user_id)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _forget_old() -> None:
    waiting = shelf() / "incoming"
    for folder in waiting.glob("*/*") if waiting.is_dir() else ():
        if time.time() - folder.stat().st_mtime > _LONGEST:
            shutil.rmtree(folder, ignore_errors=True)
