"""The family tree, drawn with the symbols of genograms and with words.

Square: man. Circle: woman. Diamond: not said. A cross: has died. A double edge: the person themselves. What the
record does not know is not drawn as if it were known: children hang from the person alone, and lines between
generations are dashed where nobody has said whose child somebody is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from homefirst.foundation.design.charts.colours import INK, QUIET, WHITE
from homefirst.foundation.design.charts.lettering import in_own_direction
from homefirst.foundation.design.charts.network.family import COLUMN, HALF, LINE, Family, Member, family
from homefirst.foundation.design.charts.network.kin import Kin
from homefirst.foundation.design.charts.network.ties import Network
from homefirst.foundation.design.charts.network.words import name_of
from homefirst.foundation.design.charts.picture import picture
from homefirst.foundation.design.charts.svg import SMALL, line, path, rect, tag, text, together
from homefirst.foundation.design.words import counted, list_words

_DASH = "6 4"
_RISE = 15.0  # of the line that joins brothers and sisters above their symbols


def family_figure(network: Network, ident: str) -> Markup:
    """The tree in a region that scrolls sideways by itself, its key, and who has no place in it."""
    found = family(network)
    name = f"Family tree of {network.name}, which may scroll sideways"
    return tag(
        "div",
        tag(
            "div", _picture(network, found, ident), class_="hf-tree__scroll", role="region", aria_label=name,
            tabindex="0",
        ),
        tag("p", " ".join(_key(network, found)), class_="hf-chart__key"),
        class_="hf-tree",
    )  # fmt: skip


def family_picture(network: Network, ident: str) -> Markup:
    return _picture(network, family(network), ident)


def family_words(network: Network) -> str:
    """'Family tree of Graham: mother Grace, wife Ann, daughter Ruth (same home).'"""
    found = family(network)
    said = [_said(member) for member in found.members if member.tie]
    name = in_own_direction(network.name)
    return f"Family tree of {name}: {list_words(said)}." if said else f"We do not know {name}’s family."


def _said(member: Member) -> str:
    tie = member.tie
    if tie is None:
        return ""
    more = [words for words, so in (("same home", tie.lives_with), ("has died", tie.died)) if so]
    return f"{tie.tie} {in_own_direction(tie.called)}{f' ({list_words(more)})' if more else ''}"


def _picture(network: Network, found: Family, ident: str) -> Markup:
    return picture(
        together(_lines(found)),
        together(_member(network, member) for member in found.members),
        ident=ident,
        title=f"Family tree of {in_own_direction(network.name)}",
        desc=family_words(network),
        width=found.width,
        height=found.height,
        has_links=any(member.tie and member.tie.href for member in found.members),
    )


def _lines(found: Family) -> Iterator[Markup]:
    own, parents, grandparents = found.self, found.of(Kin.PARENT), found.of(Kin.GRANDPARENT)
    siblings, children = found.of(Kin.SIBLING), found.of(Kin.CHILD)
    yield from _couples(found)
    if grandparents:
        yield from _joined(grandparents, dashed=True)
        yield from _hung(_foot(grandparents[0]), parents or [own], dashed=True)
    if parents:
        yield from _joined(parents, dashed=len(parents) > 2)
        yield from _hung(_foot(parents[0]), [own, *siblings], dashed=len(parents) > 2)
    elif siblings:
        yield from _hung(None, [own, *siblings], dashed=True)
    if children:
        yield from _hung(_foot(own), children, dashed=False)
    if grandchildren := found.of(Kin.GRANDCHILD):
        start = (_foot(children[0])[0], children[0].y - HALF - _RISE) if children else _foot(own)
        if children:
            yield line(children[0].x, start[1], start[0], start[1], INK, stroke_dasharray=_DASH)
        yield from _hung(start, grandchildren, dashed=True)


def _couples(found: Family) -> Iterator[Markup]:
    """A line to each partner, over the head of whoever stands between; two strokes where they have parted."""
    own = found.self
    partners = found.of(Kin.FORMER_PARTNER, Kin.PARTNER)
    for order, member in enumerate(partners):
        beside = order == len(partners) - 1
        y = own.y if beside else own.y - HALF - 6 - 4 * (order % 2)
        route = f"M{member.x} {y} H{own.x}" if beside else f"M{member.x} {own.y} V{y} H{own.x - 10} V{own.y}"
        yield path(route, fill="none", stroke=INK, stroke_width=1.6)
        if member.kin is Kin.FORMER_PARTNER:
            x = member.x + COLUMN / 2
            yield path(f"M{x - 7} {y + 8} l6 -16 M{x + 1} {y + 8} l6 -16", stroke=INK, stroke_width=1.6)


def _joined(members: Sequence[Member], *, dashed: bool) -> Iterator[Markup]:
    """Parents beside one another; dashed where there are more than two, because some are not of one couple."""
    end = max(members[-1].x, _foot(members[0])[0])
    dash = _DASH if dashed else None
    yield line(members[0].x, members[0].y, end, members[0].y, INK, stroke_width=1.6, stroke_dasharray=dash)


def _foot(member: Member) -> tuple[float, float]:
    """Where a line goes down: beside the member's words, at the edge of their column."""
    return member.x + COLUMN / 2, member.y


