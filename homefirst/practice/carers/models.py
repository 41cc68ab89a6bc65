"""What happens if a carer is ill tomorrow."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person


class EmergencyPlan(models.Model):
    """A carer's plan as it was made on a day; never changed. The newest of a carer is the one in force. `on_register`: the
    carer wishes to be on the carers' register, so that whoever works out of hours can open it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="emergency_plans")
    step = models.OneToOneField(Step, on_delete=models.PROTECT, related_name="emergency_plan")
    on_register = models.BooleanField()
    who_steps_in = models.JSONField(default=list)
    how_long = models.CharField(max_length=400, blank=True)
    must_know = models.TextField(blank=True)
    where_things_are = models.CharField(max_length=400, blank=True)
    made_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"who_steps_in", "how_long", "must_know", "where_things_are"}
    )

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="emergency_plan_by_carer")]
