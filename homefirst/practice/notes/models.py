"""What was said and seen, in the words of whoever was there. A note stands as it was written; it is only added to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Promise
from homefirst.practice.people.models import Person


class NoteDraft(models.Model):
    """What somebody is typing, kept on the server as they type; their own until they finish it, and gone when they do.

    `token` is made with the page, so that each window has a draft of its own; `typed` maps the form's boxes to what
    stands in them.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="note_drafts")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="note_drafts")
    token = models.CharField(max_length=32)
    typed = models.JSONField(default=dict)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"typed"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "token"], name="a_draft_of_a_note_once")]


class Note(models.Model):
    """Never changed or removed: a trigger of the database refuses it. `happened_at` is None where only the day is known.

    `kind` and `restriction` are codes of definitions/notes.yaml; `kept_from` says with whom it is not shared; `is_closed`
    repeats what the restriction meant on the day. `promise` is what follows, in somebody's hands.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=20)
    happened_on = models.DateField()
    happened_at = models.TimeField(null=True)
    present = models.CharField(max_length=300, blank=True)
    own_words = models.TextField(blank=True)
    words = models.TextField(blank=True)
    restriction = models.CharField(max_length=20, blank=True)
    kept_from = models.CharField(max_length=200, blank=True)
    is_closed = models.BooleanField(default=False)
    promise = models.OneToOneField(Promise, on_delete=models.PROTECT, null=True, related_name="note")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="notes")
    role = models.CharField(max_length=40)
    written_at = models.DateTimeField()
    token = models.CharField(max_length=32, null=True)  # of the draft, so that one is never finished twice

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"happened_on", "happened_at", "present", "own_words", "words", "restriction", "kept_from"}
    )

    class Meta:
        indexes = [models.Index(fields=["person", "-happened_on", "-id"], name="note_by_person")]
        constraints = [
            models.UniqueConstraint(fields=["author", "token"], name="a_draft_is_finished_once"),
            models.CheckConstraint(
                name="a_note_says_something", condition=~models.Q(words="") | ~models.Q(own_words="")
            ),
            models.CheckConstraint(
                name="a_restricted_note_says_from_whom",
                condition=models.Q(restriction="", kept_from="")
                | ~models.Q(restriction="") & ~models.Q(kept_from=""),
            ),
        ]


class Addition(models.Model):
    """What was added to a finished note, and by whom; never changed either. An error says why the whole note is one."""

    class Kind(models.TextChoices):
        MORE = "more", "Added"
        ERROR = "error", "Entered in error"

    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="additions")
    kind = models.CharField(max_length=5, choices=Kind.choices, default=Kind.MORE)
    words = models.TextField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    written_at = models.DateTimeField()

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"words"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["note"], name="a_note_is_an_error_once", condition=models.Q(kind="error")
            ),
            models.CheckConstraint(name="an_addition_says_something", condition=~models.Q(words="")),
        ]
