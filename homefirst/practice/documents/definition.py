"""Which papers the council keeps, as definitions/documents.yaml says; read once a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from homefirst.foundation import definitions
from homefirst.foundation.definitions.reading import load
from homefirst.foundation.design.words import list_words

_SCHEMA = Path(__file__).with_name("documents.schema.json")


@dataclass(frozen=True)
class FileType:
    code: str
    title: str
    ending: str
    media: str


@dataclass(frozen=True)
class DocumentDefinition:
    """`kinds` and `types` by their codes, in the order of the file; `largest` in bytes."""

    kinds: Mapping[str, str]
    types: Mapping[str, FileType]
    largest: int

    @property
    def largest_words(self) -> str:
        return f"{self.largest // 1_000_000} MB"

    @property
    def types_words(self) -> str:
        return list_words([each.title for each in self.types.values()])


def read_documents(path: Path) -> DocumentDefinition:
    """Raises Invalid with file, line and what to do."""
    found = load(path, _SCHEMA).content
    return DocumentDefinition(
        {each["code"]: each["title"] for each in found["kinds"]},
        {each["code"]: FileType(**each) for each in found["types"]},
        found["largest_megabytes"] * 1_000_000,
    )


@cache
def document_definition() -> DocumentDefinition:
    return read_documents(definitions.folder() / "documents.yaml")
