"""What is typed about care and about past steps; the verbs decide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from homefirst.practice.pathways import forms as steps
from homefirst.practice.pathways.actions import fields_of
from homefirst.practice.pathways.models import PastStep
from homefirst.support.services import forms as services
from homefirst.support.services.models import Service
from homefirst.workspace.forms.change import ChangeForm
from homefirst.workspace.forms.typed import TypedForm


class NewCareForm(TypedForm, services.ServiceFields):
    def __init__(self, *args: Any, names: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask(names)


class CareForm(ChangeForm, services.ServiceFields):
    """Of a service, the fields `names`."""

    def __init__(self, *args: Any, row: Service, names: Iterable[str], **kwargs: Any) -> None:
        self.WATCHED = tuple(names)
        super().__init__(*args, row=row, **kwargs)
        self.ask(self.WATCHED, row)

    def held(self, name: str) -> Any:
        return services.shown(self.row, name)


class EndCareForm(ChangeForm, services.EndFields):
    """Opens with today as the last day; somebody else's end of the same care is shown, never overwritten."""

    KEYS = {"reason": "end_reason"}
    WATCHED = ("ends_on", "outcome", "end_reason")

    def held(self, name: str) -> Any:
        return services.shown(self.row, name)


class PastStepForm(ChangeForm, steps.StepFields):
    def __init__(self, *args: Any, row: PastStep, **kwargs: Any) -> None:
        self.WATCHED = fields_of(row.kind)
        super().__init__(*args, row=row, **kwargs)
        self.ask(row)

    def held(self, name: str) -> Any:
        return steps.shown(self.row, name)
