"""The frame of every page: where its links lead."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.council import council
from homefirst.foundation.design.frame import navigation
from tests import factories

pytestmark = pytest.mark.django_db

LINK = re.compile(r'<a[^>]* href="([^"]*)"')


def frame_links(page: str) -> set[str]:
    """All links outside the page's own words."""
    before, _, rest = page.partition("<main")
    return {href for part in (before, rest.partition("</main>")[2]) for href in LINK.findall(part)}


@pytest.mark.parametrize("role", roles())
def test_every_link_of_the_frame_leads_somewhere(client: Client, role: str) -> None:
    factories.sign_in(client, factories.staff(role), role)
    links = frame_links(client.get("/my-work/").content.decode())
    assert any(href.startswith("tel:") for href in links)
    for href in links:
        if href.startswith("/"):
            assert resolve(urlsplit(href).path)


@pytest.mark.parametrize(
    ("role", "address", "place"),
    [
        ("social_worker", "/tellings/", "Team"),
        ("safeguarding_lead", "/tellings/", "Team"),
        ("social_worker", "/letters/", "My work"),
        ("social_worker", "/letters/posted/", "Team"),
        ("social_worker", "/team/", "Team"),
    ],
)
def test_a_page_with_an_address_of_its_own_is_marked_in_the_place_it_is_reached_from(
    role: str, address: str, place: str
) -> None:
    found = navigation(roles()[role].navigation, address)
    assert [item.title for item in found if item.current] == [place]


def test_whoever_has_no_team_page_finds_who_is_to_be_told_under_safeguarding() -> None:
    found = navigation(["My work", "Safeguarding"], "/tellings/")
    assert [item.title for item in found if item.current] == ["Safeguarding"]
    assert not any(item.current for item in navigation(["People"], "/tellings/"))


def test_a_council_without_its_own_statement_has_no_link_to_one(client: Client) -> None:
    factories.sign_in(client, factories.staff("social_worker"), "social_worker")
    assert not council().accessibility
    assert "Accessibility" not in client.get("/my-work/").content.decode()
