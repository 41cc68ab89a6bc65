"""Every address, gathered from the rooms."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

ROOMS = (
    "homefirst.foundation.accounts.urls",
    "homefirst.foundation.access.urls",
    "homefirst.foundation.audit.urls",
    "homefirst.foundation.design.urls",
    "homefirst.exchange.cld.urls",
    "homefirst.oversight.performance.urls",
    "homefirst.workspace.urls",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(room)) for room in ROOMS if find_spec(room) is not None
]
