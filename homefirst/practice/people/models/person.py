"""A person, their names and the numbers they are known by."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.access.models import Record


class Person(models.Model):
    """One human being. Coded facts hold the value as stated (Release 1 or 2), read through definitions/codes.

    `desk_fields` names the fields last set at the desk: a later file leaves them. `row_version` stands
    in the WHERE of each update. `given_name` and `family_name` repeat the current `PersonName`, for lists.
    """

    record = models.OneToOneField(Record, on_delete=models.PROTECT, primary_key=True, related_name="person")
    given_name = models.CharField(max_length=120, blank=True)
    family_name = models.CharField(max_length=120, blank=True)
    liked_name = models.CharField(max_length=120, blank=True)
    nhs_number = models.CharField(max_length=10, null=True, unique=True)
    birth_date = models.DateField(null=True, blank=True, db_index=True)
    birth_is_estimated = models.BooleanField(default=False)
    died_on = models.DateField(null=True, blank=True)
    postcode = models.CharField(max_length=10, blank=True, db_index=True)
    pronouns = models.CharField(max_length=40, blank=True)
    first_language = models.CharField(max_length=60, blank=True)
    religion = models.CharField(max_length=80, blank=True)
    sexual_orientation = models.CharField(max_length=80, blank=True)
    gender_identity = models.CharField(max_length=80, blank=True)
    client_type = models.CharField(max_length=60, blank=True)
    gender = models.CharField(max_length=80, blank=True)
    ethnicity = models.CharField(max_length=160, blank=True)
    accommodation = models.CharField(max_length=160, blank=True)
    primary_support_reason = models.CharField(max_length=160, blank=True)
    employment = models.CharField(max_length=160, blank=True)
    funding = models.CharField(max_length=160, blank=True)
    has_unpaid_carer = models.CharField(max_length=40, blank=True)
    autism = models.CharField(max_length=80, blank=True)
    visual_impairment = models.CharField(max_length=120, blank=True)
    hearing_impairment = models.CharField(max_length=120, blank=True)
    dementia = models.CharField(max_length=80, blank=True)
    gp_name = models.CharField(max_length=200, blank=True)
    gp_code = models.CharField(max_length=20, blank=True)
    accessible_information_asked_on = models.DateField(null=True, blank=True)
    source_key = models.CharField(max_length=80, null=True, unique=True)  # person_id of the return's method
    desk_fields = models.JSONField(default=list)
    file_digest = models.CharField(max_length=32, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {
            "given_name", "family_name", "liked_name", "nhs_number", "birth_date", "died_on", "postcode",
            "pronouns", "first_language", "religion", "sexual_orientation", "gender_identity",
            "client_type", "gender", "ethnicity", "accommodation", "primary_support_reason", "employment",
            "funding", "has_unpaid_carer", "autism", "visual_impairment", "hearing_impairment", "dementia",
            "gp_name", "gp_code", "source_key",
        }
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["family_name", "given_name"], name="person_by_name")]


class PersonName(models.Model):
    """A name and when it was used. Sound keys are filled by the action that writes the row."""

    class Kind(models.TextChoices):
        USUAL = "usual", "Usual"
        FORMER = "former", "Former"
        ALIAS = "alias", "Also known as"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="names")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.USUAL)
    given_name = models.CharField(max_length=120, blank=True)
    family_name = models.CharField(max_length=120, blank=True)
    given_sound = models.CharField(max_length=24, blank=True)
    family_sound = models.CharField(max_length=24, blank=True, db_index=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"given_name", "family_name", "given_sound", "family_sound"}
    )


class Identifier(models.Model):
    """A number that the council or a partner knows the person by. Two council numbers may be one person."""

    class Kind(models.TextChoices):
        COUNCIL = "council", "Council number"
        CHI = "chi", "Scottish CHI number"
        HC = "hc", "Northern Ireland health and care number"
        OTHER = "other", "Other number"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identifiers")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.COUNCIL)
    value = models.CharField(max_length=64, db_index=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"value"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="identifier_once")]
