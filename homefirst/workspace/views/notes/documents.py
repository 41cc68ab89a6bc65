"""Papers kept beside a record: listed, added, brought up to date, and opened through a door that checks and writes down."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.parts import Column, Fact
from homefirst.foundation.design.words import short_day
from homefirst.practice.documents import actions
from homefirst.practice.documents.definition import document_definition
from homefirst.practice.documents.models import Version
from homefirst.practice.documents.queries import document_of, documents_of, version_of
from homefirst.practice.documents.shelf import Waiting
from homefirst.practice.notes.access import reader
from homefirst.workspace.forms.documents import DocumentErrorForm, DocumentForm, FileForm, VersionForm
from homefirst.workspace.notes.ways import ways
from homefirst.workspace.record import Opened, form_page, open_section, record_page

# Nothing in a paper from elsewhere may run as if it were a page of ours.
_COLUMNS = ("What it is", "Files, the newest first", Column("Change", hidden_title=True, bare=True))
_ALONE = "sandbox; default-src 'none'"


@allow("section.notes")
@require_safe
def record_documents(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    found = documents_of(reader(opened.actor, opened.person, opened.grant))
    return record_page(
        opened,
        "workspace/documents.jinja",
        title="Documents",
        ways=ways(opened.ref, "documents"),
        documents=found,
        columns=_COLUMNS,
    )


@allow("notes.write")
@require_http_methods(["GET", "HEAD", "POST"])
def add_document(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    name = opened.person.liked_name or opened.person.given_name or "this person"
    form = DocumentForm(*_sent(opened), first_name=name, **_files(opened))
    return _file_page(
        opened,
        form,
        lambda: actions.keep_document(
            person=opened.person, about=form.about, file=form.file, by=opened.actor, on=opened.on
        ),
        heading="Add a document",
        button="Add the document",
        done="The document is on the record.",
    )


@allow("notes.write")
@require_http_methods(["GET", "HEAD", "POST"])
def add_document_version(request: HttpRequest, ref: str, document: int) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    held, line = document_of(reader(opened.actor, opened.person, opened.grant), document)
    form = VersionForm(*_sent(opened), **_files(opened))
    return _file_page(
        opened,
        form,
        lambda: actions.add_version(
            document=held,
            words=form.cleaned_data["words"],
            file=form.file,
            by=opened.actor,
            on=opened.on,
        ),
        heading="Add a newer version",
        button="Add the version",
        done="The newer version stands first. The ones before it stay.",
        facts=[
            Fact("Document", line.title or "entered in error"),
            Fact("Last version", _version_words(line)),
        ],
    )


@allow("notes.write")
@require_http_methods(["GET", "HEAD", "POST"])
def document_in_error(request: HttpRequest, ref: str, document: int) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    held, line = document_of(reader(opened.actor, opened.person, opened.grant), document)
    form = DocumentErrorForm(
        request.POST if request.method == "POST" else None, initial={"row_version": held.row_version}
    )
    return form_page(
        opened,
        form,
        lambda: actions.enter_in_error(
            document=held,
            reason=form.cleaned_data["words"],
            row_version=form.cleaned_data["row_version"],
            by=opened.actor,
            on=opened.on,
        ),
        heading="This document was entered in error",
        button="Mark as entered in error",
        kind="warning",
        lead="It is folded away with your reason. It is not removed: whoever added it and those who look after records can "
        "still open it.",
        done="The document is marked as entered in error.",
        back=_back(opened),
        facts=[Fact("Document", line.title or "entered in error")],
    )


@allow("section.notes")
@require_safe
def open_document(request: HttpRequest, ref: str, document: int, number: int) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    may = reader(opened.actor, opened.person, opened.grant)
    version = version_of(may, document, number)
    sent = actions.take_out(reader=may, version=version, tie=opened.tie)
    return HttpResponse(sent, content_type=_media(version), headers=_headers(version))


def _headers(version: Version) -> dict[str, str]:
    """Saved, never shown in the page: whatever it claims to be, it runs nowhere near the record."""
    name = f"{version.file_name.rpartition('.')[0] or version.file_name}.{_ending(version)}"
    plain = "".join(each if each.isascii() and (each.isalnum() or each in " ._-()") else "_" for each in name)
    return {
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": _ALONE,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }


def _media(version: Version) -> str:
    known = document_definition().types.get(version.type)
    media = known.media if known else "application/octet-stream"
    return f"{media}; charset=utf-8" if media == "text/plain" else media


def _ending(version: Version) -> str:
    known = document_definition().types.get(version.type)
    return known.ending if known else "bin"


def _sent(opened: Opened) -> tuple[Any, Any]:
    request = opened.request
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _files(opened: Opened) -> dict[str, Any]:
    def takes(sent: Any) -> Waiting:
        return actions.put_aside(
            person=opened.person, name=sent.name, size=sent.size, blocks=sent.chunks(), by=opened.actor
        )

    return {"takes": takes, "finds": lambda token: actions.put_aside_before(token=token, by=opened.actor)}


def _file_page(opened: Opened, form: FileForm, verb: Any, **shown: Any) -> HttpResponse:
    return form_page(
        opened, form, verb, back=_back(opened), template="workspace/document_form.jinja", **shown
    )


def _version_words(line: Any) -> str:
    last = line.versions[0]
    return f"{last.number}, added by {last.added_by} on {short_day(last.added_at.date())}"


def _back(opened: Opened) -> str:
    return reverse("record_documents", kwargs={"ref": opened.ref})
