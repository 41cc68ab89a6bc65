"""Requests to restrict somebody's liberty, and authorisations."""

from django.urls import URLPattern, URLResolver, path

from homefirst.workspace.views import liberty

urlpatterns: list[URLPattern | URLResolver] = [
    path("safeguarding/liberty/", liberty.liberty_board, name="liberty_board"),
    path("safeguarding/liberty/<int:request_id>/extend/", liberty.extend_urgent, name="extend_urgent"),
    path("people/<slug:ref>/liberty/<int:episode>/", liberty.record_liberty, name="record_liberty"),
]
