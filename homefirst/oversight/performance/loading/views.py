"""Choosing files, seeing what they are, loading them, and what came of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from homefirst.exchange.cld import actions, held_back, queries
from homefirst.exchange.cld.models import Difference, Submission
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import Column, Fact
from homefirst.oversight.performance import words
from homefirst.oversight.performance.loading import parts
from homefirst.oversight.performance.loading.actions import ask_to_go_on, ask_to_load
from homefirst.oversight.performance.loading.forms import FilesForm

_SECONDS = "5"


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined, no-any-return]


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdecimal() and 0 < int(asked) < 10_000 else 1


@allow("files.load")
def load_files(request: HttpRequest) -> HttpResponse:
    form = FilesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        token = actions.keep_uploads(files=form.cleaned_data["chosen"], by=_actor(request))
        return redirect("check_files", token=token)
    found = queries.history(_actor(request), _page(request))
    still_open = Difference.objects.filter(state=Difference.State.OPEN).count()
    shown = {"form": form, "history": found, "differences": still_open, "words": words}
    return render(request, "loading/load.jinja", shown)


@allow("files.load")
def check_files(request: HttpRequest, token: str) -> HttpResponse:
    found = queries.checked(_actor(request), token)
    if found is None:
        messages.success(request, "These files were loaded, or waited for more than a day.")
        return redirect("load_files")
    return render(
        request, "loading/check.jinja", {"found": found, "token": token, "words": words, "Fact": Fact}
    )


@allow("files.load")
@require_POST
def load_now(request: HttpRequest, token: str) -> HttpResponse:
    found = ask_to_load(token=token, by=_actor(request))
    return redirect("submission", pk=found[-1].pk)


@allow("files.load")
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.submission_called(_actor(request), pk)
    if found is None:
        raise Http404
    shown = parts.page(_actor(request), found)
    response = render(
        request,
        "loading/submission.jinja",
        {"one": found, "words": words, "Fact": Fact, "Column": Column, **shown},
    )
    if shown["is_waiting"]:
        response["Refresh"] = _SECONDS
    return response


@allow("files.load")
@require_POST
def load_again(request: HttpRequest, pk: int) -> HttpResponse:
    ask_to_go_on(submission=get_object_or_404(Submission, pk=pk), by=_actor(request))
    messages.success(request, "The load goes on where it stopped.")
    return redirect("submission", pk=pk)


@allow("files.load")
def held_back_rows(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    found = get_object_or_404(Submission.objects.select_related("completes"), pk=pk)
    lines = actions.take_out_held_back(submission=found, by=_actor(request))
    name = held_back.file_name(found)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


@allow("files.load")
def example_file(request: HttpRequest) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{parts.EXAMPLE_NAME}"'}
    return HttpResponse(parts.example(), content_type="text/csv; charset=utf-8", headers=headers)


@allow("files.differences")
def differences(request: HttpRequest) -> HttpResponse:
    found = queries.differences(_actor(request), _page(request))
    may_open = can(_actor(request), "person.claim")
    return render(request, "loading/differences.jinja", {"found": found, "may_open": may_open})


@allow("files.differences")
@require_POST
def decide_difference(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Difference.objects.select_related("person__record"), pk=pk)
    if request.POST.get("decision") == "take":
        actions.take_file_value(difference=found, by=_actor(request))
        messages.success(request, "The file's value is in the record now. Later files may change it again.")
    else:
        actions.keep_desk_value(difference=found, by=_actor(request))
        messages.success(
            request, "The desk's value stands. The same value of a later file is not asked about again."
        )
    return redirect("differences")
