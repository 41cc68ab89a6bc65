"""What every template is handed: the council, the day, and the frame of the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from homefirst.foundation.design.council import council
from homefirst.foundation.design.frame import Frame


def frame(request: HttpRequest) -> dict[str, Any]:
    """`council`, `today`, `frame`; the frame is worked out only by pages that draw it.

    The rooms above say who is signed in and what they may open: the setting HOMEFIRST_FRAME names a function
    that takes the request and gives a `Frame`.
    """
    return {
        "council": council(),
        "today": day_of(request),
        "frame": SimpleLazyObject(lambda: _frame(request)),
        "error_title": "",
    }


def day_of(request: HttpRequest) -> date:
    """The day on which this page is read; a demonstration may set `request.day`."""
    set_day: date | None = getattr(request, "day", None)
    return set_day or timezone.localdate()


def _frame(request: HttpRequest) -> Frame:
    named = getattr(settings, "HOMEFIRST_FRAME", "")
    if not named:
        return Frame()
    worked_out: Callable[[HttpRequest], Frame] = import_string(named)
    return worked_out(request)
