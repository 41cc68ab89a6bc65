"""Pathways as they were published: never changed, so that an episode keeps the version with which it began."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User


class PublishedPathway(models.Model):
    """Version `number` of the pathway `code`, in force `from_on`. `text` and `endings` are the files as they were. Nobody
    `agreed` to what the installation itself published."""

    code = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    from_on = models.DateField()
    text = models.TextField()
    endings = models.TextField()
    digest = models.CharField(max_length=64)
    reason = models.CharField(max_length=400, blank=True)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField()
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "number"], name="pathway_version_once")]
        indexes = [models.Index(fields=["code", "-from_on", "-number"], name="pathway_in_force")]

    def __str__(self) -> str:
        return f"{self.code}, version {self.number}"
