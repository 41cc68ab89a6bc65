"""What waits for whoever answers for practice: the counts at the top of How we work, each with the way to it."""

from __future__ import annotations

from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import Total
from homefirst.practice.pathways.queries import waiting_for_agreement
from homefirst.practice.pathways.queries.changes import published_last, to_agree
from homefirst.practice.safeguarding.queries.audits import count_to_audit
from homefirst.practice.supervision.queries import supervision_times
from homefirst.practice.teams.queries import staff_now
from homefirst.workspace.changes.files import of_the_installation


def waits(actor: Actor) -> list[Total]:
    """To agree, to publish, supervision that is late, enquiries to audit: what the role may do of it. Ten queries."""
    found = []
    if can(actor, "practice.agree"):
        found.append(_total(to_agree(actor), "Changes for you to agree", reverse("how_changes")))
    if can(actor, "practice.publish"):
        agree, changed = len(waiting_for_agreement(actor)), unpublished()
        found.append(_total(agree, "Steps for you to agree", f"{reverse('my_work')}?show=agree"))
        found.append(_total(changed, "Changed files of the installation", reverse("how_publish")))
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
    """Files of the installation that say something which no version ever said. Two queries."""
    return len(of_the_installation(published_last()))


def _total(number: int, words: str, href: str, *, late: bool = False) -> Total:
    return Total(f"{number:,}", words, href, late=late)
