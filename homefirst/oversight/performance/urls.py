"""Addresses of the performance pages. `loading/` adds its own before the measures, whose slug would match them."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from homefirst.oversight.performance import views

LOADING = "homefirst.oversight.performance.loading.urls"

urlpatterns: list[URLPattern | URLResolver] = [
    path("figures/", views.figures, name="figures"),
    *([path("figures/load/", include(LOADING))] if find_spec(LOADING.rpartition(".")[0]) else []),
]
