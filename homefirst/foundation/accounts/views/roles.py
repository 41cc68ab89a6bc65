"""What each role may do, in words: a page that staff can hold the system to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from homefirst.foundation.access.gate import allow
from homefirst.foundation.accounts.queries.roles import roles_in_words
from homefirst.foundation.design.parts import Column


@allow("roles.see")
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/roles.jinja", {"roles": roles_in_words(), "Column": Column})
