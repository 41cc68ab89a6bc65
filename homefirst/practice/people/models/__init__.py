"""People known to the service, and everything that stands about them whatever pathway they travel."""

from homefirst.practice.people.models.around import Alert, NotTheSame, Relationship
from homefirst.practice.people.models.contact import Address, CommunicationNeed, ContactPoint
from homefirst.practice.people.models.person import Identifier, Person, PersonName
from homefirst.practice.people.models.words import NameWord, PersonWord

__all__ = [
    "Address",
    "Alert",
    "CommunicationNeed",
    "ContactPoint",
    "Identifier",
    "NameWord",
    "NotTheSame",
    "Person",
    "PersonName",
    "PersonWord",
    "Relationship",
]
