"""What every view and every model owes: a door that says who may come in, and a list of what is private."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db.models import Model

from homefirst.foundation.access.gate import OPEN_TO_ALL, SIGNED_IN
from homefirst.foundation.accounts.roles import ACTIONS, roles
from tests.foundation.access.routes import Route, routes

OURS = [model for model in apps.get_models() if model.__module__.startswith("homefirst.")]
ROLES = "homefirst/foundation/accounts/roles.py"  # where acts are named, not asked
NOT_ASKED_YET = {"practice.see"}  # the pages that show pathways to practice leads
OPEN_TO_ALL_ROUTES = {
    "account_login", "mfa_authenticate", "enrol", "account_logout", "theme", "gallery", "component",
}  # fmt: skip


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.path or "/")
def test_every_view_says_who_may_open_it(route: Route) -> None:
    assert route.access is not None, f"{route.path}: add @allow, @signed_in or @open_to_all"
    if isinstance(route.access, tuple):
        assert route.access
        assert set(route.access) <= set(ACTIONS)
    else:
        assert route.access in (OPEN_TO_ALL, SIGNED_IN)


def test_what_is_open_to_all_is_a_short_list() -> None:
    open_ = {route.name for route in routes() if route.access == OPEN_TO_ALL}
    assert OPEN_TO_ALL_ROUTES - {"gallery", "component"} <= open_
    unknown = {name for name in open_ if name not in OPEN_TO_ALL_ROUTES and not name.startswith("help")}
    assert not unknown - {"accessibility", "what_changed"}, "say here why this needs no sign-in"


def test_every_address_has_one_name() -> None:
    names = [route.name for route in routes()]
    assert all(names)
    assert len(names) == len(set(names))


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_model_says_what_is_private_in_it(model: type[Model]) -> None:
    private = model.__dict__.get("PRIVATE")
    assert isinstance(private, frozenset), f"{model.__name__} does not say what is private in it: PRIVATE"
    fields = {field.name for field in model._meta.get_fields()}
    assert private <= fields, f"{private - fields} are no fields of {model.__name__}"


def test_every_act_is_held_by_some_role() -> None:
    held = set().union(*(role.may for role in roles().values()))
    assert not set(ACTIONS) - held, "an act that no role may do: take it away, or give it"


def test_every_act_of_a_role_is_asked_somewhere() -> None:
    from tests.repository.tree import python, text

    code = "".join(text(path) for path in python("homefirst") if str(path) != ROLES)
    unasked = {act for act in ACTIONS if f'"{act}"' not in code and not act.startswith("section.")}
    unasked -= NOT_ASKED_YET
    assert not unasked, "a promise of roles.yaml that nothing asks for"
