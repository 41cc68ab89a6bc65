"""Signing in with the council's own account (OpenID Connect), when HOMEFIRST_OIDC_SERVER is set.

It replaces the password alone: the second factor is asked for here all the same.
"""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect.views import callback, login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path

from homefirst.foundation.access.gate import open_to_all
from homefirst.foundation.design.errors import error_page

PROVIDER = "council"


@open_to_all
def council_sign_in(request: HttpRequest) -> HttpResponseBase:
    return login(request, PROVIDER)  # type: ignore[no-any-return]


@open_to_all
def council_sign_in_return(request: HttpRequest) -> HttpResponseBase:
    return callback(request, PROVIDER)  # type: ignore[no-any-return]


@open_to_all
def council_sign_in_stopped(request: HttpRequest) -> HttpResponse:
    """The library sends here whoever gave up, or is not known here: staff are added by an administrator."""
    return error_page(request, 404)


urlpatterns = [
    path("sign-in/council/", council_sign_in, name="openid_connect_login"),
    path("sign-in/council/return/", council_sign_in_return, name="openid_connect_callback"),
    path("sign-in/council/stopped/", council_sign_in_stopped, name="socialaccount_login_cancelled"),
    path("sign-in/council/unknown/", council_sign_in_stopped, name="socialaccount_signup"),
    path("sign-in/council/failed/", council_sign_in_stopped, name="socialaccount_login_error"),
]
