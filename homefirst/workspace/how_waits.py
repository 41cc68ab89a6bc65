"""What waits for whoever answers for practice: the counts at the top of How we work, each with the way to it, and every
change that nobody has decided yet, with whose it is."""

from __future__ import annotations

from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import Column, Total
from homefirst.foundation.design.words import short_day
from homefirst.practice.pathways.models import PracticeChange
from homefirst.practice.pathways.queries import waiting_for_agreement
from homefirst.practice.pathways.queries.changes import Published, published_last, to_agree, undecided
from homefirst.practice.safeguarding.queries.audits import count_to_audit
from homefirst.practice.supervision.queries import supervision_times
from homefirst.practice.teams.queries import staff_now
from homefirst.workspace.changes.files import of_the_installation
from homefirst.workspace.changes.shown import next_words, state_words, titles_of
from homefirst.workspace.team.cells import ui

Row = list[object]
COLUMNS = (
    Column("What changes, and why", share=32),
    Column("How it stands", share=15),
    Column("Drafted by", share=15),
    Column("Whose turn it is", share=38),
)


def waits(actor: Actor) -> tuple[list[Total], list[Row]]:
    """To agree, to publish, supervision that is late, enquiries to audit: what the role may do of it; and the changes
    themselves, under COLUMNS. Eleven queries."""
    found: list[Total] = []
    rows: list[Row] = []
    if can(actor, "practice.agree") or can(actor, "practice.publish"):
        last, open_ones = published_last(), undecided(actor)
        rows = [_row(one, actor, last) for one in open_ones]
    if can(actor, "practice.agree"):
        found.append(_total(to_agree(actor, open_ones), "Changes for you to agree", reverse("how_changes")))
    if can(actor, "practice.publish"):
        agree, changed = len(waiting_for_agreement(actor)), len(of_the_installation(last))
        found.append(_total(agree, "Steps for you to agree", f"{reverse('my_work')}?show=agree"))
        found.append(_total(changed, "Changed files", reverse("how_publish")))
    if can(actor, "supervision.overview"):
        times = supervision_times(actor, staff_now(actor.on))
        late = sum(one.is_late(actor.on) for one in times)
        found.append(
            _total(
                late,
                "Supervisions late",
                f"{reverse('supervision')}?show=late",
                late=late > 0,
            )
        )
    if can(actor, "safeguarding.audit") and can(actor, "practice.publish"):
        left = count_to_audit(actor, actor.on.replace(day=1))
        found.append(_total(left, "Enquiries to audit", reverse("ended_enquiries")))
    return found, rows


def _row(change: PracticeChange, actor: Actor, last: Published) -> Row:
    href = reverse("how_change", kwargs={"change": change.pk})
    return [
        ui().cell(titles_of(change, last) or "No file", href, under=ui().folded(change.reason, 48, 1)),
        ui().tag(state_words(change)),
        f"{change.drafted_by.name}, {short_day(change.drafted_at.date())}",
        next_words(change, actor),
    ]


def _total(number: int, words: str, href: str, *, late: bool = False) -> Total:
    return Total(f"{number:,}", words, href, late=late)
