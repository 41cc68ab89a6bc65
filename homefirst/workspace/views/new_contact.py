"""A new contact begins: who is in touch, about whom, and whether anybody is in danger. Beside it, the contacts of today."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.kept import forget_words, kept_words
from homefirst.foundation.access.reasons import LONDON
from homefirst.foundation.design.words import list_words, time_of_day
from homefirst.practice.contacts import actions
from homefirst.practice.contacts.actions.keeping import check_own
from homefirst.practice.contacts.codes import danger_words
from homefirst.practice.contacts.models import Contact
from homefirst.practice.contacts.queries import contact_of
from homefirst.practice.contacts.rules import heard
from homefirst.practice.people.refs import new_ref
from homefirst.workspace.contacts.boxes import began_at, boxes_of, ref_of, sent, shown, was_seen
from homefirst.workspace.contacts.call import Call
from homefirst.workspace.contacts.desk import desk
from homefirst.workspace.contacts.way import after_who


@allow("contact.take")
@require_http_methods(["GET", "HEAD", "POST"])
def new_contact(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if request.method != "POST":
        words = kept_words(request)
        ref = ref_of(words) if words else new_ref()
        return _page(
            request, Call(actor, Contact(ref=ref, typed=sent(words) if words else {})), again=bool(words)
        )
    call = Call(actor, _kept(actor, request.POST))
    forget_words(request)
    if not (call.log.is_valid() and call.who.is_valid()):
        return _page(request, call, status=400)
    return redirect(after_who(call))


@allow("contact.take")
@require_safe
def contact_who(request: HttpRequest, contact: str) -> HttpResponse:
    """The first page again, with all that was typed: the danger that was heard may have changed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = contact_of(actor, contact)
    check_own(actor, found)
    return _page(request, Call(actor, found))


@allow("contact.take")
@require_POST
def save_contact(request: HttpRequest) -> HttpResponse:
    """As somebody types, every few seconds, on any page of a contact. Words that may mean danger are said at once."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    contact = _kept(actor, request.POST)
    at = time_of_day(timezone.now().astimezone(LONDON).time())
    names = {*sent(request.POST), *was_seen(request.POST)}
    found = heard(
        "\n".join(value for values in sent(request.POST).values() for value in values), danger_words()
    )
    words = f"Saved {at}, as you type."
    if found:
        said = list_words(
            [
                f"\N{LEFT DOUBLE QUOTATION MARK}{each.word}\N{RIGHT DOUBLE QUOTATION MARK}"
                for each in found[:3]
            ]
        )
        words += f" You wrote {said}: is anybody in danger?"
    return JsonResponse({"words": words, "state": "saved", "seen": shown(contact.typed, names)})


def _kept(actor: Actor, data: QueryDict) -> Contact:
    return actions.keep(
        ref=ref_of(data), given=sent(data), seen=was_seen(data), began=began_at(data), by=actor
    )


def _page(request: HttpRequest, call: Call, *, status: int = 200, again: bool = False) -> HttpResponse:
    if status == 200:  # nothing was sent yet: what lacks is not said before somebody presses
        call.log.errors.clear()
        call.who.errors.clear()
    context = {
        "call": call,
        "save_href": reverse("save_contact"),
        "seen": shown(call.contact.typed, boxes_of(call.log, call.who)),
        "began": int(timezone.now().timestamp()),
        "again": again,
        **desk(call.actor),
    }
    return render(request, "workspace/contact_new.jinja", context, status=status)
