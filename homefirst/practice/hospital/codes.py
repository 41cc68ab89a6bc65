"""What can be missing, and why days are lost, by the codes of the forms.

The causes are the national list to April 2024; the present one is not confirmed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MISSING: Final[Mapping[str, str]] = {
    "care": "Care",
    "equipment": "Equipment",
    "transport": "Transport",
    "medicines": "Medicines",
    "keys_heating_food": "Keys, heating, food",
    "decision": "A decision",
    "family": "The family is not ready",
}
CAUSES: Final[Mapping[str, str]] = {
    "medical": "Medical decision or summary",
    "therapy": "Therapy decision",
    "test": "A test",
    "medicines": "Medicines",
    "transport": "Transport",
    "referral": "Referral to the hub not made",
    "hub": "The hub has not confirmed",
    "care_home_start": "Start of care at home",
    "bed_2": "A bed to recover",
    "bed_3": "A care home",
    "equipment": "Equipment or adaptation",
    "chc": "Decision on NHS funding",
    "family": "Person or family disagrees",
    "nowhere": "Nowhere to go",
    "safeguarding": "Safeguarding or Court of Protection",
    "infection": "Infection",
    "transfer": "Going back to another hospital",
    "no_plan": "No plan",
}
WAYS: Final[Mapping[int, str]] = {
    0: "Home, nothing new",
    1: "Home with help",
    2: "A bed to recover",
    3: "A care home for now",
}
