"""Forms are published from files: checked, and kept as they are. Answers that were begun keep their version."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.accounts.models import User
from homefirst.foundation.audit.actions import record as audit
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.forms.definition.reading import read_folder
from homefirst.practice.forms.models import PublishedForm


@transaction.atomic
def publish_forms(*, folder: Path, by: Actor) -> list[PublishedForm]:
    """Publishes every form of the folder whose file changed since its last version; one bad file, and none is. What an
    earlier version said is no change. For the command line alone: at the desk a second person agrees. Raises Invalid."""
    check_installation(by)
    made = []
    for name in read_folder(folder):
        text = (folder / f"{name}.yaml").read_text(encoding="utf-8")
        digest = _digest(text)
        if not PublishedForm.objects.filter(name=name, digest=digest).exists():
            made.append(_publish(name, text, by, {"published_by": by.user}))
    return made


def publish_agreed_form(
    *, name: str, text: str, from_on: date | None, reason: str, drafted_by: User, by: Actor
) -> PublishedForm | None:
    """Inside the transaction of who agreed; the file was checked there. `by` agrees to what `drafted_by` wrote."""
    last = PublishedForm.objects.filter(name=name).order_by("-number").first()
    if last and last.digest == _digest(text):
        return None
    who = {"published_by": drafted_by, "agreed_by": by.user}
    return _publish(name, text, by, who | {"from_on": from_on, "reason": reason})


def check_installation(by: Actor) -> None:
    """Files of the installation are put in force by whoever runs it; anybody at the desk needs a second person."""
    check(by, "practice.publish")
    if by.user is not None:
        said = "At the desk a change is proposed, and somebody else agrees before it is in force."
        raise NotAllowed(said, action="practice.publish")


def _publish(name: str, text: str, by: Actor, more: Mapping[str, Any]) -> PublishedForm:
    last = PublishedForm.objects.filter(name=name).order_by("-number").first()
    number, digest = (last.number + 1 if last else 1), _digest(text)
    version = PublishedForm.objects.create(
        name=name, number=number, text=text, digest=digest, published_at=by.at, **more
    )
    detail = {"name": name, "number": number, "digest": digest}
    audit(by, "write", "practice.publish_form", object_type="form", object_id=str(version.pk), detail=detail)
    return version


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
