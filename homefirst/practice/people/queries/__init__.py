"""What pages about people need, as plain values, in a fixed number of queries."""

from homefirst.practice.people.queries.around import Around, Network, carers_of, network
from homefirst.practice.people.queries.details import Detail, Details, Origin, details
from homefirst.practice.people.queries.identity import (
    AlertLine,
    CommunicationLine,
    HowToSpeak,
    Identity,
    alerts,
    how_to_speak,
    identity,
    person_by_ref,
)
from homefirst.practice.people.queries.lines import (
    PeoplePage,
    PersonLine,
    by_name,
    held_by,
    lines,
    my_people,
    recently_seen,
)
from homefirst.practice.people.queries.story import Lane, StoryEvent, person_story

__all__ = [
    "AlertLine",
    "Around",
    "CommunicationLine",
    "Detail",
    "Details",
    "HowToSpeak",
    "Identity",
    "Lane",
    "Network",
    "Origin",
    "PeoplePage",
    "PersonLine",
    "StoryEvent",
    "alerts",
    "by_name",
    "carers_of",
    "details",
    "held_by",
    "how_to_speak",
    "identity",
    "lines",
    "my_people",
    "network",
    "person_by_ref",
    "person_story",
    "recently_seen",
]
