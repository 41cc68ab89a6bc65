"""The story as a list: everything that the picture holds, newest first."""

from __future__ import annotations

from homefirst.foundation.design.charts.story.events import Event, Lane, Story, first_day
from homefirst.foundation.design.charts.story.when import when
from homefirst.foundation.design.parts import Moment


def story_moments(story: Story) -> tuple[Moment, ...]:
    """One line for each event in the span, what is planned first; those without a start come last."""
    dated, undated = [], []
    for lane, event in story.everything():
        first = first_day(event)
        if first is None:
            undated.append(_moment(story, lane, event))
        else:
            dated.append((first, _moment(story, lane, event)))
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return (*(moment for _, moment in dated), *undated)


def _moment(story: Story, lane: Lane, event: Event) -> Moment:
    first = first_day(event)
    said = when(story, event)
    about = " ".join(part for part in (f"{lane.name}.", event.about) if part)
    return Moment(
        when=said[:1].upper() + said[1:],
        what=event.words,
        on=first.isoformat() if first else "",
        about=about,
        by=event.by,
        href=event.href,
        planned=event.planned,
    )
