"""Notices from hospitals, stays in them, what is missing before somebody can leave, and the days that were lost."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.models import Person


class Notice(models.Model):
    """What a hospital said about somebody, before it is known whom on the record it is about. `key` is the hospital's own
    number of the notice, so that one that comes twice is kept once; empty where it was typed in."""

    class State(models.TextChoices):
        WAITING = "waiting", "Nobody found yet"
        FOUND = "found", "Found"
        NOT_OURS = "not_ours", "Not ours"

    key = models.CharField(max_length=80, blank=True)
    hospital = models.CharField(max_length=120)
    ward = models.CharField(max_length=120)
    given_name = models.CharField(max_length=120, blank=True)
    family_name = models.CharField(max_length=120)
    birth_date = models.DateField(null=True, blank=True)
    nhs_number = models.CharField(max_length=10, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    in_hospital_since = models.DateField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=400, blank=True)
    came_at = models.DateTimeField()
    came_on = models.DateField()
    from_file = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, null=True, related_name="notices")
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {
            "given_name", "family_name", "birth_date", "nhs_number", "postcode", "why", "reason", "ward", "hospital",
        }
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["hospital", "key"],
                name="a_notice_is_kept_once",
                condition=~models.Q(key=""),
            ),
            models.CheckConstraint(
                name="a_found_notice_has_its_work",
                condition=~models.Q(state="found") | models.Q(episode__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "came_at"], name="notice_by_state"),
            models.Index(fields=["-came_at"], name="notice_from_file", condition=models.Q(from_file=True)),
        ]


class Stay(models.Model):
    """One stay in hospital on the way home. The day on which the person was ready to leave stands with the episode, as
    the date from which its clocks run. `bed` is the code of a home in definitions/hospital.yaml."""

    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="stay")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="hospital_stays")
    hospital = models.CharField(max_length=400, blank=True)
    ward = models.CharField(max_length=400, blank=True)
    since = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=400, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    way = models.PositiveSmallIntegerField(null=True, blank=True)
    care_starts_on = models.DateField(null=True, blank=True)
    who_gives_care = models.CharField(max_length=400, blank=True)
    left_on = models.DateField(null=True, blank=True, db_index=True)
    returned_on = models.DateField(null=True, blank=True)
    bed = models.SlugField(max_length=60, blank=True)
    bed_from = models.DateField(null=True, blank=True)
    bed_until = models.DateField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"hospital", "ward", "why", "way", "who_gives_care", "bed", "returned_on"}
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_way_home_is_0_to_3", condition=models.Q(way__isnull=True) | models.Q(way__lte=3)
            ),
            models.CheckConstraint(
                name="a_bed_has_its_first_day",
                condition=models.Q(bed="") | models.Q(bed_from__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["bed"], name="stay_in_a_bed", condition=models.Q(bed_until__isnull=True))
        ]


class MissingThing(models.Model):
    """One thing without which somebody cannot leave, and who sees to it. Empty `here_on`: it is still missing."""

    stay = models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="missing")
    what = models.CharField(max_length=17)
    holder = models.CharField(max_length=400)
    since = models.DateField()
    here_on = models.DateField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"what", "holder"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stay", "what"],
                name="a_thing_is_missing_once",
                condition=models.Q(here_on__isnull=True),
            )
        ]


class DelayDays(models.Model):
    """Days lost from `from_on`, for each of the causes; never changed."""

    stay = models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="delays")
    causes = models.JSONField(default=list)
    from_on = models.DateField()
    days = models.PositiveIntegerField()

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"causes"})

    class Meta:
        constraints = [models.CheckConstraint(name="a_delay_lasts_a_day", condition=models.Q(days__gte=1))]
        indexes = [models.Index(fields=["from_on"], name="delay_by_day")]
