"""The words that are noticed while a contact is typed: definitions/codes/danger_words.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from homefirst.foundation.definitions.codes import code_list


@cache
def danger_words() -> Mapping[str, tuple[str, ...]]:
    """By the answer that each word asks for, in the order of the list."""
    return {entry["code"]: tuple(entry["words"]) for entry in code_list("danger_words")["values"]}
