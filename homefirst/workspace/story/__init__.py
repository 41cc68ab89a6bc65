"""A life with the service, gathered from every room that knows some of it, for the picture and the list.

events = gather(actor, person)                        # list[StoryEvent], newest first; three queries
story = told(name, events, span, on, lanes)           # charts.story.Story, for ui.timeline_picture
by_month(story)                                       # what is planned, and the rest under its months
"""

from homefirst.workspace.story.gathering import gather
from homefirst.workspace.story.months import Crowd, by_month, crowd
from homefirst.workspace.story.telling import SPANS, Span, lanes_of, told

__all__ = ["SPANS", "Crowd", "Span", "by_month", "crowd", "gather", "lanes_of", "told"]
