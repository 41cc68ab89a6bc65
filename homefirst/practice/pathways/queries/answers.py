"""What was written at a step."""

from __future__ import annotations

from homefirst.practice.pathways.models import Step, StepAnswers


def answers_at(step: Step) -> StepAnswers | None:
    """The answers kept at a step, with their form and who saved them last. One query."""
    return StepAnswers.objects.filter(step=step).select_related("form", "saved_by").first()
