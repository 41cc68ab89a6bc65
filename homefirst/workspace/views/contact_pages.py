"""A contact goes on: who it is about, what is wanted, how it ended; and afterwards what to read out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import check
from homefirst.foundation.access.reasons import LONDON
from homefirst.foundation.audit.actions import looked
from homefirst.foundation.design.parts import NextStep
from homefirst.foundation.design.words import moment
from homefirst.foundation.errors import NotNow
from homefirst.practice.contacts import actions
from homefirst.practice.contacts.actions.keeping import check_own
from homefirst.practice.contacts.models import Contact
from homefirst.practice.contacts.queries import contact_of
from homefirst.practice.contacts.rules import DANGER, DANGER_DONE, Heard, minutes_words
from homefirst.practice.pathways import library
from homefirst.practice.pathways.queries import PieceOfWork, next_for
from homefirst.practice.people.likeness import likely_same
from homefirst.practice.people.queries import ids_by_ref, person_by_ref
from homefirst.workspace.contacts.boxes import boxes_of, sent, shown, was_seen
from homefirst.workspace.contacts.call import LIKE, Call
from homefirst.workspace.contacts.outcomes import asks_why, ended_words, means, offered, parted
from homefirst.workspace.contacts.way import address, resumed
from homefirst.workspace.forms.add import NO, UNSURE
from homefirst.workspace.forms.new_contact import EndForm, LetGoForm, caller_words
from homefirst.workspace.matches import matches_of
from homefirst.workspace.work.clocks import clock_of, next_steps
from homefirst.workspace.work.doing import born_words

_ASKS = "You wrote “{}”. Mark what you heard if somebody is in danger. If nobody is, press Save and continue again."
_LATER = ("tried", "since", "best_time", "key_safe")  # what a short talk can do without


@allow("contact.take")
@require_safe
def contact(request: HttpRequest, contact: str) -> HttpResponse:
    """What was recorded, with the reference to read out; a contact under way goes on where it stopped."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = contact_of(actor, contact)
    call = Call(actor, found)
    if (
        found.state == Contact.State.UNDER_WAY
        and actor.user is not None
        and found.taken_by_id == actor.user.pk
    ):
        return redirect(resumed(call))
    caller = caller_words(call.log.given() if call.log.is_valid() else {}, call.log_form)
    began = moment(found.started_at.astimezone(LONDON), actor.on)
    context: dict[str, Any] = {"caller": caller, "began": began, "took": "", "ended": "", "means": ""}
    if found.ended_at is not None:
        context["took"] = minutes_words(found.started_at, found.ended_at)
    if found.person is not None and found.episode is not None:
        pathway = library.read(found.episode.version)
        context |= {"ended": ended_words(found, pathway), "means": means(found, pathway)}
    return _page(request, call, "workspace/contact.jinja", context)


@allow("contact.take")
@require_http_methods(["GET", "HEAD", "POST"])
def contact_person(request: HttpRequest, contact: str) -> HttpResponse:
    """Could this be somebody we know? Each alike is answered for, or somebody new is added."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    call = Call(actor, _own(actor, contact))
    if call.contact.person_id is not None or not (call.log.is_valid() and call.who.is_valid()):
        return redirect(resumed(call))
    said, _, ref = request.POST.get("answer", "").partition(":")
    log, on = call.log.asked(), actor.on
    if said == "same":
        person = person_by_ref(actor, ref, "person.find")
        actions.place(contact=call.contact, person=person, log=log, by=actor, on=on)
        return redirect(address("contact_wanted", call.contact))
    if said == "new":
        answers = _by_id(actor, call.alike())
        actions.place_new(
            contact=call.contact, facts=call.who.facts, answers=answers, log=log, by=actor, on=on
        )
        return redirect(address("contact_wanted", call.contact))
    if said in (NO, UNSURE):
        call = Call(actor, _answered(call, ref, said))
    like = likely_same(actor, call.who.draft)
    shown_ = list(matches_of(like, call.alike()))
    return render(
        request, "workspace/contact_person.jinja", {"call": call, "matches": shown_, "asked": call.who.facts}
    )


@allow("contact.take")
@require_http_methods(["GET", "HEAD", "POST"])
def contact_wanted(request: HttpRequest, contact: str) -> HttpResponse:
    """What they would like to happen, in their words; how to reach and speak to them; what may be shared."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    call = Call(actor, _placed(actor, contact))
    if request.method != "POST":
        return _wanted(request, call, is_sent=False)
    kept = actions.keep(ref=call.contact.ref, given=sent(request.POST), seen=was_seen(request.POST), by=actor)
    call = Call(actor, _placed(actor, kept.ref))
    unheeded = call.unheeded()
    if unheeded or not (call.wanted.is_valid() and call.reach.is_valid() and call.log.is_valid()):
        return _wanted(request, call, is_sent=True)
    actions.heed(contact=call.contact, log=call.log.asked(), by=actor, on=actor.on)
    return redirect(address("contact_end", call.contact))


