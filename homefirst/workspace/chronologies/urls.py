"""Chronologies stand under the story that they are made from."""

from django.urls import URLPattern, URLResolver, path

from homefirst.workspace.views import chronologies

_ALL = "people/<slug:ref>/story/chronologies/"
_ONE = f"{_ALL}<int:chronology>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(_ALL, chronologies.record_chronologies, name="record_chronologies"),
    path(f"{_ALL}add/", chronologies.add_chronology, name="add_chronology"),
    path(_ONE, chronologies.record_chronology, name="record_chronology"),
    path(f"{_ONE}choose/", chronologies.choose_events, name="choose_events"),
    path(f"{_ONE}write/", chronologies.write_chronology, name="write_chronology"),
    path(f"{_ONE}save/", chronologies.save_chronology, name="save_chronology"),
    path(f"{_ONE}add/", chronologies.add_chronology_line, name="add_chronology_line"),
    path(f"{_ONE}follow/", chronologies.follow_chronology, name="follow_chronology"),
]
