"""The staff desk: work in hand, people, and the sections of a record. Fixed names stand before `<ref>`."""

from django.urls import URLPattern, URLResolver, path

from homefirst.workspace.views import now, opening

urlpatterns: list[URLPattern | URLResolver] = [
    path("people/<slug:ref>/", now.record_now, name="record_now"),
    path("people/<slug:ref>/open/", opening.open_record, name="open_record"),
    path("people/<slug:ref>/close/", opening.close_record, name="close_record"),
]
