"""Beds to recover in: how many are taken."""

from __future__ import annotations

from django.db.models import Count

from homefirst.practice.hospital.models import Stay


def taken() -> dict[str, int]:
    """By home: beds that somebody has, or is on the way to. One query."""
    held = Stay.objects.filter(bed_until__isnull=True).exclude(bed="").order_by()
    return dict(held.values_list("bed").annotate(many=Count("pk")))
