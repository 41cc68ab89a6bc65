"""What pages need about care, as plain values."""

from homefirst.support.services.queries.care import (
    Care,
    care,
    has_open_long_term_support,
    service_line,
    service_of,
)
from homefirst.support.services.queries.helped import helped_by
from homefirst.support.services.queries.lines import ServiceLine
from homefirst.support.services.queries.story import care_story
from homefirst.support.services.queries.waiting import care_to_start
from homefirst.support.services.queries.words import care_words

__all__ = [
    "Care",
    "ServiceLine",
    "care",
    "care_story",
    "care_to_start",
    "care_words",
    "has_open_long_term_support",
    "helped_by",
    "service_line",
    "service_of",
]
