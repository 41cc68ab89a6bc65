"""Pathways are published from files: checked, kept as they are, and in force from a day. Live episodes keep theirs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.audit.actions import record_many
from homefirst.foundation.errors import Invalid
from homefirst.practice.forms.actions import check_installation
from homefirst.practice.pathways.definition.reading import COMMON, read_folder
from homefirst.practice.pathways.effects import installed
from homefirst.practice.pathways.models import PracticeChange, PublishedPathway


@transaction.atomic
def publish_folder(*, folder: Path, from_on: date, by: Actor, reason: str = "") -> list[PublishedPathway]:
    """Publishes every pathway of the folder whose file, or whose common endings, changed since its last version. A folder
    with one bad file publishes nothing. What an earlier version said is no change: the council has moved on from it. For the
    command line alone: at the desk a second person agrees. Raises Invalid."""
    check_installation(by)
    if from_on < by.on:
        raise Invalid(
            "A pathway is in force from today at the earliest.", {"from_on": "Enter today or a later day."}
        )
    endings = (folder / COMMON).read_text(encoding="utf-8")
    codes = read_folder(folder, roles=set(roles()), effects=installed())
    texts = {code: (folder / f"{code}.yaml").read_text(encoding="utf-8") for code in codes}
    kept = set(PublishedPathway.objects.values_list("code", "digest"))
    changed = {code: text for code, text in texts.items() if (code, _digest(code, text, endings)) not in kept}
    more = {"endings": endings, "from_on": from_on, "reason": reason, "published_by": by.user}
    return _publish(changed, by, more)


def publish_agreed(
    *, code: str, text: str, endings: str, change: PracticeChange, by: Actor
) -> PublishedPathway | None:
    """Inside the transaction of who agreed; the files were checked there. `by` agrees to what somebody else drafted."""
    assert change.from_on is not None
    last = PublishedPathway.objects.filter(code=code).order_by("-number").first()
    if last and last.digest == _digest(code, text, endings):  # somebody may mean to go back to an earlier one
        return None
    who = {"published_by": change.drafted_by, "agreed_by": by.user}
    more = {"endings": endings, "from_on": change.from_on, "reason": change.reason}
    return _publish({code: text}, by, who | more)[0]


def _publish(texts: Mapping[str, str], by: Actor, more: Mapping[str, Any]) -> list[PublishedPathway]:
    """The next version of each code; `more` holds the endings, the day, the reason and who."""
    newest = PublishedPathway.objects.filter(code__in=texts).order_by("number").values_list("code", "number")
    last = dict(newest)
    versions = PublishedPathway.objects.bulk_create(
        PublishedPathway(
            code=code,
            number=last.get(code, 0) + 1,
            text=text,
            digest=_digest(code, text, more["endings"]),
            published_at=by.at,
            **more,
        )
        for code, text in texts.items()
    )
    record_many(by, "write", "practice.publish", [_row(version) for version in versions])
    return versions


def _row(version: PublishedPathway) -> dict[str, Any]:
    """For the chain."""
    number, day = version.number, version.from_on.isoformat()
    detail = {"code": version.code, "number": number, "digest": version.digest, "from": day}
    return {"object_type": "pathway", "object_id": version.pk, "detail": detail}


def _digest(code: str, text: str, endings: str) -> str:
    return hashlib.sha256("\x00".join((code, text, endings)).encode()).hexdigest()
