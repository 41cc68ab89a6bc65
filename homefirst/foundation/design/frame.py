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
MOST_ITEMS = 7


@dataclass(frozen=True)
class NavItem:
    """`badge` is words, such as '2 late'; it may count only what is late in your hands or handed to you."""

    title: str
    href: str
    badge: str = ""
    current: bool = False


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
    worked_out: str = ""  # how this page was worked out: snapshot and version
    worked_out_href: str = ""

    @property
    def current(self) -> NavItem | None:
        return next((item for item in self.navigation if item.current), None)


def navigation(
    names: Sequence[str],
    path: str,
    *,
    places: Mapping[str, str] = PLACES,
    badges: Mapping[str, str] | None = None,
) -> tuple[NavItem, ...]:
    """The main navigation for the names a role's file lists, in that order.

    `places` holds only pages that this installation has: a name without a place is left out, not greyed.
    The item with the longest address that begins `path` is the current one.
    """
    listed = [(name, places[name]) for name in names if name in places][:MOST_ITEMS]
    current = max((href for _, href in listed if path.startswith(href)), key=len, default=None)
    return tuple(
        NavItem(title=name, href=href, badge=(badges or {}).get(name, ""), current=href == current)
        for name, href in listed
    )
