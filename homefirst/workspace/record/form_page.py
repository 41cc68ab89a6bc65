"""One form on a page of a record: kept and back to the section, or drawn again with every word that was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from homefirst.foundation.access.kept import forget_words, kept_words
from homefirst.foundation.access.reasons import LONDON
from homefirst.foundation.design.words import moment
from homefirst.practice.people.queries import last_written
from homefirst.workspace.forms.typed import TypedForm
from homefirst.workspace.record.page import Opened, record_page

THEIRS = "What they saved stays. Whatever else you typed is on the record."


def typed(request: HttpRequest) -> Any:
    """What was sent, for `Form(...)`: None before anything was (a form of no boxes is sent empty).

    After a session that ran out it is what was sent then, to be looked at and sent again.
    """
    return request.POST if request.method == "POST" else kept_words(request)


def form_page(
    opened: Opened,
    form: TypedForm,
    verb: Callable[[], Any],
    *,
    heading: str,
    button: str,
    done: str,
    back: str,
    template: str = "workspace/record_form.jinja",
    **context: Any,
) -> HttpResponse:
    """`verb` runs with what was typed; `done` says what happened. `context`: lead, origins (words by field), kind."""
    sent = opened.request.method == "POST"
    if sent and form.keep(verb):
        forget_words(opened.request)
        messages.success(opened.request, THEIRS if form.keeps_theirs else done)
        return redirect(back)
    shown = {"lead": "", "origins": {}, "kind": "primary", "facts": ()} | context
    shown |= {
        "form": form,
        "heading": heading,
        "button": button,
        "back": back,
        "kept": form.is_bound and not sent,
        "changed_by": _changed_by(opened, form),
    }
    return record_page(opened, template, title=heading, status=400 if form.errors else 200, **shown)


def _changed_by(opened: Opened, form: TypedForm) -> str:
    if not form.clashes:
        return ""
    last = last_written(opened.person.pk)
    if last is None:
        return "Somebody else changed this. See both, then choose."
    when = moment(last[1].astimezone(LONDON), opened.on)
    return f"{last[0]} changed this at {when}. See both, then choose."
