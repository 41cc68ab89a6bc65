"""What is typed at work that stands on nobody's record, of whatever kind: a step with its end, a thing that is done, and
whose hands it goes into."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from homefirst.foundation.errors import NotNow, Stale
from homefirst.practice.forms.definition.shapes import Question
from homefirst.practice.pathways.actions.apart import answers_of
from homefirst.practice.pathways.definition.shapes import Outcome
from homefirst.practice.pathways.models import StepApart
from homefirst.workspace.forms.typed import MEANWHILE, VersionedForm
from homefirst.workspace.work.questions import PartForm

_LONG = 4000


class ApartStepForm(PartForm):
    """Every question of the step, then how it ended. Kept as a draft, only the questions count."""

    row_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        typed: Any,
        *,
        step: StepApart,
        questions: Iterable[Question],
        outcomes: Iterable[Outcome],
        marks_needed: bool | None = None,
        otherwise: str = "",
    ) -> None:
        """`otherwise` is the label of a box to tick where the step may be ended against what the law asks."""
        self.row = step
        super().__init__(typed, questions=questions, answers=answers_of(step), marks_needed=marks_needed)
        self.held = lambda: answers_of(step)
        self.initial["row_version"] = step.row_version
        self.fields["outcome"] = forms.ChoiceField(
            label="How did this step end?",
            choices=[(each.code, each.title) for each in outcomes],
            widget=forms.RadioSelect,
            required=False,
            error_messages={"invalid_choice": "Choose how this ended from the list."},
        )
        if otherwise:
            self.fields["otherwise"] = forms.BooleanField(label=otherwise, required=False)
        self.fields["reason"] = forms.CharField(
            label="Why?",
            help_text="For an end that needs a reason.",
            required=False,
            max_length=_LONG,
            widget=forms.Textarea,
        )

    def meet(self, between: NotNow, verb: Any) -> bool:
        """Whoever came second keeps every word in the boxes, and sends them for the step as it is now; what two people
        changed stands above with both texts."""
        self.row.refresh_from_db()
        self.redraw({"row_version": str(self.row.row_version)})
        if isinstance(between, Stale) and not between.yours:
            self.met = MEANWHILE
            self.add_error(None, self.met)
            return False
        return super().meet(between, verb)

    def sent(self) -> dict[str, Any]:
        """What a verb takes of the answers, for a form that is valid."""
        return {
            "given": self.given(),
            "seen": self.was_seen(),
            "row_version": self.cleaned_data["row_version"],
        }

    def ended(self) -> dict[str, Any]:
        """How the step ended, for a form that is valid."""
        names = ("outcome", "reason", "otherwise")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class ApartDoneForm(VersionedForm):
    words = forms.CharField(
        label="What shows that it is done?",
        max_length=400,
        error_messages={"required": "Say what shows that it is done."},
    )


class HandApartForm(VersionedForm):
    user = forms.EmailField(
        label="E-mail address with which they sign in",
        max_length=254,
        error_messages={"required": "Say who, by e-mail address."},
    )
    why = forms.CharField(label="Why?", max_length=200, error_messages={"required": "Say why."})
