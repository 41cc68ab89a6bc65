"""A draft is looked over: its words, its form and way, agreed to, taken back, or not sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from homefirst.foundation.access.gate import allow
from homefirst.foundation.errors import NotNow
from homefirst.practice.letters import actions
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.queries import letter_of
from homefirst.workspace.forms.letters import ABOUT_PICTURES, LetterDeedForm, LetterWayForm, LetterWordsForm
from homefirst.workspace.letters.drawn import address_of
from homefirst.workspace.record import form_page, open_section, typed


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def edit_letter(request: HttpRequest, ref: str, letter: int) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    found = _draft(letter_of(opened.actor, opened.person, letter))
    form = LetterWordsForm(typed(request), row=found)
    return form_page(
        opened,
        form,
        lambda: actions.edit_letter(
            letter=found, texts=form.texts, row_version=form.version, by=opened.actor, on=opened.on
        ),
        heading=f"Change the words: {found.title}",
        lead=ABOUT_PICTURES if found.form == Letter.Form.EASY_READ else "",
        button="Save and continue",
        done="The words are kept.",
        back=address_of(found),
    )


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def letter_way(request: HttpRequest, ref: str, letter: int) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    found = _draft(letter_of(opened.actor, opened.person, letter))
    form = LetterWayForm(typed(request), row=found)

    def change() -> None:
        said = form.cleaned_data
        actions.change_way(
            letter=found,
            form=said["form"],
            channel=said["channel"],
            reason=said["reason"],
            row_version=form.version,
            by=opened.actor,
            on=opened.on,
        )

    return form_page(
        opened,
        form,
        change,
        heading=f"How it goes: {found.title}",
        lead=f"Chosen until now: {found.origin}",
        button="Save and continue",
        done="It goes in this way now.",
        back=address_of(found),
    )


@allow("work.do")
@require_POST
def agree_letter(request: HttpRequest, ref: str, letter: int) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    found = letter_of(opened.actor, opened.person, letter)
    actions.agree_letter(letter=found, row_version=_version(request), by=opened.actor, on=opened.on)
    messages.success(request, f"{found.title}: agreed.")
    return redirect(address_of(found))


@allow("work.do")
@require_POST
def take_back_letter(request: HttpRequest, ref: str, letter: int) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    found = letter_of(opened.actor, opened.person, letter)
    actions.take_back(letter=found, row_version=_version(request), by=opened.actor, on=opened.on)
    messages.success(request, f"{found.title}: a draft again.")
    return redirect(address_of(found))


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def letter_not_sent(request: HttpRequest, ref: str, letter: int) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    found = letter_of(opened.actor, opened.person, letter)
    form = LetterDeedForm(
        typed(request), label="Why is it not sent?", initial={"row_version": found.row_version}
    )
    return form_page(
        opened,
        form,
        lambda: actions.do_not_send(
            letter=found,
            reason=form.cleaned_data["words"],
            row_version=form.cleaned_data["row_version"],
            by=opened.actor,
            on=opened.on,
        ),
        heading=f"Do not send: {found.title}",
        button="Do not send it",
        kind="warning",
        done="It is not sent. The draft and the reason stay on the record.",
        back=address_of(found),
    )


def _draft(letter: Letter) -> Letter:
    if letter.state != Letter.State.DRAFT:
        raise NotNow("This letter was agreed to already. Take it back to change it, or write it again.")
    return letter


def _version(request: HttpRequest) -> int:
    sent = request.POST.get("row_version", "")
    return int(sent) if sent.isdigit() else 0
