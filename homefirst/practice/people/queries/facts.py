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


def standing_facts(
    identity: Identity, details: Details, speaking: HowToSpeak, around: Network, on: date
) -> dict[str, StandingFact]:
    """From what the record's page has read already: no query of its own."""
    found = {
        fact.field: StandingFact(fact.field, _words(fact.value, on), fact.origin.words)
        for fact in details.facts
    }
    found["council_number"] = StandingFact("council_number", ", ".join(identity.council_numbers), "")
    found["address"] = StandingFact("address", identity.address, "")
    found["telephone"] = StandingFact("telephone", identity.telephone, "")
    email = [reach.value for reach in details.reach if reach.kind == "E-mail" and reach.ends_on is None]
    found["email"] = StandingFact("email", ", ".join(email), "")
    found["communication_needs"] = StandingFact("communication_needs", speaking.words, "")
    people = [
        f"{each.name}, {each.tie}" for each in around.now if each.is_key_contact or each.emergency_order
    ]
    found["relationships"] = StandingFact("relationships", "; ".join(people), "", "people")
    legal = [f"{each.name}, {each.legal_role_words}" for each in around.now if each.legal_role]
    found["legal_roles"] = StandingFact("legal_roles", "; ".join(legal), "", "people")
    return found


def _words(value: str | date | None, on: date) -> str:
    if isinstance(value, date):
        return day(value, on)
    return value or ""
