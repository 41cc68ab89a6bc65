"""Work that stands on nobody's record, such as an enquiry into a service: it follows its file as an episode does."""

from __future__ import annotations

from typing import ClassVar, Final

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.forms.models import PublishedForm
from homefirst.practice.pathways.models.published import PublishedPathway

_WAITS: Final = models.Q(finished_on__isnull=True, is_needed=True)


class WorkApart(models.Model):
    """What it is about is said by the room that keeps it, and who may see it is asked there. `version` is kept for its whole
    life; `gathered` as an episode's. It is in one pair of hands, `held_by`, and all that is open of it with it."""

    version = models.ForeignKey(PublishedPathway, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="%(class)s_held")
    gathered = models.JSONField(default=list)
    closed_on = models.DateField(null=True, blank=True)
    ending = models.SlugField(max_length=60, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"ending"})

    class Meta:
        abstract = True

    def own_steps(self) -> models.Manager[StepApart]:
        found: models.Manager[StepApart] = self.steps  # type: ignore[attr-defined]
        return found


class StepApart(models.Model):
    """A step of such work; `turn` counts one that comes again. `answers` are those of its form, a draft until `finished_on`
    and never changed afterwards. `WORK` names the field that says of which work it is."""

    WORK: ClassVar[str]
    WAITS: ClassVar[models.Q] = _WAITS

    code = models.SlugField(max_length=60)
    turn = models.PositiveIntegerField(default=1)
    opened_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    form = models.ForeignKey(PublishedForm, on_delete=models.PROTECT, null=True, related_name="+")
    answers = models.JSONField(default=dict)
    outcome = models.SlugField(max_length=60, blank=True)
    reason = models.TextField(blank=True)
    finished_on = models.DateField(null=True, blank=True)
    finished_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    is_needed = models.BooleanField(default=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"answers", "outcome", "reason"})

    class Meta:
        abstract = True

    @property
    def work(self) -> WorkApart:
        found: WorkApart = getattr(self, self.WORK)
        return found

    @property
    def is_open(self) -> bool:
        return self.finished_on is None and self.is_needed
