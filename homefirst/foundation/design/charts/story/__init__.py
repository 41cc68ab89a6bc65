"""The story picture: a life with the service in lanes, and the same as a list.

story = Story("Graham", lanes, starts_on, ends_on, today)     # events; a Lane holds Bars and Dots
story_picture(story, ident) -> Markup                         # 960 wide; in pages: ui.timeline_picture
story_words(story) -> str                                     # the gist in words, also the picture's desc
story_moments(story) -> tuple[parts.Moment, ...]              # newest first, for ui.timeline_list
"""

from homefirst.foundation.design.charts.story.draw import is_crowded, story_picture, wordless
from homefirst.foundation.design.charts.story.events import Bar, Dot, Event, Lane, Story
from homefirst.foundation.design.charts.story.moments import story_moments
from homefirst.foundation.design.charts.story.words import longest_silence, story_key, story_words

__all__ = [
    "Bar", "Dot", "Event", "Lane", "Story", "is_crowded", "longest_silence", "story_key", "story_moments",
    "story_picture", "story_words", "wordless",
]  # fmt: skip
