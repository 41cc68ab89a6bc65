"""Where a person lives, how to reach them, and how to speak to them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.people.models.person import Person


class Address(models.Model):
    """An address between two days. Key-safe codes never stand here."""

    class Kind(models.TextChoices):
        HOME = "home", "Home"
        TEMPORARY = "temporary", "Staying for now"
        POST = "post", "Letters only"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="addresses")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.HOME)
    lines = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    uprn = models.CharField(max_length=12, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"lines", "postcode", "uprn"})


class ContactPoint(models.Model):
    class Kind(models.TextChoices):
        PHONE = "phone", "Telephone"
        MOBILE = "mobile", "Mobile"
        EMAIL = "email", "E-mail"
        TEXT_RELAY = "text_relay", "Text relay"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contact_points")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=200)
    note = models.CharField(max_length=200, blank=True)
    is_preferred = models.BooleanField(default=False)
    ends_on = models.DateField(null=True, blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"value", "note"})


class CommunicationNeed(models.Model):
    """How to speak to a person and what to adjust: `code` from definitions/codes/communication_needs.yaml.

    The Accessible Information Standard's six steps: ask (`Person.accessible_information_asked_on`), record
    (`words`), flag (shown on every page), share (`may_share`), meet (`met_how`), review (`review_on`).
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="communication_needs")
    code = models.SlugField(max_length=60)
    words = models.CharField(max_length=400)
    is_adjustment = models.BooleanField(default=False)
    may_share = models.BooleanField(null=True)
    met_how = models.CharField(max_length=400, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"code", "words", "met_how"})
