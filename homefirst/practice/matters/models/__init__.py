"""What stands apart from people's records: a matter with its steps and actions, and what each kind adds."""

from homefirst.practice.matters.models.matter import Matter, MatterAction, MatterStep
from homefirst.practice.matters.models.review import AdultReview
from homefirst.practice.matters.models.trust import TrustConcern, TrustNamed, TrustSharing

__all__ = [
    "AdultReview",
    "Matter",
    "MatterAction",
    "MatterStep",
    "TrustConcern",
    "TrustNamed",
    "TrustSharing",
]
