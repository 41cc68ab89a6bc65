"""Now: in ten seconds, who this is, how to speak to them, what is dangerous and what happens next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from homefirst.foundation.access.gate import allow
from homefirst.workspace.record import open_section, record_page


@allow("section.now")
@require_safe
def record_now(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "now")
    return record_page(opened, "workspace/now.jinja")
