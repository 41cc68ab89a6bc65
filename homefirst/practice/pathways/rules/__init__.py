"""When events ended and what clocks say, as pure functions on plain values."""

from homefirst.practice.pathways.rules.ends import known_end

__all__ = ["known_end"]
