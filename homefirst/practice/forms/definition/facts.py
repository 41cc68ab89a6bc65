"""Facts that stand on the record: a form may show them, with their origin, and let them be changed there; it never asks them
afresh. The names are those of `practice.people.Person` and of the lists around it; `test_of_deprivation` is the law of the
day, which nobody changes here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# Fact: the words by which a question for it would be known. A question whose text holds them must name the fact.
STANDING: Final[Mapping[str, tuple[str, ...]]] = {
    "given_name": ("first name", "given name", "full name"),
    "family_name": ("surname", "family name", "last name"),
    "liked_name": ("like to be called", "preferred name"),
    "pronouns": ("pronouns",),
    "birth_date": ("date of birth", "birth date", "when were you born"),
    "nhs_number": ("nhs number",),
    "council_number": ("council number",),
    "died_on": ("date of death",),
    "address": ("home address", "your address", "address"),
    "postcode": ("postcode",),
    "telephone": ("telephone", "phone number"),
    "email": ("e-mail", "email"),
    "first_language": ("first language", "main language"),
    "communication_needs": (
        "how to speak to",
        "communication need",
        "large print",
        "easy read",
        "interpreter",
    ),
    "gender": ("gender",),
    "gender_identity": ("gender identity",),
    "ethnicity": ("ethnic",),
    "religion": ("religion", "faith or belief"),
    "sexual_orientation": ("sexual orientation",),
    "relationships": ("next of kin", "emergency contact"),
    "legal_roles": ("power of attorney", "deputy", "appointee"),
    "gp_name": ("gp practice", "your gp", "name of the gp"),
    "autism": ("autism", "autistic"),
    "dementia": ("dementia diagnosis",),
    "visual_impairment": ("registered blind", "sight impair"),
    "hearing_impairment": ("hearing impair",),
    "accommodation": ("tenure", "accommodation status"),
    "employment": ("employment status",),
    "primary_support_reason": ("primary support reason", "main reason for support"),
    "funding": ("funding status",),
    "risks": ("risks taken as choices", "risks that were taken"),
    "services": ("services now", "care now"),
    "test_of_deprivation": ("test of deprivation",),
}


def looks_like(text: str) -> str:
    """The standing fact that a question's words ask for, or ""."""
    said = text.casefold()
    return next((fact for fact, words in STANDING.items() if any(word in said for word in words)), "")
