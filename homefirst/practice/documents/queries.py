"""Documents as the pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from homefirst.practice.documents.definition import document_definition
from homefirst.practice.documents.models import Document, Version
from homefirst.practice.documents.scanning import CLEAN
from homefirst.practice.notes.access import Reader, hidden
from homefirst.practice.notes.definition import note_definition
from homefirst.practice.notes.queries import role_title


@dataclass(frozen=True)
class VersionLine:
    """`is_scanned` is False where no scanner was set up when it came."""

    number: int
    file_name: str
    type: str
    size: int
    is_scanned: bool
    words: str
    added_by: str
    role: str
    added_at: datetime


@dataclass(frozen=True)
class DocumentLine:
    """The newest version first. `is_withheld`: a mistake that this reader may not open."""

    document_id: int
    kind: str
    title: str
    dated_on: date | None
    restriction: str
    kept_from: str
    is_closed: bool
    error: str
    error_by: str
    error_at: datetime | None
    is_withheld: bool
    versions: tuple[VersionLine, ...]


def documents_of(reader: Reader) -> list[DocumentLine]:
    """Those that this reader may know of, the newest first. Two queries."""
    return [_line(reader, each) for each in _whole(_readable(reader).order_by("-pk"))]


def document_of(reader: Reader, document_id: int) -> tuple[Document, DocumentLine]:
    """Raises NotAllowed alike for none, another person's, and one that is closed to this reader. Two queries."""
    found = _whole(_readable(reader).filter(pk=document_id)).first()
    if found is None:
        raise hidden(reader.person)
    found.person = reader.person
    return found, _line(reader, found)


def version_of(reader: Reader, document_id: int, number: int) -> Version:
    """As `document_of`; a mistake that is withheld has no file either."""
    document, line = document_of(reader, document_id)
    found = next((each for each in document.versions.all() if each.number == number), None)
    if found is None or line.is_withheld:
        raise hidden(reader.person)
    return found


def _readable(reader: Reader) -> QuerySet[Document]:
    return Document.objects.filter(reader.readable("added_by"), person=reader.person)


def _whole(rows: QuerySet[Document]) -> QuerySet[Document]:
    versions = Version.objects.select_related("added_by").order_by("-number")
    return rows.select_related("error_by").prefetch_related(Prefetch("versions", queryset=versions))


def _line(reader: Reader, row: Document) -> DocumentLine:
    restriction = note_definition().restrictions.get(row.restriction)
    withheld = bool(row.error) and not (reader.reads_closed or reader.wrote(row.added_by_id))
    return DocumentLine(
        document_id=row.pk,
        kind=document_definition().kinds.get(row.kind, row.kind.replace("_", " ").capitalize()),
        title="" if withheld else row.title,
        dated_on=row.dated_on,
        restriction=restriction.title if restriction else "",
        kept_from=row.kept_from,
        is_closed=row.is_closed,
        error=row.error,
        error_by=row.error_by.name if row.error_by else "",
        error_at=row.error_at,
        is_withheld=withheld,
        versions=tuple(_version(each, withheld) for each in row.versions.all()),
    )


def _version(row: Version, withheld: bool) -> VersionLine:
    known = document_definition().types.get(row.type)
    return VersionLine(
        number=row.number,
        file_name="" if withheld else row.file_name,
        type=known.title if known else row.type,
        size=row.size,
        is_scanned=row.scan == CLEAN,
        words="" if withheld else row.words,
        added_by=row.added_by.name,
        role=role_title(row.role),
        added_at=row.added_at,
    )
