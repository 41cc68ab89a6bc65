"""One step that was done before: what is known of it, and putting it right."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.parts import Fact
from homefirst.foundation.design.words import short_day
from homefirst.practice.pathways.actions import correct_step
from homefirst.practice.pathways.queries import PastStepLine, step_line, step_of
from homefirst.workspace.forms.care import PastStepForm
from homefirst.workspace.record import open_section, record_page


@allow("section.story")
@require_http_methods(["GET", "HEAD", "POST"])
def past_step(request: HttpRequest, ref: str, step: int) -> HttpResponse:
    """What is known of it, and (for those who may change the record) a form to put it right."""
    opened = open_section(request, ref, "story")
    held = step_of(opened.actor, opened.person, step)
    line = step_line(held)
    form = PastStepForm(request.POST or None, step=held)

    def save() -> None:
        changes, version = form.changes(), form.cleaned_data["row_version"]
        if changes:
            correct_step(step=held, changes=changes, row_version=version, by=opened.actor, on=opened.on)

    if request.method == "POST" and form.keep(save):
        said = f"{line.title} is put right. The figures follow when they are worked out again."
        messages.success(request, said if form.changes() else "Nothing was changed.")
        return redirect("record_story", ref=opened.ref)
    shown = {
        "form": form,
        "heading": line.title,
        "facts": _facts(line),
        "may_edit": opened.may("person.edit"),
    }
    return record_page(
        opened, "workspace/past_step.jinja", title=line.title, status=400 if form.errors else 200, **shown
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
