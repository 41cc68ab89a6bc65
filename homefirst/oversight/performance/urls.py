"""Addresses of the performance pages. Those of `loading/` stand before the measures, whose slug would match them."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from homefirst.oversight.performance import views

LOADING = "homefirst.oversight.performance.loading"
GROUPS = "homefirst.oversight.cohorts.urls"
GROWING_UP = "homefirst.oversight.growing_up.urls"

urlpatterns: list[URLPattern | URLResolver] = [
    path("figures/", views.figures, name="figures"),
    path("figures/work-out/", views.work_out, name="work_out"),
    path("figures/figures.csv", views.figures_csv, name="figures_csv"),
    path("figures/figures.xlsx", views.figures_xlsx, name="figures_xlsx"),
    *([path("figures/load/", include(f"{LOADING}.urls"))] if find_spec(LOADING) else []),
    path("figures/review-groups/", include(GROUPS)),
    path("figures/who-turns-18/", include(GROWING_UP)),
    path("figures/<slug:slug>/", views.measure, name="measure"),
    path("figures/<slug:slug>/people/", views.measure_people, name="measure_people"),
    path("figures/<slug:slug>/figure.csv", views.measure_csv, name="measure_csv"),
    path("figures/<slug:slug>/figure.xlsx", views.measure_xlsx, name="measure_xlsx"),
    path("figures/<slug:slug>/figure.svg", views.measure_svg, name="measure_svg"),
]
