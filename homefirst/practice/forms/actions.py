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
from homefirst.foundation.audit.actions import record_many
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.forms.definition.reading import read_folder
from homefirst.practice.forms.models import PublishedForm


@transaction.atomic
def publish_forms(*, folder: Path, by: Actor) -> list[PublishedForm]:
    """Publishes every form of the folder whose file changed since its last version; one bad file, and none is. What an
    earlier version said is no change. For the command line alone: at the desk a second person agrees. Raises Invalid."""
    check_installation(by)
    texts = {name: (folder / f"{name}.yaml").read_text(encoding="utf-8") for name in read_folder(folder)}
    kept = set(PublishedForm.objects.values_list("name", "digest"))
    changed = {name: text for name, text in texts.items() if (name, _digest(text)) not in kept}
    return _publish(changed, by, {"published_by": by.user})


def publish_agreed_form(
    *, name: str, text: str, from_on: date | None, reason: str, drafted_by: User, by: Actor
) -> PublishedForm | None:
    """Inside the transaction of who agreed; the file was checked there. `by` agrees to what `drafted_by` wrote."""
    last = PublishedForm.objects.filter(name=name).order_by("-number").first()
    if last and last.digest == _digest(text):
        return None
    who = {"published_by": drafted_by, "agreed_by": by.user}
    return _publish({name: text}, by, who | {"from_on": from_on, "reason": reason})[0]


def check_installation(by: Actor) -> None:
    """Files of the installation are put in force by whoever runs it; anybody at the desk needs a second person."""
    check(by, "practice.publish")
    if by.user is not None:
        said = "At the desk a change is proposed, and somebody else agrees before it is in force."
        raise NotAllowed(said, action="practice.publish")


def _publish(texts: Mapping[str, str], by: Actor, more: Mapping[str, Any]) -> list[PublishedForm]:
    """The next version of each name."""
    newest = PublishedForm.objects.filter(name__in=texts).order_by("number").values_list("name", "number")
    last = dict(newest)
    versions = PublishedForm.objects.bulk_create(
        PublishedForm(
            name=name,
            number=last.get(name, 0) + 1,
            text=text,
            digest=_digest(text),
            published_at=by.at,
            **more,
        )
        for name, text in texts.items()
    )
    record_many(by, "write", "practice.publish_form", [_row(version) for version in versions])
    return versions


def _row(version: PublishedForm) -> dict[str, Any]:
    detail = {"name": version.name, "number": version.number, "digest": version.digest}
    return {"object_type": "form", "object_id": version.pk, "detail": detail}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
