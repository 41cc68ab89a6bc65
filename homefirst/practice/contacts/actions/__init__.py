"""Every write to a contact, from the first word typed to its end."""

from homefirst.practice.contacts.actions.ending import let_go, record, write_down
from homefirst.practice.contacts.actions.keeping import keep, take_over
from homefirst.practice.contacts.actions.placing import heed, place, place_new

__all__ = ["heed", "keep", "let_go", "place", "place_new", "record", "take_over", "write_down"]
