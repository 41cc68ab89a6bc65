"""What a page is told, every few seconds, of what is being typed in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.http import JsonResponse

from homefirst.foundation.errors import Invalid, NotNow, Stale


class Saved(NamedTuple):
    """`words` say when, as "Saved 14:02"; `seen` is what the page now knows of what is kept."""

    words: str
    seen: Mapping[str, Any]


def as_typed(save: Callable[[], Saved], *, wait: str, press: str) -> JsonResponse:
    """`wait` is said where something typed is not right yet, `press` which button shows both texts."""
    try:
        kept = save()
    except Stale as both:
        return JsonResponse({"words": f"{both.message} {press}", "state": "both"})
    except NotNow as between:
        return not_kept(between.message)
    except Invalid:
        return JsonResponse({"words": wait, "state": "waiting"})
    return JsonResponse(
        {"words": f"{kept.words}, as you type", "state": "saved", "seen": json.dumps(kept.seen)}
    )


def not_kept(why: str) -> JsonResponse:
    """Nothing more can be kept here."""
    words = f"Not kept. {why} Copy your words before you leave this page."
    return JsonResponse({"words": words, "state": "both"})
