"""Story: a life with the service as a picture, a list, or a sheet to print."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.parts import Chosen, Link
from homefirst.foundation.design.words import day
from homefirst.practice.people.queries import Lane, StoryEvent
from homefirst.workspace.forms.story import StoryFilter
from homefirst.workspace.notes.marks import notes_for
from homefirst.workspace.record import Opened, open_section, record_page
from homefirst.workspace.story import SPANS, Span, by_month, crowd, gather, lanes_of, told

BESIDE_PICTURE = 60  # events in the list under the picture; a page of both stays light
WAYS = (("picture", "Picture"), ("list", "List"), ("print", "Print"))


@dataclass(frozen=True)
class Asked:
    """What the address asks for. `way` is "" when it does not say: the picture, where there is room."""

    way: str
    span: Span
    lanes: tuple[Lane, ...]

    def address(self, here: str) -> str:
        said = [("shown_as", self.way)] if self.way else []
        said += [("span", self.span.code)] if self.span is not SPANS[0] else []
        said += [("what", lane.name.lower()) for lane in self.lanes]
        return f"{here}?{urlencode(said)}" if said else here


@allow("section.story")
@require_safe
def record_story(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "story")
    events = gather(opened.actor, opened.person, notes=notes_for(opened))
    asked = _asked(request, lanes_of(events))
    name = opened.person.liked_name or opened.person.given_name or "this person"
    story = told(name, events, asked.span, opened.on, asked.lanes)
    here = reverse("record_story", kwargs={"ref": opened.ref})
    beside = asked.way in ("", "picture")
    listed, crowded = by_month(story, BESIDE_PICTURE if beside else None), crowd(story)
    return record_page(
        opened,
        "workspace/story.jinja",
        story=story,
        way=asked.way,
        listed=listed,
        crowded=[(each.month, each.total, each.what) for each in crowded],
        is_empty=not (listed.planned or listed.months),
        first_known=_first_known(events, story.starts_on, opened),
        last_known=events[0] if events else None,
        ways=[
            Link(title, replace(asked, way=way).address(here), way == (asked.way or "picture"))
            for way, title in WAYS
        ],
        spans=[
            Link(each.title, replace(asked, span=each).address(here), each is asked.span) for each in SPANS
        ],
        as_list=replace(asked, way="list").address(here),
        whole_life=replace(asked, span=SPANS[-1]).address(here),
        chosen=_chosen(asked, here),
        clear=replace(asked, lanes=()).address(here),
        here=here,
        form=StoryFilter(lanes=lanes_of(events), initial=_initial(asked)),
    )


def _asked(request: HttpRequest, lanes: Sequence[Lane]) -> Asked:
    """What is not understood is left out, so that an old link still shows a story."""
    way = request.GET.get("shown_as", "")
    span = next((each for each in SPANS if each.code == request.GET.get("span")), SPANS[0])
    what = request.GET.getlist("what")
    wanted = tuple(lane for lane in lanes if lane.name.lower() in what)
    return Asked(way if way in dict(WAYS) else "", span, wanted)


def _initial(asked: Asked) -> dict[str, object]:
    what = [lane.name.lower() for lane in asked.lanes]
    return {"what": what, "span": asked.span.code, "shown_as": asked.way}


def _chosen(asked: Asked, here: str) -> list[Chosen]:
    def without(lane: Lane) -> str:
        return replace(asked, lanes=tuple(each for each in asked.lanes if each is not lane)).address(here)

    return [Chosen(str(lane), without(lane)) for lane in asked.lanes]


def _first_known(events: Collection[StoryEvent], since: date, opened: Opened) -> str:
    """Where a story begins, once the span reaches it: nobody need wonder what came before."""
    first = min(events, key=lambda event: event.starts, default=None)
    if first is None or first.starts < since:
        return ""
    return f"The first thing we know is on {day(first.starts, opened.on)}: {first.words}."
