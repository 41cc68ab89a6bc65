"""Forms are published from files: checked, and kept as they are. Answers that were begun keep their version."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.audit.actions import record as audit
from homefirst.practice.forms.definition.reading import read_folder
from homefirst.practice.forms.models import PublishedForm


@transaction.atomic
def publish_forms(*, folder: Path, by: Actor) -> list[PublishedForm]:
    """Publishes every form of the folder whose file changed since its last version; one bad file, and none is. Raises
    Invalid."""
    check(by, "practice.publish")
    made = []
    for name in read_folder(folder):
        text = (folder / f"{name}.yaml").read_text(encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        last = PublishedForm.objects.filter(name=name).order_by("-number").first()
        if last and last.digest == digest:
            continue
        number = last.number + 1 if last else 1
        kept = {"text": text, "digest": digest, "published_by": by.user, "published_at": by.at}
        version = PublishedForm.objects.create(name=name, number=number, **kept)
        detail = {"name": name, "number": number, "digest": digest}
        audit(
            by, "write", "practice.publish_form", object_type="form", object_id=str(version.pk), detail=detail
        )
        made.append(version)
    return made
