"""Somebody who takes contacts, and the pages of one contact as a browser would send them."""

from __future__ import annotations

from typing import Any

from django.test import Client

from homefirst.practice.contacts.models import Contact
from tests.factories import acting, sign_in, staff, team
from tests.workspace.pages import form_of

RING = {
    "caller_is": "family",
    "caller_name": "Ruth Hollins",
    "caller_reach": "01632 960 142",
    "who-tie": "daughter",
}
WHO = {
    "who-given_name": "Graham",
    "who-family_name": "Ashworth",
    "who-birth_date_day": "14",
    "who-birth_date_month": "3",
    "who-birth_date_year": "1944",
    "who-postcode": "WB4 2PL",
}
SAFE = {"danger_words": "none"}
WANTED = {"own_words": "I want to make my own tea again.", "may_share": "yes"}


class Caller:
    """Rosa of first contact, signed in."""

    def __init__(self, client: Client, role: str = "first_contact") -> None:
        self.ours = team("first_contact", "First contact")
        self.client, self.role = client, role
        self.user = staff(role, teams=(self.ours,), name="Rosa Delgado")
        self.by = acting(self.user, role)
        sign_in(client, self.user, role)

    def begin(self, **typed: Any) -> Any:
        return self.send("/contact/", **{**RING, **WHO, **SAFE, **typed})

    def send(self, address: str, **typed: Any) -> Any:
        sent = form_of(self.client.get(address)) | typed
        return self.client.post(address, sent)

    @property
    def contact(self) -> Contact:
        return Contact.objects.select_related("person", "episode").latest("pk")

    def page(self, name: str) -> str:
        return f"/contact/{self.contact.ref}/{name}/"

    def whole(self, how: str = "settled", **wanted: Any) -> Any:
        """From the first page to the end, about somebody new."""
        assert self.begin().status_code == 302
        assert self.send(self.page("wanted"), **{**WANTED, **wanted}).status_code == 302
        return self.send(self.page("end"), how=how)
