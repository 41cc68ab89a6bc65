"""The story picture: a life with the service in lanes, and the same as a list.

story = Story("Graham", lanes, starts_on, ends_on, today)     # events; a Lane holds Bars and Dots
story_picture(story, ident) -> Markup                         # 960 wide; in pages: ui.timeline_picture
story_words(story) -> str                                     # the gist in words, also the picture's desc
story_moments(story) -> tuple[parts.Moment, ...]              # newest first, for ui.timeline_list
"""
