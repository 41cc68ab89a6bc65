"""One step that was done before: what is known of it, and putting it right."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.parts import Fact
from homefirst.foundation.design.words import short_day
from homefirst.practice.pathways.actions import correct_step
from homefirst.practice.pathways.queries import PastStepLine, step_line, step_of
from homefirst.workspace.forms.care import PastStepForm
from homefirst.workspace.record import open_section, record_page
from homefirst.workspace.record.form_page import form_page, typed


@allow("section.story")
@require_http_methods(["GET", "HEAD", "POST"])
def past_step(request: HttpRequest, ref: str, step: int) -> HttpResponse:
    """What is known of it, and (for those who may change the record) a form to put it right."""
    opened = open_section(request, ref, "story")
    held = step_of(opened.actor, opened.person, step)
    line = step_line(held)
    if not opened.may("person.edit"):
        title, facts = line.title, _facts(line)
        return record_page(opened, "workspace/past_step.jinja", title=title, heading=title, facts=facts)
    form = PastStepForm(typed(request), row=held)

    def save() -> None:
        if form.changes:
            correct_step(
                step=held, changes=form.changes, row_version=form.version, by=opened.actor, on=opened.on
            )

    return form_page(
        opened,
        form,
        save,
        heading=line.title,
        button="Save",
        done=f"{line.title} is saved. The figures follow when they are worked out again.",
        back=reverse("record_story", kwargs={"ref": opened.ref}),
        lead="Change only what is wrong. What you change here stays, whatever a later file says.",
        facts=_facts(line),
    )


def _facts(line: PastStepLine) -> tuple[Fact, ...]:
    return (
        Fact("Began", short_day(line.starts_on) if line.starts_on else ""),
        Fact("Done", short_day(line.ends_on) if line.ends_on else ""),
        Fact("What kind", line.about),
        Fact("What it led to", line.outcome),
        Fact("In a few words", line.description),
        Fact("Reference", line.reference),
        Fact("Where this is from", "a file" if line.from_file else "the desk"),
        Fact("In the return", "counted" if line.in_return else "not counted"),
    )
