"""The emergency plan of which carer?"""

from __future__ import annotations

from django import forms


class FindPlanForm(forms.Form):
    """Read from the address."""

    q = forms.CharField(
        label="Name of the carer, or of whom they care for", required=False, max_length=120, strip=True
    )
