"""Every write of notes: kept as they are typed, finished, added to; never changed."""

from homefirst.practice.notes.actions.drafts import keep_draft, remove_draft
from homefirst.practice.notes.actions.finishing import Happening, finish_note
from homefirst.practice.notes.actions.later import add_to_note, enter_in_error

__all__ = [
    "Happening",
    "add_to_note",
    "enter_in_error",
    "finish_note",
    "keep_draft",
    "remove_draft",
]
