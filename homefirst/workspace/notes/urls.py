"""The pages of the section Notes and letters that are about notes and documents."""

from django.urls import URLPattern, URLResolver, path

from homefirst.workspace.views.notes import documents, listing, writing

urlpatterns: list[URLPattern | URLResolver] = [
    path("people/<slug:ref>/notes/", listing.record_notes, name="record_notes"),
    path("people/<slug:ref>/notes/add/", writing.add_note, name="add_note"),
    path("people/<slug:ref>/notes/save/", writing.save_note, name="save_note"),
    path("people/<slug:ref>/notes/remove/", writing.remove_note_draft, name="remove_note_draft"),
    path("people/<slug:ref>/notes/<int:note>/", writing.record_note, name="record_note"),
    path("people/<slug:ref>/notes/<int:note>/add/", writing.add_to_note, name="add_to_note"),
    path("people/<slug:ref>/notes/<int:note>/error/", writing.note_in_error, name="note_in_error"),
    path("people/<slug:ref>/notes/documents/", documents.record_documents, name="record_documents"),
    path("people/<slug:ref>/notes/documents/add/", documents.add_document, name="add_document"),
    path(
        "people/<slug:ref>/notes/documents/<int:document>/add/",
        documents.add_document_version,
        name="add_document_version",
    ),
    path(
        "people/<slug:ref>/notes/documents/<int:document>/error/",
        documents.document_in_error,
        name="document_in_error",
    ),
    path(
        "people/<slug:ref>/notes/documents/<int:document>/<int:number>/",
        documents.open_document,
        name="open_document",
    ),
]
