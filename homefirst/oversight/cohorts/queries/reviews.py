"""The first review of somebody since their group was picked: read from their pathway, never ticked off."""

from __future__ import annotations

from collections.abc import Iterable

from homefirst.oversight.cohorts.models import Cohort, Member
from homefirst.oversight.cohorts.rules import AFTER
from homefirst.practice.pathways.models import Step

PATHWAY = "review"
STEPS = ("light_touch", "yearly")


def first_review(member: Member) -> Step | None:
    """One query."""
    return first_reviews(member.cohort, [member.person_id]).get(member.person_id)


def first_reviews(cohort: Cohort, people: Iterable[int] | None = None) -> dict[int, Step]:
    """By person. One query."""
    who = (
        {"episode__person_id__in": list(people)}
        if people is not None
        else {"episode__person__review_groups__cohort": cohort}
    )
    steps = Step.objects.filter(
        episode__code=PATHWAY,
        code__in=STEPS,
        state=Step.State.DONE,
        outcome__in=AFTER,
        finished_on__gte=cohort.picked_on,
        finished_on__lte=cohort.ends_on,
        **who,
    ).select_related("episode__version", "finished_by")
    found: dict[int, Step] = {}
    for step in steps.order_by("finished_on", "pk"):
        found.setdefault(step.episode.person_id, step)
    return found


def under_way(cohort: Cohort) -> dict[int, Step]:
    """The open review of each person of the group, whose it is and until when. One query."""
    steps = Step.objects.filter(
        episode__code=PATHWAY, state__in=Step.OPEN, episode__person__review_groups__cohort=cohort
    ).select_related("episode", "held_by", "team")
    return {step.episode.person_id: step for step in steps.order_by("-due_on", "pk")}
