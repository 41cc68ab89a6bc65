"""Addresses of pages that other rooms own."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse


def way_to(name: str, **named: Any) -> str:
    """Empty for a page that this installation does not have."""
    try:
        return reverse(name, kwargs=named)
    except NoReverseMatch:
        return ""
