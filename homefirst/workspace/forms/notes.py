"""What is typed about something that happened, added to a note, and asked of the list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from homefirst.foundation.design.form_fields import DayField
from homefirst.practice.notes.actions import Happening
from homefirst.practice.notes.definition import note_definition
from homefirst.practice.notes.rules import read_time
from homefirst.workspace.forms.drafted import DraftedForm
from homefirst.workspace.forms.typed import TypedForm

NOT_RESTRICTED = "none"


class TimeOfDayField(forms.CharField):
    """Typed as people write it; cleans to a time, or None where nothing was typed."""

    def clean(self, value: Any) -> time | None:
        typed = super().clean(value)
        if not typed:
            return None
        found = read_time(typed)
        if found is None:
            raise ValidationError("Enter the time like 2:30pm, or leave it empty.")
        return found


class NoteForm(DraftedForm):
    """`token` names the draft of this window."""

    BOXES = (
        "kind", "happened_on_day", "happened_on_month", "happened_on_year", "happened_at", "present", "own_words", "words",
        "follows", "follows_on_day", "follows_on_month", "follows_on_year", "restriction", "kept_from",
    )  # fmt: skip

    token = forms.CharField(max_length=32, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label="What was it?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what this was: a visit, a call, or something else.",
            "invalid_choice": "Choose what this was from the list.",
        },
    )
    happened_on = DayField(label="On which day?", what="the day on which this happened")
    happened_at = TimeOfDayField(
        label="At what time?", help_text="Like 2:30pm. Leave it empty if you do not know.", required=False
    )
    present = forms.CharField(label="Who was there?", required=False, max_length=300)
    own_words = forms.CharField(required=False, widget=forms.Textarea)
    words = forms.CharField(label="What happened?", required=False, widget=forms.Textarea)
    follows = forms.CharField(
        label="What follows?",
        help_text="Something that you will do, such as: ring the surgery. It stands on My work until it is done.",
        required=False,
        max_length=300,
    )
    follows_on = DayField(
        label="By which day?",
        help_text="The next working day when you leave it empty.",
        required=False,
        what="the day by which it is done",
    )
    restriction = forms.ChoiceField(label="May it be shared?", required=False, widget=forms.RadioSelect)
    kept_from = forms.CharField(
        label="Not to be shared with whom?",
        help_text="Leave it empty where the answer above says enough.",
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, first_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = note_definition()
        self._choices("kind", known.to_write.items())
        reasons = [(each.code, each.title) for each in known.restrictions.values()]
        self._choices(
            "restriction",
            [
                (NOT_RESTRICTED, "Yes"),
                *((code, f"No: {words[0].lower()}{words[1:]}") for code, words in reasons),
            ],
        )
        self.hints = {
            each.code: each.means.replace("{first_name}", first_name) for each in known.restrictions.values()
        }
        self.fields["own_words"].label = f"What did {first_name} say?"
        self.fields["own_words"].help_text = "In their own words, as far as you remember them."

    @property
    def happening(self) -> Happening:
        said = {name: self.cleaned_data[name] for name in Happening.__dataclass_fields__}
        if said["restriction"] == NOT_RESTRICTED:
            said["restriction"] = ""
        return Happening(**said)

    def _choices(self, name: str, found: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(found)


class AddedForm(TypedForm):
    words = forms.CharField(
        label="What do you want to add?",
        widget=forms.Textarea,
        error_messages={"required": "Write what you want to add."},
    )


class ErrorForm(TypedForm):
    words = forms.CharField(
        label="What is wrong with it?",
        help_text="Such as: this was another Mr Ashworth. Do not repeat what the note says.",
        max_length=400,
        widget=forms.Textarea,
        error_messages={"required": "Say what is wrong with the note."},
    )


class NotesFilter(forms.Form):
    """Nothing is kept: the address holds the choice."""

    words = forms.CharField(label="Words in the notes", required=False, max_length=200)
    kind = forms.ChoiceField(label="What it was", required=False, widget=forms.RadioSelect)
    author = forms.ChoiceField(label="Who wrote it", required=False)
    since = DayField(label="From which day?", required=False, what="the first day")
    until = DayField(label="To which day?", required=False, what="the last day")
    show = forms.ChoiceField(
        widget=forms.HiddenInput, required=False, choices=[("", ""), ("share", ""), ("print", "")]
    )

    def __init__(self, *args: Any, authors: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind, author = self.fields["kind"], self.fields["author"]
        assert isinstance(kind, forms.ChoiceField)
        assert isinstance(author, forms.ChoiceField)
        kind.choices = [("any", "Anything"), *note_definition().kinds.items()]
        author.choices = [("", "Anybody"), *((str(pk), name) for pk, name in authors)]

    def asked(self) -> dict[str, Any]:
        """What is understood; the rest is left out, so that an old link still shows notes."""
        self.is_valid()
        held: dict[str, Any] = self.cleaned_data
        since: date | None = held.get("since")
        return {
            "words": held.get("words", ""),
            "kind": "" if held.get("kind") == "any" else held.get("kind", ""),
            "author": int(held["author"]) if held.get("author") else None,
            "since": since,
            "until": held.get("until"),
        }
