"""Addresses below /figures/load/."""

from __future__ import annotations

from django.urls import path

from homefirst.oversight.performance.loading import views

urlpatterns = [
    path("", views.load_files, name="load_files"),
    path("example.csv", views.example_file, name="example_file"),
    path("differences/", views.differences, name="differences"),
    path("differences/<int:pk>/", views.decide_difference, name="decide_difference"),
    path("check/<slug:token>/", views.check_files, name="check_files"),
    path("check/<slug:token>/load/", views.load_now, name="load_now"),
    path("<int:pk>/", views.submission, name="submission"),
    path("<int:pk>/again/", views.load_again, name="load_again"),
    path("<int:pk>/held-back.csv", views.held_back_rows, name="held_back_rows"),
]
