"""What waits for whoever answers for practice: the counts at the top of How we work, each with the way to it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from django.urls import reverse

from homefirst.foundation import definitions
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import Total
from homefirst.practice.forms import library as forms
from homefirst.practice.pathways import library as pathways
from homefirst.practice.pathways.definition.reading import COMMON, pathway_files
from homefirst.practice.pathways.queries import waiting_for_agreement
from homefirst.practice.safeguarding.queries.audits import count_to_audit
from homefirst.practice.supervision.queries import supervision_times
from homefirst.practice.teams.queries import staff_now


def waits(actor: Actor) -> list[Total]:
    """To agree, to publish, supervision that is late, enquiries to audit: what the role may do of it. Nine queries."""
    found = []
    if can(actor, "practice.publish"):
        agree, changed = len(waiting_for_agreement(actor)), unpublished()
        found.append(_total(agree, "For you to agree", f"{reverse('my_work')}?show=agree"))
        found.append(_total(changed, "Changed files to publish", reverse("how_publish")))
    if can(actor, "supervision.overview"):
        times = supervision_times(actor, staff_now(actor.on))
        late = sum(one.is_late(actor.on) for one in times)
        found.append(
            _total(
                late,
                "Workers whose supervision is late",
                f"{reverse('supervision')}?show=late",
                late=late > 0,
            )
        )
    if can(actor, "safeguarding.audit") and can(actor, "practice.publish"):
        left = count_to_audit(actor, actor.on.replace(day=1))
        found.append(_total(left, "Enquiries to audit this month", reverse("ended_enquiries")))
    return found


def unpublished() -> int:
    """Files of pathways and forms that say something else than what was published last. Two queries."""
    home = definitions.folder()
    endings = _text(home / "pathways" / COMMON)
    of_pathways = {path.stem: (_text(path), endings) for path in pathway_files(home / "pathways")}
    of_forms = {path.stem: _text(path) for path in (home / "forms").glob("*.yaml")}
    return _differing(of_pathways, pathways.newest_texts()) + _differing(of_forms, forms.newest_texts())


def _differing(files: Mapping[str, object], last: Mapping[str, object]) -> int:
    return sum(last.get(name) != text for name, text in files.items())


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _total(number: int, words: str, href: str, *, late: bool = False) -> Total:
    return Total(f"{number:,}", words, href, late=late)
