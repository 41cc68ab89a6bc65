"""Addresses of who turns 18. They stand before the measures, whose slug would match them."""

from __future__ import annotations

from django.urls import path

from homefirst.oversight.growing_up import views

urlpatterns = [
    path("", views.who_turns_18, name="who_turns_18"),
    path("people/", views.who_turns_18_people, name="who_turns_18_people"),
    path("who-turns-18.csv", views.who_turns_18_csv, name="who_turns_18_csv"),
]
