"""What is known about staff: who is signed in, who may sign in, and what roles allow."""

from homefirst.foundation.accounts.queries.signed_in import (
    ROLE_KEY,
    has_second_factor,
    role_in_hand,
    roles_held,
    teams_now,
)
from homefirst.foundation.accounts.queries.staff import StaffLine, staff_list

__all__ = [
    "ROLE_KEY",
    "StaffLine",
    "has_second_factor",
    "role_in_hand",
    "roles_held",
    "staff_list",
    "teams_now",
]
