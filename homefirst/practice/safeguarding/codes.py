"""The national lists of the Safeguarding Adults Collection, by the codes that the forms use (guidance for 2025-26)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

KINDS: Final[Mapping[str, str]] = {
    "physical": "Physical Abuse",
    "sexual": "Sexual Abuse",
    "psychological": "Psychological Abuse",
    "financial": "Financial or Material Abuse",
    "discriminatory": "Discriminatory Abuse",
    "organisational": "Organisational Abuse",
    "neglect": "Neglect and Acts of Omission",
    "domestic": "Domestic Abuse",
    "exploitation": "Sexual Exploitation",
    "slavery": "Modern Slavery",
    "self_neglect": "Self-Neglect",
}
PLACES: Final[Mapping[str, str]] = {
    "own_home": "Own Home",
    "community": "In the Community",
    "community_service": "Community Service",
    "nursing": "Care Home - Nursing",
    "residential": "Care Home - Residential",
    "acute": "Hospital - Acute",
    "mental_health": "Hospital - Mental Health",
    "community_hospital": "Hospital - Community",
    "other": "Other",
}
SOURCES: Final[Mapping[str, str]] = {
    "provider": "Service Provider",
    "known": "Other - Known to individual",
    "unknown": "Other - Unknown to individual",
}
CONCLUSIONS: Final[Mapping[str, str]] = {
    "identified_action": "Risk identified and action taken",
    "identified_none": "Risk identified and no action taken",
    "inconclusive_action": "Risk Assessment inconclusive and action taken",
    "inconclusive_none": "Risk Assessment inconclusive and no action taken",
    "none_action": "No risk identified and action taken",
    "none_none": "No risk identified and no action taken",
    "ceased": "Enquiry ceased at individual's request and no action taken",
}
INCONCLUSIVE: Final = frozenset({"inconclusive_action", "inconclusive_none"})
RISK_FOUND: Final = frozenset({"identified_action", "identified_none"})
RISKS: Final[Mapping[str, str]] = {
    "remained": "Risk remained",
    "reduced": "Risk reduced",
    "removed": "Risk removed",
}
CAPACITY: Final[Mapping[str, str]] = {
    "assessed_cannot": "Yes, they lacked capacity",
    "assessed_can": "No, they did not lack capacity",
    "presumed": "No, they did not lack capacity",
    "not_known": "Don't know",
    "": "Not recorded",
}
ASKED: Final[Mapping[str, str]] = {
    "expressed": "Yes they were asked and outcomes were expressed",
    "not_expressed": "Yes they were asked but no outcomes were expressed",
    "no": "No",
    "not_known": "Don't Know",
    "": "Not Recorded",
}
MET: Final[Mapping[str, str]] = {
    "fully": "Fully Achieved",
    "partly": "Partially Achieved",
    "not_met": "Not Achieved",
}
