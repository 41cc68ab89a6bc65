"""Why a record is opened by somebody who does not hold the work."""

from __future__ import annotations

from typing import Any

from django import forms

from homefirst.foundation.access.reasons import CLAIM_REASONS, EMERGENCY_REASONS
from homefirst.foundation.accounts.forms import SixDigits
from homefirst.workspace.forms.typed import TypedForm


class ReasonForm(TypedForm):
    """For the day, or (`emergency`) for four hours with the six digits once more."""

    reason = forms.ChoiceField(
        label="Why do you need to see it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the reason that fits best."},
    )
    words = forms.CharField(
        label="Say it in a sentence",
        help_text="It is kept with your name, and it will be read.",
        widget=forms.Textarea,
        max_length=1000,
        error_messages={"required": "Say why in a sentence. It will be read."},
    )
    code = SixDigits("The six digits that your telephone shows now")

    def __init__(self, *args: Any, emergency: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        assert isinstance(reason, forms.ChoiceField)
        reason.choices = list((EMERGENCY_REASONS if emergency else CLAIM_REASONS).items())
        if not emergency:
            del self.fields["code"]
