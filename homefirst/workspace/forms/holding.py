"""Who holds the work with a person, and who may open a record that is restricted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from homefirst.foundation.accounts.models import Team, User
from homefirst.workspace.forms.typed import TypedForm


class GiveForm(TypedForm):
    user = forms.TypedChoiceField(
        label="Give the work to",
        coerce=int,
        error_messages={
            "required": "Choose who is to hold the work.",
            "invalid_choice": "Choose from the list.",
        },
    )

    def __init__(self, *args: Any, staff: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.fields["user"]
        assert isinstance(user, forms.ChoiceField)
        user.choices = [("", "Choose"), *((each.pk, each.name) for each in staff)]


class MoveForm(TypedForm):
    team = forms.TypedChoiceField(
        label="Move to the team",
        coerce=int,
        error_messages={"required": "Choose the team.", "invalid_choice": "Choose from the list."},
    )

    def __init__(self, *args: Any, teams: Iterable[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = self.fields["team"]
        assert isinstance(team, forms.ChoiceField)
        team.choices = [("", "Choose"), *((each.pk, each.name) for each in teams)]


class RestrictForm(TypedForm):
    reason = forms.CharField(
        label="Why may only a few see it?",
        max_length=400,
        error_messages={"required": "Say why this record needs to be restricted."},
    )
    named = forms.TypedMultipleChoiceField(
        label="Who may open it, besides you?", required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label="Others, by e-mail address",
        help_text="One on each line.",
        required=False,
        widget=forms.Textarea,
        max_length=2000,
    )

    def __init__(self, *args: Any, staff: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = self.fields["named"]
        assert isinstance(named, forms.MultipleChoiceField)
        named.choices = [(each.pk, each.name) for each in staff]

    def clean_others(self) -> list[User]:
        typed = {
            line.strip().casefold() for line in str(self.cleaned_data["others"]).splitlines() if line.strip()
        }
        found = list(User.objects.filter(email__in=typed, is_active=True))
        missing = sorted(typed - {user.email.casefold() for user in found})
        if missing:
            raise forms.ValidationError(f"Nobody here signs in as {missing[0]}. Check the address.")
        return found

    @property
    def people(self) -> list[User]:
        chosen = User.objects.filter(pk__in=self.cleaned_data["named"], is_active=True)
        return [*chosen, *self.cleaned_data["others"]]


class LiftForm(TypedForm):
    reason = forms.CharField(
        label="Why is the restriction no longer needed?",
        max_length=400,
        error_messages={"required": "Say why the restriction is no longer needed."},
    )
