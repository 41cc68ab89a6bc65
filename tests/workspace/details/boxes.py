"""Addresses of the forms of Details, and days as three boxes send them."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from homefirst.practice.people.models import Person


def at(person: Person, rest: str = "") -> str:
    return f"/people/{person.record.ref}/details/{rest}"


def today_and(days: int) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days)
    return {"day": str(day.day), "month": str(day.month), "year": str(day.year)}


def in_boxes(name: str, days: int) -> dict[str, str]:
    return {f"{name}_{part}": value for part, value in today_and(days).items()}
