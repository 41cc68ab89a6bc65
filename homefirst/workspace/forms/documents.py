"""What is typed about a document, and the file that is chosen for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from homefirst.foundation.design.form_fields import DayField
from homefirst.foundation.errors import Invalid
from homefirst.practice.documents.actions import About
from homefirst.practice.documents.definition import document_definition
from homefirst.practice.documents.shelf import Waiting
from homefirst.practice.notes.definition import note_definition
from homefirst.workspace.forms.notes import NOT_RESTRICTED
from homefirst.workspace.forms.typed import TypedForm


class FileForm(TypedForm):
    """A file is put aside as soon as it comes, so that a mistake in another box does not lose it; `waiting` is its token.

    `takes` puts an upload aside and may refuse it; `finds` gets back what was put aside before.
    """

    waiting = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    chosen = forms.FileField(label="Which file?", required=False, allow_empty_file=True)

    def __init__(
        self,
        *args: Any,
        takes: Callable[[Any], Waiting],
        finds: Callable[[str], Waiting | None],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        known = document_definition()
        self.takes, self.finds = takes, finds
        self.file: Waiting | None = None
        self.fields["chosen"].help_text = f"Kept are: {known.types_words}. At most {known.largest_words}."

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or self.cleaned_data
        sent = held.get("chosen")
        try:
            self.file = self.takes(sent) if sent is not None else self.finds(held.get("waiting", ""))
        except Invalid as problem:
            self._say(problem)
        if self.file is None and "chosen" not in self.errors:
            self.add_error("chosen", "Choose a file.")
        self.redraw({"waiting": self.file.token if self.file else ""})
        return held

    def keep(self, verb: Callable[[], Any]) -> bool:
        """A verb may take the file away with its refusal, where something harmful was in it."""
        done = super().keep(verb)
        if not done and self.file is not None and not self.file.path.is_file():
            self.file = None
            self.redraw({"waiting": ""})
        return done


class DocumentForm(FileForm):
    title = forms.CharField(
        label="What is it?",
        help_text="In a few words, such as: lasting power of attorney, health.",
        max_length=200,
        error_messages={
            "required": "Say in a few words what it is, such as: lasting power of attorney, health."
        },
    )
    kind = forms.ChoiceField(
        label="Of which kind?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what it is.",
            "invalid_choice": "Choose what it is from the list.",
        },
    )
    dated_on = DayField(label="Which day stands on it?", required=False, what="the day that stands on it")
    restriction = forms.ChoiceField(
        label="May it be shared?", required=False, widget=forms.RadioSelect, initial=NOT_RESTRICTED
    )
    kept_from = forms.CharField(
        label="Not to be shared with whom?",
        help_text="Leave it empty where the answer above says enough.",
        required=False,
        max_length=200,
    )
    field_order = ["waiting", "chosen", "title", "kind", "dated_on", "restriction", "kept_from"]

    def __init__(self, *args: Any, first_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choices("kind", document_definition().kinds.items())
        reasons = note_definition().restrictions.values()
        no = [(each.code, f"No: {each.title[0].lower()}{each.title[1:]}") for each in reasons]
        self._choices("restriction", [(NOT_RESTRICTED, "Yes"), *no])
        self.hints = {each.code: each.means.replace("{first_name}", first_name) for each in reasons}

    @property
    def about(self) -> About:
        said = {name: self.cleaned_data[name] for name in About.__dataclass_fields__}
        if said["restriction"] == NOT_RESTRICTED:
            said["restriction"] = ""
        return About(**said)

    def _choices(self, name: str, found: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(found)


class VersionForm(FileForm):
    words = forms.CharField(
        label="What is different?",
        help_text="Such as: signed by both attorneys.",
        required=False,
        max_length=400,
    )
    field_order = ["waiting", "chosen", "words"]


class DocumentErrorForm(TypedForm):
    row_version = forms.IntegerField(widget=forms.HiddenInput)
    words = forms.CharField(
        label="What is wrong with it?",
        help_text="Such as: this belongs to another Mr Ashworth. Do not repeat what the paper says.",
        max_length=400,
        widget=forms.Textarea,
        error_messages={"required": "Say what is wrong with the document."},
    )
