"""What is typed where a step ends, stops or changes hands."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from homefirst.practice.pathways.definition.shapes import Outcome
from homefirst.workspace.forms.typed import TypedForm, VersionedForm


class FinishForm(VersionedForm):
    outcome = forms.ChoiceField(
        label="How did it end?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose how this ended.",
            "invalid_choice": "Choose how this ended from the list.",
        },
    )
    reason = forms.CharField(
        label="Why?",
        help_text="For outcomes that need a reason. In words that the person could read.",
        required=False,
        widget=forms.Textarea,
        max_length=4000,
    )
    weekly_cost = forms.DecimalField(
        label="What does it cost a week, in pounds?",
        required=False,
        min_value=Decimal(0),
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"invalid": "Enter a sum, such as 487.20."},
    )

    def __init__(self, *args: Any, outcomes: Iterable[Outcome], asks_cost: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(outcomes)
        outcome = self.fields["outcome"]
        assert isinstance(outcome, forms.ChoiceField)
        outcome.choices = [(each.code, each.title) for each in found]
        self.hints = {each.code: each.means for each in found if each.means}
        if not any(each.needs_reason for each in found):
            self.fields["reason"].help_text = ""
        if not asks_cost:
            del self.fields["weekly_cost"]


class WordsForm(VersionedForm):
    """A sentence about a row."""

    words = forms.CharField(label="In a few words", widget=forms.Textarea, max_length=400, required=False)

    def __init__(self, *args: Any, label: str, is_needed: str = "", hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = self.fields["words"]
        words.label, words.help_text, words.required = label, hint, bool(is_needed)
        words.error_messages["required"] = is_needed


class NoteForm(VersionedForm):
    note = forms.CharField(label="A note to yourself", required=False, max_length=400)
    waiting_on = forms.CharField(
        label="Whom do you wait for?",
        help_text="Leave it empty when you wait for nobody. The clock runs on.",
        required=False,
        max_length=200,
    )
    chased = forms.BooleanField(label="I asked them again today", required=False)

    def __init__(self, *args: Any, row: Any, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        if not row.waiting_on:
            del self.fields["chased"]


class PauseForm(VersionedForm):
    reason = forms.ChoiceField(
        label="Why does the clock stop?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why the clock stops.", "invalid_choice": "Choose from the list."},
    )

    def __init__(self, *args: Any, reasons: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        assert isinstance(reason, forms.ChoiceField)
        reason.choices = [(each, f"{each[0].upper()}{each[1:]}") for each in reasons]


class HandOverForm(VersionedForm):
    KEYS = {"user": "to", "team": "to"}
    to = forms.ChoiceField(
        label="Whose hands?",
        error_messages={"required": "Choose a worker or a team.", "invalid_choice": "Choose from the list."},
    )
    reason = forms.CharField(label="Why?", required=False, widget=forms.Textarea, max_length=400)

    def __init__(
        self, *args: Any, staff: Iterable[tuple[int, str]], teams: Iterable[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        to.choices = [
            ("", "Choose"),
            ("Workers", [(f"user:{pk}", name) for pk, name in staff]),
            ("Teams", [(f"team:{pk}", name) for pk, name in teams]),
        ]


class GoBackForm(VersionedForm):
    to = forms.ChoiceField(
        label="Back to which step?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a step.", "invalid_choice": "Choose from the list."},
    )
    reason = forms.CharField(
        label="Why?",
        widget=forms.Textarea,
        max_length=4000,
        error_messages={"required": "Say why this goes back."},
    )

    def __init__(self, *args: Any, steps: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        to.choices = list(steps)


class DateForm(VersionedForm):
    """The date from which a clock runs; `row` is the episode."""

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        from homefirst.foundation.design.form_fields import DayField

        super().__init__(*args, **kwargs)
        self.fields["day"] = DayField(label=label, what="the day", help_text="Like 24 11 2026.")


class StartForm(TypedForm):
    """`offered`: (code, title, what the person could say) of each pathway."""

    pathway = forms.ChoiceField(
        label="What would you like to start?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what to start.",
            "invalid_choice": "Choose from the list.",
        },
    )

    def __init__(self, *args: Any, offered: Iterable[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(offered)
        pathway = self.fields["pathway"]
        assert isinstance(pathway, forms.ChoiceField)
        pathway.choices = [(code, title) for code, title, _ in found]
        self.hints = {code: said for code, _, said in found}
