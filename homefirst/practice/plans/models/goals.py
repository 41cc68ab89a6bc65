"""Goals in the person's own words, and how much help each needed on the days on which somebody looked."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person


class Goal(models.Model):
    """`number` counts the goals that one step set, from 1. `target` is a help level (rules/goals.py); without one a goal is
    met when nobody has to help. `ended_on` is the day of its last reading, when the work on it ended."""

    class State(models.TextChoices):
        NOT_YET = "not_yet", "Not yet"
        GETTING_THERE = "getting_there", "Getting there"
        MET = "met", "Met"
        CHANGED = "changed", "Changed"
        LET_GO = "let_go", "Let go"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="goals")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="goals")
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    why = models.TextField(blank=True)
    helpers = models.JSONField(default=list)
    target = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=14, choices=State.choices, default=State.NOT_YET)
    set_on = models.DateField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"words", "why", "helpers", "target", "state"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["step", "number"], name="a_step_sets_a_goal_once"),
            models.CheckConstraint(
                name="a_target_is_a_help_level",
                condition=models.Q(target__isnull=True) | models.Q(target__lte=4),
            ),
        ]
        indexes = [models.Index(fields=["person", "ended_on"], name="goal_by_person")]


class GoalReading(models.Model):
    """The help level of one goal on one day; never changed, so that the way there can be seen."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="readings")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="goal_readings")
    level = models.PositiveSmallIntegerField()
    read_on = models.DateField()
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"level"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["goal", "step"], name="a_step_reads_a_goal_once"),
            models.CheckConstraint(name="a_reading_is_a_help_level", condition=models.Q(level__lte=4)),
        ]
