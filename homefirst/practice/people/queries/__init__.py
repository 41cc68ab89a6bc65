"""What pages about people need, as plain values, in a fixed number of queries."""

from homefirst.practice.people.queries.around import (
    Around,
    Network,
    carers_of,
    network,
    person_by_number,
    relationship_of,
)
from homefirst.practice.people.queries.details import Detail, Details, Origin, details, last_written
from homefirst.practice.people.queries.identity import Identity, identity, person_by_ref
from homefirst.practice.people.queries.lines import (
    PAGE,
    PeoplePage,
    PersonLine,
    by_name,
    held_by,
    lines,
    my_people,
    people_in_hand,
    recently_seen,
)
from homefirst.practice.people.queries.reach import how_to_reach
from homefirst.practice.people.queries.rows import ids_by_ref, one_of, people_with_records
from homefirst.practice.people.queries.speaking import (
    AlertLine,
    CommunicationLine,
    HowToSpeak,
    alerts,
    how_to_speak,
    speak_and_alerts,
)
from homefirst.practice.people.queries.story import Also, Lane, StoryEvent, person_story

__all__ = [
    "PAGE",
    "AlertLine",
    "Also",
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
    "how_to_reach",
    "how_to_speak",
    "identity",
    "ids_by_ref",
    "last_written",
    "lines",
    "my_people",
    "network",
    "one_of",
    "people_in_hand",
    "people_with_records",
    "person_by_number",
    "person_by_ref",
    "person_story",
    "recently_seen",
    "relationship_of",
    "speak_and_alerts",
]
