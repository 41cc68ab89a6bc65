"""What is typed about a change to how we work: its files, when it is to begin and why, and what somebody says to it."""

from __future__ import annotations

from typing import Any

from django import forms

from homefirst.foundation.design.form_fields import DayField
from homefirst.practice.pathways.actions import Drafted
from homefirst.workspace.changes.files import pasted, uploaded
from homefirst.workspace.forms.typed import TypedForm, VersionedForm


class _SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """No file, one or several; cleans to a list."""

    widget = _SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        several = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in several if each]


_FILE = {"data-text": "file", "spellcheck": "false"}


class AddFilesForm(TypedForm):
    """Uploaded, pasted, or both; what was pasted stays in its box when something else is wrong."""

    chosen = FilesField(
        label="Choose files",
        help_text="Pathways or forms ending in .yaml, or a folder of them packed as zip.",
        required=False,
    )
    text = forms.CharField(
        label="Or paste one file",
        help_text="The whole file. Its first lines say which pathway or form it is.",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs=_FILE),
    )

    def drafted(self) -> list[Drafted]:
        """Raises Invalid."""
        said = self.cleaned_data
        found = [file for each in said["chosen"] for file in uploaded(each.name, each.read())]
        return [*found, pasted(said["text"])] if said["text"].strip() else found

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or self.cleaned_data
        if not held.get("chosen") and not held.get("text", "").strip() and not self.errors:
            self.add_error("chosen", "Choose a file, or paste one.")
        return held


class ChangeFileForm(VersionedForm):
    text = forms.CharField(
        label="The file",
        strip=False,
        widget=forms.Textarea(attrs=_FILE),
        error_messages={"required": "The file is empty. Paste it again, or take it out of the draft."},
    )


class ProposeForm(VersionedForm):
    from_on = DayField(
        label="In force from", what="the day", help_text="Today or a later day. Like 24 11 2026."
    )
    reason = forms.CharField(
        label="Why?",
        max_length=400,
        widget=forms.Textarea,
        error_messages={"required": "Say why, for those who read it later."},
    )


class SendBackForm(VersionedForm):
    words = forms.CharField(
        label="What has to be different?",
        max_length=400,
        widget=forms.Textarea,
        error_messages={"required": "Say what has to be different."},
    )


class SureForm(VersionedForm):
    """Nothing is typed: a button alone."""
