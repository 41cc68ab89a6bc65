"""Papers kept beside a record: what each is, and every version of its file as it came."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.people.models import Person


class Document(models.Model):
    """`kind` is a code of definitions/documents.yaml; `restriction`, `kept_from` and `is_closed` are as on a note.
    `error` says why it should not be on this record; it is set once."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    dated_on = models.DateField(null=True)
    restriction = models.CharField(max_length=20, blank=True)
    kept_from = models.CharField(max_length=200, blank=True)
    is_closed = models.BooleanField(default=False)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    error = models.CharField(max_length=400, blank=True)
    error_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    error_at = models.DateTimeField(null=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"title", "dated_on", "restriction", "kept_from", "error"})

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="document_by_person")]


class Version(models.Model):
    """One file, never changed: a trigger of the database refuses it. `digest` (SHA-256) is where it lies and proves that it
    is whole; `type` is what it was recognised as; `scan` is clean or not_scanned."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file_name = models.CharField(max_length=200)
    type = models.CharField(max_length=8)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    scan = models.CharField(max_length=12)
    words = models.CharField(max_length=400, blank=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    added_at = models.DateTimeField()

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"file_name", "words"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="a_version_has_one_number")
        ]
