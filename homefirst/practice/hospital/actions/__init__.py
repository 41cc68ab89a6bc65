"""What is kept of notices, stays, missing things and days lost."""

from homefirst.practice.hospital.actions.beds import free_bed, give_bed
from homefirst.practice.hospital.actions.files import load_notices
from homefirst.practice.hospital.actions.missing import is_here, say_missing
from homefirst.practice.hospital.actions.notices import (
    add_notice,
    match_notice,
    notice_not_ours,
    read_notices,
)
from homefirst.practice.hospital.actions.stays import (
    keep_delays,
    keep_leaving,
    keep_needs,
    keep_return,
    keep_stay,
)

__all__ = [
    "add_notice",
    "free_bed",
    "give_bed",
    "is_here",
    "keep_delays",
    "keep_leaving",
    "keep_needs",
    "keep_return",
    "keep_stay",
    "load_notices",
    "match_notice",
    "notice_not_ours",
    "read_notices",
    "say_missing",
]