def _hung(start: tuple[float, float] | None, members: Sequence[Member], *, dashed: bool) -> Iterator[Markup]:
    """Down from `start` to a level line, and from it to each member."""
    level = members[0].y - HALF - _RISE
    xs = [member.x for member in members] + ([start[0]] if start else [])
    steps = [f"M{min(xs):.1f} {level:.1f} H{max(xs):.1f}"]
    steps += [f"M{member.x:.1f} {level:.1f} V{member.y - HALF:.1f}" for member in members]
    if start:
        steps.append(f"M{start[0]:.1f} {start[1]:.1f} V{level:.1f}")
        if members[0].kin is Kin.CHILD:
            steps.append(f"M{start[0] - COLUMN / 2:.1f} {start[1]:.1f} H{start[0]:.1f}")
    dash = _DASH if dashed else None
    yield path(" ".join(steps), fill="none", stroke=INK, stroke_width=1.6, stroke_dasharray=dash)


def _member(network: Network, member: Member) -> Markup:
    name = name_of(network, member.tie) if member.tie else network.name
    died = ", has died" if member.tie and member.tie.died else ""
    parts = (tag("title", name + died), together(_symbol(member)), Markup(" ").join(_words(member)))
    if member.tie and member.tie.href:
        return tag("a", *parts, href=member.tie.href, aria_label=name + died)
    return tag("g", *parts)


def _symbol(member: Member) -> Iterator[Markup]:
    yield _outline(member, HALF)
    if member.tie is None:
        yield _outline(member, HALF - 5)
    if member.tie and member.tie.died:
        x, y, arm = member.x, member.y, HALF * 0.72
        yield path(
            f"M{x - arm} {y - arm} L{x + arm} {y + arm} M{x + arm} {y - arm} L{x - arm} {y + arm}", stroke=INK
        )


def _outline(member: Member, half: float) -> Markup:
    x, y = member.x, member.y
    if member.sex == "male":
        return rect(x - half, y - half, 2 * half, 2 * half, fill=WHITE, stroke=INK, stroke_width=2)
    if member.sex == "female":
        return tag("circle", cx=x, cy=y, r=half, fill=WHITE, stroke=INK, stroke_width=2)
    return path(
        f"M{x} {y - half} L{x + half} {y} L{x} {y + half} L{x - half} {y} Z",
        fill=WHITE,
        stroke=INK,
        stroke_width=2,
    )


def _words(member: Member) -> Iterator[Markup]:
    for row, (words, bold) in enumerate(member.lines):
        yield text(
            member.x, member.y + HALF + 15 + LINE * row, in_own_direction(words), anchor="middle", size=SMALL,
            bold=bold, colour=INK if bold else QUIET, halo=True,
        )  # fmt: skip


def _key(network: Network, found: Family) -> Iterator[str]:
    sexes = {member.sex for member in found.members}
    for sex, words in (("male", "Square: man."), ("female", "Circle: woman."), ("", "Diamond: not said.")):
        if sex in sexes:
            yield words
    yield f"Double edge: {network.name}."
    if any(member.tie and member.tie.died for member in found.members):
        yield "Cross: has died."
    if found.of(Kin.FORMER_PARTNER):
        yield "Two strokes: parted."
    if found.of(Kin.GRANDPARENT, Kin.GRANDCHILD) or len(found.of(Kin.PARENT)) > 2:
        yield "Dashed line: nobody has said whose child."
    if found.outside:
        names = list_words([f"{tie.called} ({tie.tie})" for tie in found.outside])
        yield f"Not in the tree, because the word does not say where they stand: {names}."
    others = sum(tie not in found.outside for tie in network.ties) - len(found.members) + 1
    if others:
        yield f"Not family, so not here: {counted(others, 'other', 'others')}."
