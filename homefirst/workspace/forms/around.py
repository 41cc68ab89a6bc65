"""What is typed about somebody around a person."""

from __future__ import annotations

from typing import Any

from django import forms

from homefirst.foundation.design.form_fields import ChoiceOrNotKnown, DayField
from homefirst.practice.people.codes import relationship_ties
from homefirst.practice.people.models import Relationship
from homefirst.workspace.forms.change import ChangeForm
from homefirst.workspace.forms.typed import TypedForm

_GROUPS = dict(Relationship.Group.choices)
# The groups of the page, in its order.
WHO = ("other_name", "other_number", "tie", "starts_on", "lives_with")
TOGETHER = ("is_informal_carer", "helps_with", "how_often", "how_it_is", "carer_allows_link")
RING = ("telephone", "is_key_contact", "emergency_order", "may_share", "share_until")
LAW = ("legal_role", "evidence_seen_on")
PARTS = (
    ("Who they are", WHO),
    ("How they are together", TOGETHER),
    ("To ring, and what we may tell them", RING),
    ("In law", LAW),
)


class TieFields(forms.Form):
    tie = forms.ChoiceField(
        label="What they are to each other",
        help_text="Like daughter: what the other is to this person.",
        error_messages={"required": "Say what they are to each other, like daughter."},
    )
    starts_on = DayField(
        what="the day since when",
        label="Since when",
        help_text="If it is known. Like 24 11 2026.",
        required=False,
    )
    lives_with = forms.BooleanField(label="They live in the same home", required=False)
    is_informal_carer = forms.BooleanField(label="They give unpaid care", required=False)
    helps_with = forms.CharField(label="What they help with", max_length=200, required=False)
    how_often = ChoiceOrNotKnown(label="How often they see each other", choices=Relationship.HowOften.choices)
    how_it_is = ChoiceOrNotKnown(label="How it is between them", choices=Relationship.HowItIs.choices)
    carer_allows_link = forms.BooleanField(
        label="They allow a link to their own record",
        help_text="A carer's own record is private: without this, no page leads to it.",
        required=False,
    )
    telephone = forms.CharField(label="Telephone", max_length=40, required=False)
    is_key_contact = forms.BooleanField(label="They are the key contact", required=False)
    emergency_order = forms.IntegerField(
        label="Whom to ring first",
        help_text="1 is rung first, then 2. Leave empty if they are not to be rung.",
        min_value=1,
        max_value=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": "Enter a number, like 1.",
            "min_value": "Enter a number from 1 to 20.",
            "max_value": "Enter a number from 1 to 20.",
        },
    )
    may_share = forms.CharField(
        label="What we may tell them",
        help_text="As the person said it. Leave empty if nobody has asked.",
        max_length=200,
        required=False,
    )
    share_until = DayField(
        what="the day until when", label="Until when", help_text="If the person set a day.", required=False
    )
    legal_role = forms.ChoiceField(
        label="Role in law", choices=Relationship.Legal.choices, required=False, widget=forms.Select
    )
    evidence_seen_on = DayField(
        what="the day on which you saw it",
        label="Evidence seen on",
        help_text="The paper itself.",
        required=False,
    )

    def offer(self, stated: str = "") -> None:
        """The ties of the list by their groups; one that is in no list can stay."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for known in relationship_ties().values():
            groups.setdefault(str(_GROUPS[known.group]), []).append((known.tie, known.tie))
        own = [(stated, stated)] if stated and stated not in relationship_ties() else []
        tie = self.fields["tie"]
        assert isinstance(tie, forms.ChoiceField)
        tie.choices = [("", "Choose"), *own, *groups.items()]


class NewTieForm(TypedForm, TieFields):
    """`other` is found by the view, which alone knows who is asking."""

    KEYS = {"other": "other_number"}
    other_name = forms.CharField(label="Name", max_length=200, required=False)
    other_number = forms.CharField(
        label="Their own record, if they have one here",
        help_text="Their NHS number, council number or record reference.",
        max_length=40,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"carer_allows_link": True} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.offer()


class ChangeTieForm(ChangeForm, TieFields):
    """A file can tie somebody whose own record is out of sight: here the worker says what they are called."""

    WATCHED = ("other_name", *TieFields.base_fields)
    other_name = forms.CharField(
        label="Name",
        help_text="As this person says it. It is shown to those who may not open their own record.",
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, row: Relationship, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.offer(row.tie)


class EndTieForm(ChangeForm):
    WATCHED = ("ends_on",)
    ends_on = DayField(what="the last day", label="Last day", help_text="Like 24 11 2026.")
