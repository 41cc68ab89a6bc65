"""What is typed about care and about past steps; the verbs decide."""

from __future__ import annotations

from homefirst.practice.pathways.forms import StepForm
from homefirst.support.services.forms import EndForm, ServiceForm
from homefirst.workspace.forms.typed import TypedForm


class CareForm(TypedForm, ServiceForm):
    pass


class EndCareForm(TypedForm, EndForm):
    pass


class PastStepForm(TypedForm, StepForm):
    pass
