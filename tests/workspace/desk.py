"""Somebody signed in at the desk, and how many questions a page asks of the database."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from homefirst.foundation.accounts.models import Team, User
from tests import factories

_ASKS = ("SELECT", "INSERT", "UPDATE", "DELETE")
MOST = 15


def signed_in(role: str, *teams: Team, user: User | None = None) -> Client:
    client = Client()
    client.user = user or factories.staff(role, teams=teams)  # type: ignore[attr-defined]
    factories.sign_in(client, client.user, role)  # type: ignore[attr-defined]
    return client


def asked(client: Client, address: str) -> int:
    """Questions that the whole request asks, sign-in and audit among them; not the marks of transactions."""
    with CaptureQueriesContext(connection) as caught:
        response: Any = client.get(address)
    assert response.status_code == 200, response.status_code
    return sum(query["sql"].lstrip("( ").startswith(_ASKS) for query in caught.captured_queries)
