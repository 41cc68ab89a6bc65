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

handler400 = "homefirst.foundation.design.errors.bad_request"
handler403 = "homefirst.foundation.design.errors.permission_denied"
handler404 = "homefirst.foundation.design.errors.page_not_found"
handler500 = "homefirst.foundation.design.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(room)) for room in ROOMS if find_spec(room) is not None
]
