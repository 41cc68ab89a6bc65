"""What a panel agreed, crossed off."""

from __future__ import annotations

from django import forms

from homefirst.workspace.forms.typed import VersionedForm


class AgreedForm(VersionedForm):
    words = forms.CharField(
        label="What came of it?", max_length=400, error_messages={"required": "Say what came of it."}
    )
