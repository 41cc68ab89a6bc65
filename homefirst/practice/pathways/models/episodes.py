"""Episodes: one person on one pathway, and each step of it in somebody's hands until it is done."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import Team, User
from homefirst.practice.pathways.models.past import PastStep
from homefirst.practice.pathways.models.published import PublishedPathway
from homefirst.practice.people.models import Person


class Episode(models.Model):
    """`version` is kept for the episode's whole life. `dates` maps the pathway's named dates to ISO days; `gathered`
    lists steps that are done and waited for with others; `other` is the adult, where the pathway is about a pair."""

    class State(models.TextChoices):
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="episodes")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="episodes_with")
    code = models.SlugField(max_length=60, db_index=True)
    version = models.ForeignKey(PublishedPathway, on_delete=models.PROTECT, related_name="episodes")
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    opened_on = models.DateField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    opened_again_on = models.DateField(null=True, blank=True)
    because_of = models.ForeignKey(
        "Step", on_delete=models.PROTECT, null=True, related_name="opened_episodes"
    )
    closed_on = models.DateField(null=True, blank=True)
    ending = models.SlugField(max_length=60, blank=True)
    dates = models.JSONField(default=dict)
    gathered = models.JSONField(default=list)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"code", "ending", "dates"})

    class Meta:
        indexes = [models.Index(fields=["person", "state"], name="episode_by_person")]
        constraints = [
            models.CheckConstraint(
                name="a_closed_episode_has_its_day",
                condition=models.Q(state="open", closed_on__isnull=True)
                | models.Q(state="closed", closed_on__isnull=False),
            )
        ]


class Step(models.Model):
    """A step of an episode. It is always in the hands of a member of staff or of a team; `turn` counts a step that comes
    again. `chosen` is the outcome that waits for somebody else to agree, `asked_on` since when. `waiting_since` is the day
    on which it began to wait for whom `waiting_on` names, `chased_on` the last on which they were asked again. `due_on` is
    empty only where the date from which its clock runs is not known yet."""

    class State(models.TextChoices):
        NOT_STARTED = "not_started", "Not started"
        STARTED = "started", "Started"
        AGREEMENT = "agreement", "Waiting on agreement"
        PAUSED = "paused", "Paused"
        SENT_BACK = "sent_back", "Sent back"
        DONE = "done", "Done"
        NOT_NEEDED = "not_needed", "Not needed"

    OPEN: ClassVar[frozenset[str]] = frozenset(
        {State.NOT_STARTED, State.STARTED, State.AGREEMENT, State.PAUSED, State.SENT_BACK}
    )

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="steps")
    code = models.SlugField(max_length=60)
    turn = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=12, choices=State.choices, default=State.NOT_STARTED)
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="steps")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="steps")
    opened_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    waiting_on = models.CharField(max_length=200, blank=True)
    waiting_since = models.DateField(null=True, blank=True)
    chased_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=400, blank=True)
    chosen = models.SlugField(max_length=60, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    outcome = models.SlugField(max_length=60, blank=True)
    reason = models.TextField(blank=True)
    sent_back_words = models.TextField(blank=True)
    finished_on = models.DateField(null=True, blank=True)
    finished_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    event = models.OneToOneField(PastStep, on_delete=models.PROTECT, null=True, related_name="step")
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"waiting_on", "note", "outcome", "reason", "sent_back_words"}
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "code"],
                name="a_step_is_open_once",
                condition=models.Q(state__in=["not_started", "started", "agreement", "paused", "sent_back"]),
            ),
            models.CheckConstraint(
                name="a_step_is_in_somebodys_hands",
                condition=models.Q(held_by__isnull=False) | models.Q(team__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["held_by", "state", "due_on"], name="step_by_holder"),
            models.Index(fields=["team", "state", "due_on"], name="step_by_team"),
            models.Index(fields=["state", "due_on"], name="step_by_state"),
        ]


class Pause(models.Model):
    """A clock stood still from `from_on` until the day before `until_on`."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="pauses")
    reason = models.CharField(max_length=200)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"reason"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["step"], name="a_step_is_paused_once", condition=models.Q(until_on__isnull=True)
            )
        ]


class HandOver(models.Model):
    """Work passed from one pair of hands to another; counted, because each one is a risk."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="hand_overs")
    from_user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    from_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    to_user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    to_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField()

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"reason"})


class Promise(models.Model):
    """Something that an outcome brought about and somebody has to do: who, what and by when."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="promises")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, related_name="promises")
    words = models.CharField(max_length=300)
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="promises")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="promises")
    made_on = models.DateField()
    due_on = models.DateField()
    kept_on = models.DateField(null=True, blank=True)
    kept_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    kept_words = models.CharField(max_length=400, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"words", "kept_words"})

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_promise_is_in_somebodys_hands",
                condition=models.Q(held_by__isnull=False) | models.Q(team__isnull=False),
            )
        ]
        indexes = [
            models.Index(fields=["held_by", "kept_on", "due_on"], name="promise_by_holder"),
            models.Index(fields=["team", "kept_on", "due_on"], name="promise_by_team"),
            models.Index(fields=["kept_on", "due_on"], name="promise_by_day"),
        ]
