"""What an administrator types about a member of staff."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from homefirst.foundation.accounts.models import Team
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.form_fields import DayField
from homefirst.foundation.design.typed import TypedForm

_CHOOSE_ROLE = {"required": "Choose a role.", "invalid_choice": "Choose a role from the list."}
_CHOOSE_TEAM = {"required": "Choose a team.", "invalid_choice": "Choose a team from the list."}


def _role_field() -> forms.ChoiceField:
    field = forms.ChoiceField(label="Role", widget=forms.RadioSelect, error_messages=_CHOOSE_ROLE)
    field.choices = lambda: [(role.code, role.title) for role in roles().values()]
    return field


def _team_field(*, required: bool) -> forms.ModelChoiceField[Team]:
    return forms.ModelChoiceField(
        label="Team" if required else "Team, if there is one",
        queryset=Team.objects.filter(ends_on__isnull=True).order_by("name"),
        to_field_name="code",
        required=required,
        empty_label="No team yet",
        error_messages=_CHOOSE_TEAM,
    )


class _FromADay(TypedForm):
    """What is typed is handed to a verb under the verb's own names (`typed`); `on` is the day."""

    KEYS = {"teams": "team", "roles": "role"}

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"on": today})

    @property
    def typed(self) -> dict[str, Any]:
        return self.cleaned_data


class AddStaffForm(_FromADay):
    name = forms.CharField(
        label="Full name",
        help_text="As colleagues know them. It stands beside everything that they do.",
        max_length=200,
        error_messages={"required": "Enter their full name."},
    )
    email = forms.EmailField(
        label="E-mail address",
        help_text="What they sign in with.",
        error_messages={
            "required": "Enter their e-mail address, like amara.cole@westbrook.example.",
            "invalid": "Enter an address with an @, like amara.cole@westbrook.example.",
        },
    )
    role = _role_field()
    team = _team_field(required=False)
    on = DayField(label="First day", what="their first day")

    @property
    def typed(self) -> dict[str, Any]:
        kept = dict(self.cleaned_data)
        role, team = kept.pop("role"), kept.pop("team")
        return kept | {"roles": [role], "teams": [team] if team else []}


class GiveRoleForm(_FromADay):
    role = _role_field()
    on = DayField(label="First day in this role", what="the first day")


class JoinTeamForm(_FromADay):
    team = _team_field(required=True)
    on = DayField(label="First day in this team", what="the first day")


class DayForm(_FromADay):
    """The first day without a role or outside a team."""

    on = DayField(what="the first day")

    def __init__(self, data: Any = None, *, today: date, label: str) -> None:
        super().__init__(data, today=today)
        self.fields["on"].label = label
