"""Every page is tried by every role, by nobody, and by somebody half signed in, about every kind of record.

The routes are read from the address book, the roles from definitions/roles.yaml, and what must come out from a table
typed apart from the code (`expected.py`). What is refused and what does not exist give the very same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.accounts.models import Team, User
from homefirst.foundation.accounts.roles import ACTIONS
from homefirst.foundation.audit.models import AuditRow
from tests import factories as make
from tests.foundation.access.expected import CASES, may, roles_as_written
from tests.foundation.access.routes import Route, routes

pytestmark = pytest.mark.django_db
ROUTES = routes()
ROLES = roles_as_written()
OPEN, ANY_ROLE = "open to all", "signed in"
GATED = [route for route in ROUTES if isinstance(route.access, tuple)]
ABOUT_A_PERSON = [route for route in GATED if "ref" in route.parameters]
OTHERS = [route for route in GATED if "ref" not in route.parameters]
# What a page answers to somebody who may read it: the page, the next page, something missing in the form, or a state
# that forbids the act.
LET_IN = {200, 302, 400, 409}
SECTIONS = {act.removeprefix("section."): act for act in ACTIONS if act.startswith("section.")}


@dataclass
class World:
    """Records of every case, shared by all roles; each role has one member of staff, in the team `ours`."""

    ours: Team
    someone: User
    records: dict[str, Record] = field(default_factory=dict)
    staff: dict[str, User] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)

    def ref(self, case: str) -> str:
        return self.records[case].ref if case in self.records else "ZZZZZZZZ"


@pytest.fixture
def world(settings, tmp_path) -> World:
    settings.DATA = tmp_path
    made = World(ours=make.team("ours", "Our team"), someone=make.staff("reablement"))
    theirs = make.team("theirs", "Their team")
    for case in CASES[:-1]:
        of = theirs if case == "theirs" else made.ours
        made.records[case] = make.person(given_name="Joan", family_name=case.title(), of=of).record
    closed = [made.records["named"].pk, made.records["not_named"].pk]
    Record.objects.filter(pk__in=closed).update(
        restriction=Record.Restriction.RESTRICTED, restriction_reason="Hides from somebody."
    )
    return made


def enter(world: World, role: str) -> Client:
    user = make.staff(role, teams=(world.ours,))
    since = timezone.now() - timedelta(hours=1)
    for case, kind in (("named", Tie.Kind.NAMED), ("barred", Tie.Kind.BARRED)):
        Tie.objects.create(record=world.records[case], user=user, kind=kind, starts_at=since)
    client = Client(raise_request_exception=True)
    make.sign_in(client, user)
    world.staff[role], world.clients[role] = user, client
    return client


@dataclass
class Try:
    """What came of one request, whose own effects were then undone. `refusals` rows were written meanwhile."""

    response: HttpResponse
    refusals: int

    def is_hidden_as(self, missing: HttpResponse) -> bool:
        return _seen(self.response) == _seen(missing)


def tried(client: Client, method: str, address: str) -> Try:
    with transaction.atomic():
        before = AuditRow.objects.filter(kind="refusal").count()
        response = client.get(address) if method == "GET" else client.post(address, {"csrf": "x"})
        refusals = AuditRow.objects.filter(kind="refusal").count() - before
        transaction.set_rollback(True)
    return Try(response, refusals)


def _seen(response: HttpResponse) -> tuple[int, bytes, list[tuple[str, str]]]:
    """All that leaves the server, but for what differs on every answer."""
    changing = {"Content-Security-Policy", "Set-Cookie"}
    headers = sorted((name, value) for name, value in response.items() if name not in changing)
    return response.status_code, b"" if response.streaming else response.content, headers


def values(world: World, case: str) -> dict[str, str]:
    """Something that is there for each parameter that is known here; the others lead to nothing."""
    return {
        "ref": world.ref(case),
        "user": str(world.someone.pk),
        "role": "reablement",
        "team": world.ours.code,
        "slug": "2e-2a",
    }


def every(
    world: World, found: list[Route], client: Client, role: str = "", cases: tuple[str, ...] = ("",)
) -> Iterator[tuple[str, Route, str, Try]]:
    """A role that may not do the act at all is asked about one record only: its answer is the same for all."""
    for route in found:
        for case in cases if not role or may(ROLES[role], route.access) else cases[:1]:
            for method in ("GET", "POST"):
                address = route.address(values(world, case))
                yield f"{method} {address} ({case})", route, case, tried(client, method, address)


def faults(world: World, found: list[Route], role: str, cases: tuple[str, ...]) -> list[str]:
    client, wrong = enter(world, role), []
    missing = client.get("/people/no/such/address/")
    assert missing.status_code == 404
    for what, route, case, outcome in every(world, found, client, role, cases):
        status, whole = outcome.response.status_code, is_whole(route)
        if is_never(outcome.response):
            continue
        if all(may(ROLES[role], acts, case) for acts in needed(route)):
            if whole and status not in LET_IN:
                wrong.append(f"{what} is refused ({status}) to {role}, who may open it")
            continue
        if not outcome.is_hidden_as(missing):
            wrong.append(f"{what} shows something ({status}) to {role}")
        if not outcome.refusals and (whole or not may(ROLES[role], route.access)):
            wrong.append(f"{what} was refused to {role}, and no row of it was kept")
    return wrong


def needed(route: Route) -> list[tuple[str, ...]]:
    """The acts of its door, and what its address says: a page within a section needs that section read.

    Closing a record is done from inside it.
    """
    parts = route.path.split("/")
    within = [SECTIONS[part] for part in parts[2:3] if parts[0] == "people" and part in SECTIONS]
    inside = ["person.see"] if route.name == "close_record" else []
    return [route.access, *((act,) for act in (*within, *inside))]


def is_whole(route: Route) -> bool:
    """All its parameters are filled with something that is there."""
    return set(route.parameters) <= {"ref", "user", "role", "team", "slug"}


def is_never(response: HttpResponse) -> bool:
    """A page that cannot be pressed, or a press that is no page: an empty answer, whoever asks about whatever."""
    return response.status_code == 405 and not response.content


@pytest.mark.parametrize("role", ROLES)
def test_a_page_about_a_person_opens_exactly_as_roles_and_relationships_say(world: World, role: str) -> None:
    wrong = faults(world, ABOUT_A_PERSON, role, CASES)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", ROLES)
def test_every_other_page_opens_to_the_roles_that_may_and_to_no_other(world: World, role: str) -> None:
    wrong = faults(world, OTHERS, role, ("",))
    assert not wrong, "\n".join(wrong)


def test_nobody_gets_further_than_the_sign_in_page(world: World) -> None:
    wrong = []
    closed = [route for route in ROUTES if route.access != OPEN]
    for what, _, _, outcome in every(world, closed, Client(), cases=("ours",)):
        to = outcome.response.headers.get("Location", "")
        if outcome.response.status_code != 302 or not to.startswith("/sign-in/?next=/"):
            wrong.append(f"{what}: {outcome.response.status_code} {to}")
    assert not wrong, "\n".join(wrong)


def test_a_password_without_the_second_factor_gets_no_further_than_setting_it_up(world: World) -> None:
    half, wrong = Client(), []
    half.force_login(make.staff("principal_social_worker", teams=(world.ours,)))
    session = half.session
    session["began"] = session["seen"] = datetime.now(UTC).timestamp()
    session.save()
    closed = [route for route in ROUTES if route.access != OPEN]
    for what, _, _, outcome in every(world, closed, half, cases=("ours",)):
        to = outcome.response.headers.get("Location", "")
        if outcome.response.status_code != 302 or to != "/sign-in/set-up/":
            wrong.append(f"{what}: {outcome.response.status_code} {to}")
    assert not wrong, "\n".join(wrong)


def test_a_role_that_ended_opens_nothing_more(world: World) -> None:
    """Somebody signed in who holds no role any longer, though the session still says which one was chosen."""
    client = enter(world, "principal_social_worker")
    user = world.staff["principal_social_worker"]
    user.role_holdings.update(ends_on=make.LONG_AGO)
    for what, _, _, outcome in every(world, GATED, client, cases=("ours",)):
        assert outcome.response.headers.get("Location") == "/role/", what


def test_pages_open_to_all_hold_nothing_about_anybody(world: World) -> None:
    for what, _, _, outcome in every(world, [r for r in ROUTES if r.access == OPEN], Client()):
        page = b"" if outcome.response.streaming else outcome.response.content
        assert outcome.response.status_code in LET_IN | {404, 405}, what
        for case in world.records:
            assert f"Joan {case.title()}".encode() not in page, what


def test_the_table_tries_something() -> None:
    """A matrix over nothing would pass."""
    assert len(ABOUT_A_PERSON) >= 8
    assert len(OTHERS) >= 8
    assert len(ROLES) == 15
    counted = {
        case: sum(may(role, route.access, case) for role in ROLES.values() for route in ABOUT_A_PERSON)
        for case in CASES
    }
    assert counted["missing"] == counted["barred"] == counted["not_named"] == 0
    assert counted["ours"] > counted["theirs"] > 0
    assert counted["named"] > 0
