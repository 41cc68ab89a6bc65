"""A letter that somebody writes from a record: which one and to whom, then their own words in it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.gate import allow
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.letters import actions
from homefirst.practice.letters.actions.writing import check_write, drafted
from homefirst.practice.letters.definition.shapes import Template
from homefirst.practice.letters.library import letters
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.queries import recipient_of, recipients_of
from homefirst.workspace.forms.letters import ABOUT_PICTURES, OwnWordsForm
from homefirst.workspace.letters import drawn
from homefirst.workspace.letters.looking import also_looked_at
from homefirst.workspace.record import Opened, form_page, open_section, record_page, typed


@allow("section.notes")
@require_safe
def choose_letter(request: HttpRequest, ref: str) -> HttpResponse:
    """Which letter, and to whom: one press. Who reads letters and writes none sees which there are."""
    opened = open_section(request, ref, "notes")
    to = recipients_of(opened.actor, opened.person, opened.on)
    return record_page(
        opened,
        "workspace/choose_letter.jinja",
        title="Write a letter",
        letters=drawn.choices(letters().values(), to, opened.ref),
        not_told=[each for each in to if each.why_not],
        may=opened.may("work.do"),
        may_people=opened.may("section.people"),
    )


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def write_letter(request: HttpRequest, ref: str, code: str, to: str) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    template = _template(opened, code)
    whom = recipient_of(opened.actor, opened.person, to, opened.on)
    check_write(template, whom, opened.actor, opened.person)
    shown = drafted(
        template,
        person=opened.person,
        to=whom,
        own=drawn.places(template),
        by=opened.actor,
        on=opened.on,
    )
    form = OwnWordsForm(typed(request), template=template, easy=shown.form == Letter.Form.EASY_READ)
    made: list[Letter] = []

    def keep() -> None:
        made.append(
            actions.write_letter(
                template=template,
                person=opened.person,
                to=whom,
                own=form.own,
                by=opened.actor,
                on=opened.on,
            )
        )

    with also_looked_at(opened.actor, whom.other):
        page = form_page(
            opened,
            form,
            keep,
            heading=f"{template.title}: to {whom.name}",
            button="Make the draft",
            done="The draft is made. Read it once more, then agree to it.",
            back=reverse("record_letters", kwargs={"ref": opened.ref}),
            template="workspace/write_letter.jinja",
            lead=ABOUT_PICTURES if shown.form == Letter.Form.EASY_READ else "",
            facts=drawn.facts_before(shown, whom.told),
            parts=drawn.parts_of(shown),
            easy=shown.form == Letter.Form.EASY_READ,
        )
    if made:
        page.headers["Location"] = drawn.address_of(made[0])
    return page


def _template(opened: Opened, code: str) -> Template:
    found = letters().get(code)
    if found is None or not found.written_to:
        words = "There is no such page, or you have no reason recorded to see it."
        raise NotAllowed(words, action="work.do", about=opened.person.pk)
    return found
