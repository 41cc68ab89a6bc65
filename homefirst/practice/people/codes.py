"""The lists that stand about people: ways of speaking, and ties between people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from homefirst.foundation.definitions.codes import code_list


@dataclass(frozen=True)
class WayOfSpeaking:
    code: str
    words: str
    group: str
    is_adjustment: bool


@dataclass(frozen=True)
class TieWords:
    """`back` is what the person is to the other, where one word does for everyone."""

    tie: str
    group: str
    back: str = ""


@cache
def communication_needs() -> Mapping[str, WayOfSpeaking]:
    """definitions/codes/communication_needs.yaml, in its order."""
    return {
        entry["code"]: WayOfSpeaking(
            entry["code"], entry["words"], entry["group"], bool(entry.get("adjustment"))
        )
        for entry in code_list("communication_needs")["values"]
    }


@cache
def relationship_ties() -> Mapping[str, TieWords]:
    """definitions/codes/relationships.yaml, in its order."""
    return {
        entry["tie"]: TieWords(entry["tie"], entry["group"], entry.get("back", ""))
        for entry in code_list("relationships")["values"]
    }
