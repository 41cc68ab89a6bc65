"""One append-only chain of what was done: triggers refuse change and removal on both databases."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class AuditRow(models.Model):
    """`hash` covers every other column and the hash before; no personal value stands in a row."""

    class Kind(models.TextChoices):
        READ = "read", "Looked"
        SEARCH = "search", "Searched"
        EXPORT = "export", "Took out"
        WRITE = "write", "Changed"
        REFUSAL = "refusal", "Was refused"
        SIGN_IN = "sign_in", "Signed in"
        LOAD = "load", "Loaded"

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    action = models.CharField(max_length=60)
    user_id = models.BigIntegerField(null=True)
    user_name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=40, blank=True)
    session = models.CharField(max_length=64, blank=True)
    tie = models.CharField(max_length=60, blank=True)
    record_id = models.BigIntegerField(null=True)
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=64, blank=True)
    part = models.CharField(max_length=60, blank=True)
    detail = models.JSONField(default=dict)
    request = models.CharField(max_length=40, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"user_name"})

    class Meta:
        indexes = [
            models.Index(fields=["record_id", "-seq"], name="audit_by_record"),
            models.Index(fields=["user_id", "-seq"], name="audit_by_user"),
            models.Index(fields=["kind", "-seq"], name="audit_by_kind"),
            models.Index(fields=["at"], name="audit_by_moment"),
            models.Index(  # looks at what stands on nobody's record: few among many
                fields=["object_type", "object_id", "-seq"],
                condition=models.Q(record_id__isnull=True, kind="read"),
                name="audit_of_nobodys_record",
            ),
        ]


class AuditHead(models.Model):
    """The last row of the chain: one row, locked while the next is added."""

    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    PRIVATE: ClassVar[frozenset[str]] = frozenset()


class ChainCheck(models.Model):
    """One walk along the whole chain: what a page shows, since a walk takes too long for one."""

    checked_at = models.DateTimeField(db_index=True)
    rows = models.BigIntegerField()
    anchors = models.PositiveIntegerField()
    is_whole = models.BooleanField()
    problems = models.JSONField(default=list)

    PRIVATE: ClassVar[frozenset[str]] = frozenset()
