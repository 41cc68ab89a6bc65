"""Pathways are published from files: checked, kept as they are, and in force from a day. Live episodes keep theirs."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.audit.actions import record as audit
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
    made = []
    for code in read_folder(folder, roles=set(roles()), effects=installed()):
        text = (folder / f"{code}.yaml").read_text(encoding="utf-8")
        version = _publish(code, text, endings, from_on, reason, by, None)
        made += [version] if version else []
    return made


def publish_agreed(
    *, code: str, text: str, endings: str, change: PracticeChange, by: Actor
) -> PublishedPathway | None:
    """Inside the transaction of who agreed; the files were checked there. `by` agrees to what somebody else drafted."""
    assert change.from_on is not None
    return _publish(code, text, endings, change.from_on, change.reason, by, change.drafted_by)


def _publish(
    code: str, text: str, endings: str, from_on: date, reason: str, by: Actor, drafted_by: User | None
) -> PublishedPathway | None:
    digest = hashlib.sha256("\x00".join((code, text, endings)).encode()).hexdigest()
    earlier = list(PublishedPathway.objects.filter(code=code).order_by("-number"))
    last = earlier[0] if earlier else None
    said_before = earlier[:1] if drafted_by else earlier  # at the desk somebody may mean to go back
    if any(version.digest == digest for version in said_before):
        return None
    version = PublishedPathway.objects.create(
        code=code,
        number=last.number + 1 if last else 1,
        from_on=from_on,
        text=text,
        endings=endings,
        digest=digest,
        reason=reason,
        published_by=drafted_by or by.user,
        published_at=by.at,
        agreed_by=by.user if drafted_by else None,
    )
    detail = {"code": code, "number": version.number, "digest": digest, "from": from_on.isoformat()}
    audit(by, "write", "practice.publish", object_type="pathway", object_id=str(version.pk), detail=detail)
    return version
