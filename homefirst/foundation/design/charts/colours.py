"""Colours by meaning, the same in every picture.

Each stands on white with a contrast of at least 3 to 1 (the ratio is beside it). None carries a meaning
alone: the shape of the mark or the words say the same.
"""

from __future__ import annotations

WHITE = "#ffffff"
INK = "#0b0c0c"
QUIET = "#505a5f"  # 7.0, second-order words
GRID = "#dfe4e5"  # lines that only guide the eye
TINT = "#eef2f3"  # a ground, never a mark
BAND = "#dbe2e4"  # the same where it is small: a ground must still be seen beside white

BETTER = "#1d70b8"  # 5.2
WORSE = "#c2410c"  # 5.2
USUAL = "#6f777b"  # 4.6
TARGET = "#54319f"  # 9.0
MOVED = TARGET
OURS = "#1d70b8"  # 5.2
OTHERS = "#7d898d"  # 3.6
IN_HAND = "#0f6d73"  # 6.1
DUE_SOON = "#8a5a00"  # 5.9
LATE = "#b3281e"  # 6.5
SOMEBODY = "#17414a"  # 10.9, people and groups of a network

# Series without a meaning, in this order; the second and fourth only as fills or lines of 3 px and more.
SERIES = ("#12436d", "#28a197", "#801650", "#f46a25")  # 10.3, 3.2, 9.8, 3.0
