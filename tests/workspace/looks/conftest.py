"""Somebody of information governance, a team, a worker in it, and Joan."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from tests import factories as make

NOW = timezone.localtime


def text(response) -> str:
    words = " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())
    return words.replace("&#39;", "'")


@pytest.fixture
def officer(client: Client):
    """Somebody of information governance, signed in."""
    user = make.staff("information_governance", name="Ines Ferreira")
    make.sign_in(client, user)
    return make.acting(user, "information_governance", at=NOW())


@pytest.fixture
def team():
    return make.team("north", "North team")


@pytest.fixture
def joan(team):
    return make.person(given_name="Joan", family_name="Walsh", postcode="WB1 1AA", of=team)


def worker(name: str, team, role: str = "social_worker"):
    return make.acting(make.staff(role, name=name, teams=(team,)), role, at=NOW())
