"""Addresses of review groups. They stand before the measures, whose slug would match them."""

from __future__ import annotations

from django.urls import path

from homefirst.oversight.cohorts import views

urlpatterns = [
    path("", views.groups, name="review_groups"),
    path("<slug:group>/", views.group, name="review_group"),
    path("<slug:group>/pick/", views.pick, name="pick_review_group"),
    path("<slug:group>/<int:member>/", views.result, name="review_group_result"),
]
