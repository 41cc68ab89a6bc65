"""What somebody sets up for themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation

from homefirst.foundation.accounts.models import User
from homefirst.foundation.accounts.tries import Locked, a_try
from homefirst.foundation.design.typed import TypedForm


class PagesForm(TypedForm):
    shortcuts = forms.BooleanField(
        label="Listen for keyboard shortcuts",
        help_text="Keyboard shortcuts never listen while you type in a box.",
        required=False,
    )
    text_size = forms.ChoiceField(
        label="Size of the text",
        choices=User.TextSize.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose how large the text is.",
            "invalid_choice": "Choose how large the text is.",
        },
    )


class PasswordForm(TypedForm):
    """The present password is asked, so that a screen left open does not give the account away; tries are counted.
    Both boxes have "password" in their names, by which words that are kept or given back leave them out."""

    present_password = forms.CharField(
        label="Your password now",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter the password that you sign in with now."},
    )
    password = forms.CharField(
        label="A new password",
        help_text="At least 12 characters. Three words that do not belong together work well.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Choose a new password of at least 12 characters."},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_present_password(self) -> str:
        present = str(self.cleaned_data["present_password"])
        try:
            with a_try(f"password:{self.user.pk}") as tried:
                if not self.user.check_password(present):
                    raise forms.ValidationError("This is not the password that you sign in with now.")
                tried.succeeded()
        except Locked as wait:
            raise forms.ValidationError(wait.message) from None
        return present

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password, self.user)
        if password == self.cleaned_data.get("present_password"):
            raise forms.ValidationError("Choose another password than the one you have now.")
        return password
