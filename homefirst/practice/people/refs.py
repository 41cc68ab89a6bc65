"""Public references of records: eight signs that are read aloud without doubt and spell no word."""

from __future__ import annotations

import secrets

from homefirst.foundation.access.models import Record

ALPHABET = "BCDFGHJKMNPQRSTVWXYZ23456789"
LENGTH = 8
_CHUNK = 500


def new_ref() -> str:
    return new_refs(1)[0]


def new_refs(wanted: int) -> list[str]:
    """That many references, none in use. One query for each 500."""
    found: set[str] = set()
    while len(found) < wanted:
        drawn = {_draw() for _ in range(min(wanted - len(found), _CHUNK))}
        taken = set(Record.objects.filter(ref__in=drawn).values_list("ref", flat=True))
        found |= drawn - taken
    return list(found)


def _draw() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
