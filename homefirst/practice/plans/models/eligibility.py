"""What the regulations say about somebody's needs, as it was decided on a day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from homefirst.practice.plans.rules.eligibility import ADULT_OUTCOMES, CARER_OUTCOMES


class EligibilityDecision(models.Model):
    """Never changed: another look is another row. `eligible` and `reasons` are the answer of `rules/eligibility.py` under
    `rule`, as it stood since `rule_since`; `not_achieved` maps an outcome to the ways of being unable to achieve it. What
    was then decided is `ended_eligible` (None where the end of `step` says neither), and why otherwise than the law answers
    `departs_because`."""

    class About(models.TextChoices):
        ADULT = "adult", "Adult"
        CARER = "carer", "Carer"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="eligibility_decisions")
    step = models.OneToOneField(Step, on_delete=models.PROTECT, related_name="eligibility_decision")
    about = models.CharField(max_length=5, choices=About.choices)
    eligible = models.BooleanField()
    not_achieved = models.JSONField(default=dict)
    reasons = models.JSONField(default=list)
    areas = models.JSONField(default=list)
    why = models.TextField(blank=True)
    ended_eligible = models.BooleanField(null=True)
    departs_because = models.TextField(blank=True)
    rule = models.CharField(max_length=120)
    rule_since = models.DateField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"eligible", "not_achieved", "reasons", "areas", "why", "ended_eligible", "departs_because"}
    )

    class Meta:
        indexes = [models.Index(fields=["person", "decided_on"], name="eligibility_by_person")]

    @property
    def departs(self) -> bool:
        """It was decided otherwise than the law answers."""
        return self.ended_eligible is not None and self.ended_eligible != self.eligible

    @property
    def needs(self) -> tuple[str, ...]:
        """Codes of the needs that are eligible by what was decided, in the order of the regulations: PostgreSQL keeps an
        order of its own in `not_achieved`."""
        decided = self.eligible if self.ended_eligible is None else self.ended_eligible
        outcomes = CARER_OUTCOMES if self.about == self.About.CARER else ADULT_OUTCOMES
        return tuple(code for code in outcomes if code in self.not_achieved) if decided else ()
