"""The standing facts of a person, in words with their origin: what forms show and do not ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from homefirst.foundation.design.words import day
from homefirst.practice.people.queries.around import Network
from homefirst.practice.people.queries.details import Details
from homefirst.practice.people.queries.identity import Identity
from homefirst.practice.people.queries.speaking import HowToSpeak


@dataclass(frozen=True)
class StandingFact:
    """`words` is empty where it is not known; `section` is where it is seen and changed."""

    name: str
    words: str
    origin: str
    section: str = "details"


# Each from what the record's page has read already: no query of its own.


def facts_of_details(details: Details, on: date) -> dict[str, StandingFact]:
    found = {
        fact.field: StandingFact(fact.field, _words(fact.value, on), fact.origin.words)
        for fact in details.facts
    }
    email = [reach.value for reach in details.reach if reach.kind == "E-mail" and reach.ends_on is None]
    return found | {"email": StandingFact("email", ", ".join(email), "")}


def facts_of_identity(identity: Identity) -> dict[str, StandingFact]:
    numbers = ", ".join(identity.council_numbers)
    said = {"council_number": numbers, "address": identity.address, "telephone": identity.telephone}
    return {name: StandingFact(name, words, "") for name, words in said.items()}


def facts_of_speaking(speaking: HowToSpeak) -> dict[str, StandingFact]:
    return {"communication_needs": StandingFact("communication_needs", speaking.words, "")}


def facts_around(around: Network) -> dict[str, StandingFact]:
    people = [
        f"{each.name}, {each.tie}" for each in around.now if each.is_key_contact or each.emergency_order
    ]
    legal = [f"{each.name}, {each.legal_role_words}" for each in around.now if each.legal_role]
    return {
        "relationships": StandingFact("relationships", "; ".join(people), "", "people"),
        "legal_roles": StandingFact("legal_roles", "; ".join(legal), "", "people"),
    }


def _words(value: str | date | None, on: date) -> str:
    if isinstance(value, date):
        return day(value, on)
    return value or ""
