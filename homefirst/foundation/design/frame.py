"""What stands around every staff page: who is signed in, and the names they may open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# The names that staff read, and where each leads. A role sees those that its file lists, never more than seven.
PLACES: Mapping[str, str] = {
    "New contact": "/contact/",
    "My work": "/my-work/",
    "People": "/people/",
    "Team": "/team/",
    "Safeguarding": "/safeguarding/",
    "Leaving hospital": "/hospital/",
    "Finding care": "/care/requests/",
    "Money": "/money/",
    "Figures": "/figures/",
    "Plans and progress": "/progress/",
    "How we work": "/how/",
    "Who looked": "/looks/",
}
# Pages whose address does not begin with that of the place they are reached from: the first of these that a role has.
WITHIN: Mapping[str, Sequence[str]] = {
    "/letters/": ("My work", "Team", "Safeguarding"),
    "/letters/posted/": ("Team", "Safeguarding", "My work"),
    "/tellings/": ("Team", "Safeguarding", "My work"),
}
MOST_ITEMS = 7

# Keys that open a place of the main navigation, one after the other.
PLACE_KEYS: Mapping[str, str] = {
    "My work": "g w",
    "People": "g p",
    "Team": "g t",
    "Safeguarding": "g s",
    "Figures": "g f",
}
# What may be pressed, in the words of Your settings; each stands for a link or a box that the page shows.
SHORTCUTS: tuple[tuple[str, str], ...] = (
    ("/", "To the box that finds a person"),
    ("j or k", "In a list: the next line, or the one before. Enter opens it"),
    ("c", "Under Waiting well: record a safety call to whom the line is about"),
    ("1 to 9", "In a record: its sections, from the first to the ninth"),
    ("n", "In a record: add a note"),
    ("?", "This list"),
)


@dataclass(frozen=True)
class NavItem:
    """`badge` is words, such as '2 late'; it may count only what is late in your hands or handed to you."""

    title: str
    href: str
    badge: str = ""
    current: bool = False

    @property
    def keys(self) -> str:
        return PLACE_KEYS.get(self.title, "")


@dataclass(frozen=True)
class Frame:
    """`who` and `role` are empty when nobody is signed in; `may_find` shows the search box."""

    who: str = ""
    role: str = ""
    navigation: Sequence[NavItem] = field(default_factory=tuple)
    may_find: bool = False
    home_href: str = "/"
    find_href: str = "/people/"
    sign_out_href: str = "/sign-out/"
    settings_href: str = ""
    shortcuts: bool = False
    text_size: str = "usual"
    worked_out: str = ""  # how this page was worked out: snapshot and version
    worked_out_href: str = ""

    @property
    def current(self) -> NavItem | None:
        return next((item for item in self.navigation if item.current), None)


def shortcuts(names: Sequence[str]) -> list[tuple[str, str]]:
    """What may be pressed and what it does, for somebody whose main navigation has these names."""
    opened = [
        (keys.replace(" ", " then "), f"Opens {name}") for name, keys in PLACE_KEYS.items() if name in names
    ]
    return [*opened, *SHORTCUTS]


def navigation(
    names: Sequence[str],
    path: str,
    *,
    places: Mapping[str, str] = PLACES,
    badges: Mapping[str, str] | None = None,
) -> tuple[NavItem, ...]:
    """The main navigation for the names a role's file lists, in that order.

    `places` holds only pages that this installation has: a name without a place is left out, not greyed.
    The item with the longest address that begins `path` is the current one, or the place that the page is reached from.
    """
    listed = [(name, places[name]) for name in names if name in places][:MOST_ITEMS]
    current = max(
        (href for _, href in listed if path.startswith(href)), key=len, default=_reached_from(path, listed)
    )
    return tuple(
        NavItem(title=name, href=href, badge=(badges or {}).get(name, ""), current=href == current)
        for name, href in listed
    )


def _reached_from(path: str, listed: Sequence[tuple[str, str]]) -> str | None:
    begins = max((each for each in WITHIN if path.startswith(each)), key=len, default="")
    have = dict(listed)
    return next((have[name] for name in WITHIN.get(begins, ()) if name in have), None)
