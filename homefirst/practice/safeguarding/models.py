"""Concerns, the enquiries that follow, and the audits of those that ended. Codes are those of `codes.py`."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.models import Person
from homefirst.practice.safeguarding.codes import CONCLUSIONS


class Concern(models.Model):
    """What a safeguarding episode holds in typed fields. Words of the steps stay with their answers; here stands what is
    counted, searched and shown in one line. `tests` maps each of the tests to true or false; `decision` is the outcome of
    the step that decides, with `reasons` for it."""

    class Decision(models.TextChoices):
        SECTION_42 = "enquiry", "All three tests are met: an enquiry"
        OTHER_ENQUIRY = "other_enquiry", "Not all three: an enquiry all the same"
        OTHER_HELP = "other_help", "Not all three: other help"
        ADVICE = "no_further_step", "Not all three: advice only"

    class Asked(models.TextChoices):
        EXPRESSED = "expressed", "Asked, and said what they want"
        NOT_EXPRESSED = "not_expressed", "Asked, and did not say"
        NO = "no", "Not asked"
        NOT_KNOWN = "not_known", "Not known"

    ASKED: ClassVar[frozenset[str]] = frozenset({Asked.EXPRESSED, Asked.NOT_EXPRESSED})
    ENQUIRED: ClassVar[frozenset[str]] = frozenset({Decision.SECTION_42, Decision.OTHER_ENQUIRY})

    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="concern")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="concerns")
    received_on = models.DateField(db_index=True)
    kinds = models.JSONField(default=list)
    place = models.CharField(max_length=20, blank=True)
    service_name = models.CharField(max_length=160, blank=True)
    happened = models.CharField(max_length=400, blank=True)
    raised_by = models.CharField(max_length=400, blank=True)
    danger_now = models.BooleanField(null=True)
    made_safe = models.TextField(blank=True)
    others_at_risk = models.JSONField(default=list)
    child_referral = models.CharField(max_length=400, blank=True)
    adult_knows = models.BooleanField(null=True)
    wishes = models.TextField(blank=True)
    wishes_asked = models.CharField(max_length=13, choices=Asked.choices, blank=True)
    capacity = models.CharField(max_length=15, blank=True)
    taking_part = models.CharField(max_length=9, blank=True)
    decision = models.CharField(max_length=15, choices=Decision.choices, blank=True)
    tests = models.JSONField(default=dict)
    reasons = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {
            "kinds", "place", "service_name", "happened", "raised_by", "danger_now", "made_safe", "others_at_risk",
            "child_referral", "adult_knows", "wishes", "wishes_asked", "capacity", "taking_part", "decision", "tests",
            "reasons",
        }
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_decided_concern_has_its_day",
                condition=models.Q(decision="", decided_on__isnull=True)
                | (~models.Q(decision="") & models.Q(decided_on__isnull=False)),
            )
        ]
        indexes = [models.Index(fields=["person", "received_on"], name="concern_by_person")]


class Enquiry(models.Model):
    """An enquiry under section 42, or one made by choice. `caused_agency` enquires for us where it is named. The three
    lists are the rows of the national return. `ended_because`: it was decided anew that none is made."""

    class Kind(models.TextChoices):
        SECTION_42 = "section_42", "Section 42 enquiry"
        OTHER = "other", "Other enquiry"

    concern = models.OneToOneField(Concern, on_delete=models.PROTECT, related_name="enquiry")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    began_on = models.DateField()
    caused_agency = models.CharField(max_length=400, blank=True)
    caused_due_on = models.DateField(null=True, blank=True)
    kinds = models.JSONField(default=list)
    places = models.JSONField(default=list)
    sources = models.JSONField(default=list)
    children = models.CharField(max_length=9, blank=True)
    children_referral = models.CharField(max_length=400, blank=True)
    other_adults = models.CharField(max_length=400, blank=True)
    conclusion = models.CharField(max_length=19, blank=True)
    found_on = models.DateField(null=True, blank=True)
    found_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    wishes_met = models.CharField(max_length=7, blank=True)
    risk_outcome = models.CharField(max_length=8, blank=True)
    risk_said_on = models.DateField(null=True, blank=True)
    concluded_on = models.DateField(null=True, blank=True, db_index=True)
    ended_because = models.TextField(blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {
            "kind", "caused_agency", "kinds", "places", "sources", "children", "children_referral", "other_adults",
            "conclusion", "wishes_met", "risk_outcome", "ended_because",
        }
    )  # fmt: skip

    def get_conclusion_words(self) -> str:
        """In the words of the national return."""
        return CONCLUSIONS.get(self.conclusion, "")


class EnquiryAudit(models.Model):
    """How well one enquiry was made, as somebody else found who read it. `month` is the first day of the month whose sample
    it was in; `answers` maps a question of definitions/safeguarding.yaml to its rating and what shows it. Never changed."""

    class Rating(models.TextChoices):
        OUTSTANDING = "outstanding", "Outstanding"
        GOOD = "good", "Good"
        IMPROVE = "improve", "Requires improvement"
        INADEQUATE = "inadequate", "Inadequate"

    enquiry = models.OneToOneField(Enquiry, on_delete=models.PROTECT, related_name="audit")
    month = models.DateField()
    answers = models.JSONField(default=dict)
    rating = models.CharField(max_length=11, choices=Rating.choices)
    went_well = models.TextField()
    to_learn = models.TextField()
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"answers", "rating", "went_well", "to_learn"})
