"""The plain shapes in which a story is told. Codes are those of definitions/codes and of the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from homefirst.demo.borough import values as v
from homefirst.demo.borough.days import text
from homefirst.demo.borough.events import Event
from homefirst.demo.borough.people import Person
from homefirst.demo.borough.places import SURGERIES


@dataclass(frozen=True)
class Need:
    """How to speak to them, or what to adjust: a code of communication_needs.yaml and the words to show."""

    code: str
    words: str
    adjustment: bool = False


@dataclass(frozen=True)
class Warn:
    """An alert; `added_by` is a member of staff's e-mail address."""

    words: str
    added_on: date
    added_by: str
    check_on: date


@dataclass(frozen=True)
class Tie:
    """Someone or something around them. `la_id` where they have a record of their own.

    `group`, `how_often`, `how_it_is` and `legal_roles` are the stored values of the record's choices.
    """

    name: str
    tie: str
    group: str = "family"
    how_often: str = ""
    how_it_is: str = ""
    helps_with: str = ""
    telephone: str = ""
    lives_with: bool = False
    is_informal_carer: bool = False
    is_key_contact: bool = False
    may_share: str = ""
    legal_roles: tuple[str, ...] = ()
    evidence_seen_on: date | None = None
    emergency_order: int | None = None
    la_id: str = ""
    ends_on: date | None = None
    carer_allows_link: bool = True


@dataclass(frozen=True)
class Later:
    """A service that began after the latest file ended; `ends_on` may lie ahead."""

    service_type: str
    component: str
    provider: str
    starts_on: date
    ends_on: date | None
    mechanism: str = ""
    units: str = ""
    words: str = ""


@dataclass(frozen=True)
class Moment:
    """Something that happened, or is planned, outside the files. `lane` is one of the timeline's lanes."""

    lane: str  # contacts, pathways, care, hospital, reviews
    begins_on: date
    words: str
    ends_on: date | None = None


@dataclass(frozen=True)
class Goal:
    in_their_words: str
    at_start: str
    now: str


@dataclass(frozen=True)
class Story:
    """What staff know of a person that a file cannot carry. `worker` and `team` as in demo/staff.py."""

    la_id: str
    given_name: str
    family_name: str
    liked_name: str
    pronouns: str
    address: str
    postcode: str
    lives_there_since: date
    telephone: str
    worker: str
    team: str
    first_language: str = "English"
    religion: str = ""
    needs: tuple[Need, ...] = ()
    warnings: tuple[Warn, ...] = ()
    ties: tuple[Tie, ...] = ()
    later: tuple[Later, ...] = ()
    moments: tuple[Moment, ...] = ()
    goals: tuple[Goal, ...] = ()
    restricted: bool = False
    asked_about_needs_on: date | None = None


@dataclass
class InFiles:
    """A named person as the return describes them. Days are ordinals; blank is what nobody asked."""

    la_id: str
    nhs: str
    first: str
    last: str
    gender: str
    born: int
    reason: str
    postcode: str
    home: str
    ethnicity: str = "White: English, Welsh, Scottish, Northern Irish or British"
    client: str = v.SERVICE_USER
    work: str = v.NOT_SEEKING
    has_carer: str = "No"
    autism: str = "No"
    sight: str = "No visual impairment"
    hearing: str = "No hearing impairment"
    dementia: str = "No"
    funding: str = "Unknown"
    surgery: int = 0
    events: list[Event] = field(default_factory=list)

    def person(self) -> Person:
        surgery = SURGERIES[self.surgery]
        cells = [
            self.nhs,
            self.la_id,
            self.first,
            self.last,
            surgery.name,
            surgery.code,
            self.gender,
            self.ethnicity,
            text(self.born),
            "",
            self.client,
            self.reason,
            self.postcode,
            self.home,
            self.work,
            self.has_carer,
            self.autism,
            self.sight,
            self.hearing,
            self.dementia,
            self.funding,
        ]
        one = Person(cells, self.born)
        one.events = list(self.events)
        return one
