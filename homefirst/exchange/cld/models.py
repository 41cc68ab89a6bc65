"""The council's own files: what came in, row by row, what was held back, and what the desk had changed since."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.people.models import Person


class Submission(models.Model):
    """A file. `digest` is the SHA-256 of its uncompressed bytes: the same file twice changes nothing.

    `completes` is the file whose held-back rows were mended in this one: the two count as one file.
    """

    class State(models.TextChoices):
        READING = "reading", "Reading"
        LOADED = "loaded", "Loaded"
        HELD = "held", "Loaded, some rows held back"
        REFUSED = "refused", "Refused"
        STOPPED = "stopped", "Stopped"

    digest = models.CharField(max_length=64, unique=True)
    completes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="mended_in")
    name = models.CharField(max_length=200)
    la_code = models.CharField(max_length=12, blank=True)
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    release = models.CharField(max_length=40, blank=True)
    header = models.TextField(blank=True)  # the file's first line, for the download of its held-back rows
    delimiter = models.CharField(max_length=1, default=",")
    state = models.CharField(max_length=8, choices=State.choices)
    message = models.TextField(blank=True)
    rows_read = models.PositiveBigIntegerField(default=0)
    rows_total = models.PositiveBigIntegerField(default=0)
    rows_held_back = models.PositiveBigIntegerField(default=0)
    people_new = models.PositiveIntegerField(default=0)
    people_changed = models.PositiveIntegerField(default=0)
    stage = models.CharField(max_length=80, blank=True)
    loaded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset()


class RowContent(models.Model):
    """What a row says, once, however many files repeat it: `cells` is a JSON list in the order of the 50 fields."""

    digest = models.BinaryField(max_length=16, unique=True)
    cells = models.TextField()

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"cells"})


class SubmittedRow(models.Model):
    """Row `number` (from 1, header not counted) of a file says `content`."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="rows")
    number = models.PositiveBigIntegerField()
    content = models.ForeignKey(RowContent, on_delete=models.PROTECT, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "number"], name="row_once")]


class HeldBackRow(models.Model):
    """A row that could not be used: kept as it came, with the reason."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="held_back")
    number = models.PositiveBigIntegerField()
    field = models.CharField(max_length=80, blank=True)
    value = models.TextField(blank=True)
    reason = models.CharField(max_length=400)
    line = models.TextField()

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"value", "line"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "number"], name="held_back_once")]


class RowWarning(models.Model):
    """Something odd in a row that was loaded as it stands. `confirmed`: by the specification, else our reading."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="warnings")
    number = models.PositiveBigIntegerField()
    field = models.CharField(max_length=80)
    value = models.TextField(blank=True)
    check_code = models.SlugField(max_length=60)
    words = models.CharField(max_length=400)
    confirmed = models.BooleanField(default=False)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"value"})


class Difference(models.Model):
    """A file says something else than the desk did: the desk's value stands, and an analyst decides."""

    class State(models.TextChoices):
        OPEN = "open", "To mend"
        KEPT = "kept", "Right as it is"
        TAKEN = "taken", "Mended"

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="differences")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    field = models.CharField(max_length=60)
    desk_value = models.TextField(blank=True)
    file_value = models.TextField(blank=True)
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"desk_value", "file_value"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["object_type", "object_id", "field", "file_value"], name="difference_once"
            )
        ]
