"""Every write to a person's record, one verb each."""

from homefirst.practice.people.actions.alerts import add_alert, check_alert, end_alert
from homefirst.practice.people.actions.communication import (
    add_communication_need,
    ask_communication_needs,
    end_communication_need,
    review_communication_need,
)
from homefirst.practice.people.actions.contact import (
    add_address,
    add_contact_point,
    end_address,
    end_contact_point,
)
from homefirst.practice.people.actions.index import index_people
from homefirst.practice.people.actions.likeness import answer_likeness
from homefirst.practice.people.actions.names import add_alias, change_name
from homefirst.practice.people.actions.person import add_identifier, add_person, change_person
from homefirst.practice.people.actions.relationships import (
    add_relationship,
    change_relationship,
    end_relationship,
)
from homefirst.practice.people.actions.restriction import lift_restriction, restrict

__all__ = [
    "add_address",
    "add_alert",
    "add_alias",
    "add_communication_need",
    "add_contact_point",
    "add_identifier",
    "add_person",
    "add_relationship",
    "answer_likeness",
    "ask_communication_needs",
    "change_name",
    "change_person",
    "change_relationship",
    "check_alert",
    "end_address",
    "end_alert",
    "end_communication_need",
    "end_contact_point",
    "end_relationship",
    "index_people",
    "lift_restriction",
    "restrict",
    "review_communication_need",
]
