"""Forms as they were published: never changed, so that answers stay bound to the exact questions that were asked."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User


class PublishedForm(models.Model):
    """Version `number` of the form `name`; `text` is the file as it was. It is asked `from_on`, or since it was published
    where that is empty. Nobody `agreed` to what the installation itself published."""

    name = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField()
    from_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "number"], name="form_version_once")]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"