@allow("contact.take")
@require_http_methods(["GET", "HEAD", "POST"])
def contact_end(request: HttpRequest, contact: str) -> HttpResponse:
    """Settled, passed on, or added to what is under way: the end of the talk, and the reference to read out."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    call = Call(actor, _placed(actor, contact))
    if not (call.wanted.is_valid() and call.reach.is_valid() and call.log.is_valid()):
        return redirect(address("contact_wanted", call.contact))
    lines = next_for(call.contact.person, actor) if call.contact.person else ()
    ways = offered(actor, call.contact, held_by=_held_by(call, lines), is_danger=call.is_danger)
    form = EndForm(
        request.POST if request.method == "POST" else None, offered=ways, asks_why=asks_why(call.contact)
    )
    if form.is_bound and form.is_valid():
        outcome, route = parted(form.cleaned_data["how"])
        actions.record(
            contact=call.contact,
            outcome=outcome,
            route=route,
            reason=form.cleaned_data.get("reason", ""),
            log=call.log.asked(),
            understood=call.wanted.asked(),
            told=call.told(),
            by=actor,
            on=actor.on,
        )
        return redirect(address("contact", call.contact))
    return _page(
        request, call, "workspace/contact_end.jinja", {"form": form}, status=400 if form.errors else 200
    )


@allow("contact.take")
@require_POST
def take_over_contact(request: HttpRequest, contact: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = contact_of(actor, contact)
    actions.take_over(contact=found, row_version=found.row_version, by=actor)
    return redirect("contact", contact=contact)


@allow("contact.take")
@require_http_methods(["GET", "HEAD", "POST"])
def let_go_contact(request: HttpRequest, contact: str) -> HttpResponse:
    """A wrong number, a line that went dead: it stays on the list, with the reason."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = _own(actor, contact)
    if found.person_id is not None:
        raise NotNow("This contact is on somebody's record. Say how it ended.")
    form = LetGoForm(
        request.POST if request.method == "POST" else None, initial={"row_version": found.row_version}
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        actions.let_go(
            contact=found, reason=said["reason"], row_version=said["row_version"], by=actor, on=actor.on
        )
        messages.success(request, f"Contact {found.ref} came to nothing. What was typed is kept.")
        return redirect("new_contact")
    context = {"call": Call(actor, found), "form": form}
    return render(request, "workspace/contact_let_go.jinja", context, status=400 if form.errors else 200)


def _own(actor: Actor, ref: str) -> Contact:
    found = contact_of(actor, ref)
    check_own(actor, found)
    return found


def _placed(actor: Actor, ref: str) -> Contact:
    found = _own(actor, ref)
    if found.person is None:
        raise NotNow(
            "Say first whom this contact is about. It stands under New contact, where it can be carried on."
        )
    return found


def _answered(call: Call, ref: str, said: str) -> Contact:
    before = list(call.contact.typed.get(LIKE, ()))
    after = [each for each in before if not each.startswith(f"{ref}:")] + [f"{ref}:{said}"]
    return actions.keep(ref=call.contact.ref, given={LIKE: after}, seen={LIKE: before}, by=call.actor)


def _by_id(actor: Actor, alike: dict[str, str]) -> dict[int, str]:
    return {pk: alike[ref] for ref, pk in ids_by_ref(actor, alike).items()}


def _held_by(call: Call, lines: Sequence[PieceOfWork]) -> str:
    """Who has other work of theirs in hand, else who holds the person's work; for a contact that joins one, who has that."""
    contact = call.contact
    assert contact.person is not None
    assert contact.episode is not None
    title = library.read(contact.episode.version).title
    if contact.joins:
        return next((line.held_by for line in lines if line.pathway == title), "")
    others = [line.held_by for line in lines if line.pathway != title]
    holders = check(call.actor, "person.see", contact.person.record).held_by
    return next((name for name in [*others, *holders] if name and name != call.actor.name), "")


def _wanted(request: HttpRequest, call: Call, *, is_sent: bool) -> HttpResponse:
    unheeded = call.unheeded()
    for form in (call.wanted, call.reach, call.log):
        if not is_sent:
            form.errors.clear()
    if is_sent and unheeded:
        call.log.add_error(DANGER, _ASKS.format("”, “".join(each.word for each in unheeded)))
    typed = dict(call.contact.typed)
    asked = sorted({each.code for each in unheeded} | set(",".join(typed.get("heard", ())).split(",")) - {""})
    context = {
        "unheeded": unheeded,
        "asked_about": ",".join(asked),
        "save_href": reverse("save_contact"),
        "seen": shown(typed, _boxes(call, unheeded)),
        "is_sent": is_sent,
        "later": _LATER,
    }
    bad = is_sent and (call.wanted.errors or call.reach.errors or call.log.errors)
    return _page(request, call, "workspace/contact_wanted.jinja", context, status=400 if bad else 200)


def _next_steps(call: Call) -> Sequence[NextStep]:
    """This contact itself while it is under way, then what else is planned."""
    contact, actor = call.contact, call.actor
    assert contact.person is not None
    lines = next_for(contact.person, actor)
    if contact.state != Contact.State.UNDER_WAY:
        return next_steps(lines, actor)
    who = "You" if actor.user is not None and contact.taken_by_id == actor.user.pk else contact.taken_by.name
    own = NextStep("Say how this contact ended", who, clock_of(actor.on, actor.on), about="New contact")
    title = library.read(contact.episode.version).title if contact.episode and not contact.joins else ""
    return (own, *next_steps([line for line in lines if line.pathway != title], actor, most=2))


def _boxes(call: Call, unheeded: Sequence[Heard]) -> list[str]:
    danger = [DANGER, DANGER_DONE] if unheeded else []
    return [*boxes_of(call.wanted, call.reach), "heard", *danger]


def _page(
    request: HttpRequest, call: Call, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    person, actor = call.contact.person, call.actor
    shown_: dict[str, Any] = {"call": call, **context}
    if person is not None:
        looked(actor, person.pk, "first contact", "takes the contact")
        shown_ |= {
            "born": born_words(person, actor.on),
            "needs": call.needs,
            "next_steps": _next_steps(call),
        }
    return render(request, template, shown_, status=status)
