"""Chronologies on a record: which events may be chosen, and lines as the pages draw them."""

from homefirst.workspace.chronologies.shown import LineShown, event_of, events_of, offered, shown, state_of

__all__ = ["LineShown", "event_of", "events_of", "offered", "shown", "state_of"]
