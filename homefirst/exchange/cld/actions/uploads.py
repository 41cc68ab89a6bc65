"""Files that somebody has chosen on the page and not loaded yet. They hold personal data and wait for a day at most."""

from __future__ import annotations

import json
import secrets
import shutil
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from homefirst.exchange.cld.files import shelf
from homefirst.exchange.cld.recognising import RecognisedFile, recognise
from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit import actions as audit

WHAT = "recognised.json"
_LONGEST = 24 * 60 * 60  # seconds


@transaction.atomic
def keep_uploads(*, files: Iterable[UploadedFile[Any]], by: Actor) -> str:
    """Puts the files aside and recognises them; nothing goes into the record. Returns the token of the upload."""
    policy.check(by, "files.load")
    _forget_old()
    token = secrets.token_hex(16)
    place = folder_of(token)
    place.mkdir(parents=True, mode=0o700)
    found = []
    for number, file in enumerate(files):
        path = place / str(number) / Path(str(file.name)).name
        path.parent.mkdir(mode=0o700)
        with path.open("wb") as kept:
            for block in file.chunks():
                kept.write(block)
        found.append(recognise(path))
    (place / WHAT).write_text(json.dumps([asdict(one) for one in found]), encoding="utf-8")
    audit.record(
        by, "write", "files.upload", object_type="upload", object_id=token[:8], detail={"files": len(found)}
    )
    return token


def forget_upload(token: str) -> None:
    shutil.rmtree(folder_of(token), ignore_errors=True)


def folder_of(token: str) -> Path:
    return shelf() / "incoming" / token


def uploaded(token: str) -> list[tuple[Path, RecognisedFile]]:
    """The files of an upload and what they are; empty when it was loaded, left, or is older than a day."""
    what = folder_of(token) / WHAT
    if not what.is_file():
        return []
    found = [RecognisedFile(**one) for one in json.loads(what.read_text(encoding="utf-8"))]
    return [(folder_of(token) / str(number) / one.name, one) for number, one in enumerate(found)]


def _forget_old() -> None:
    incoming = shelf() / "incoming"
    for place in incoming.iterdir() if incoming.is_dir() else ():
        if time.time() - place.stat().st_mtime > _LONGEST:
            shutil.rmtree(place, ignore_errors=True)
