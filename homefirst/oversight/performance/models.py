"""Snapshots of the record, and published figures to stand beside."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User


class Snapshot(models.Model):
    """A folder of Parquet files written in one transaction: immutable; `manifest` holds counts and hashes."""

    folder = models.CharField(max_length=200, unique=True)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    joined_to = models.DateField()
    manifest = models.JSONField(default=dict)

    PRIVATE: ClassVar[frozenset[str]] = frozenset()


class Benchmark(models.Model):
    """A published value of a measure for an area and year, as the department printed it."""

    measure = models.CharField(max_length=12)
    area_code = models.CharField(max_length=12)
    area = models.CharField(max_length=120)
    ons_code = models.CharField(max_length=12, blank=True)
    year = models.CharField(max_length=7)
    stat = models.CharField(max_length=40)
    value = models.CharField(max_length=40)
    source = models.CharField(max_length=200, blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "area_code", "area", "year", "stat"], name="benchmark_once"
            )
        ]
        indexes = [models.Index(fields=["measure", "year", "stat"], name="benchmark_by_measure")]


class Population(models.Model):
    """Residents of an age band in the middle of a year, as the Office for National Statistics publishes them."""

    year = models.PositiveSmallIntegerField()
    band = models.CharField(max_length=20)
    people = models.PositiveIntegerField()
    source = models.CharField(max_length=200, blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "band"], name="population_once")]
