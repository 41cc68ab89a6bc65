"""The network as a picture."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from homefirst.foundation.design.charts.colours import INK, QUIET, SOMEBODY, TINT, USUAL, WHITE
from homefirst.foundation.design.charts.lettering import in_own_direction
from homefirst.foundation.design.charts.network.key import network_key
from homefirst.foundation.design.charts.network.layout import CENTRE, COMPACT, WIDE, Plan, Size, lay_out
from homefirst.foundation.design.charts.network.lines import tie_line
from homefirst.foundation.design.charts.network.nodes import LINE, RADIUS, Node
from homefirst.foundation.design.charts.network.ties import Network
from homefirst.foundation.design.charts.network.words import name_of, network_words
from homefirst.foundation.design.charts.picture import picture
from homefirst.foundation.design.charts.svg import SMALL, rect, tag, text, together


def network_figure(network: Network, ident: str) -> Markup:
    """Wide and compact, of which the room on the page shows one; on a telephone neither, the table stands there."""
    return tag(
        "div",
        tag("div", network_picture(network, f"{ident}-wide", WIDE), class_="hf-net hf-net--wide"),
        tag("div", network_picture(network, f"{ident}-compact", COMPACT), class_="hf-net hf-net--compact"),
        tag("p", network_key(network), class_="hf-chart__key hf-net__key"),
        class_="hf-net-room",
    )


def network_picture(network: Network, ident: str, size: Size = WIDE) -> Markup:
    """One picture, as tall as it needs to be. Without ties: the person alone."""
    plan = lay_out(network, size)
    return picture(
        together(_home(plan)),
        together(line for node in plan.nodes for line in tie_line(plan, node)),
        _middle(plan),
        together(_node(network, node) for node in plan.nodes),
        together(_left_out(plan)),
        ident=ident,
        title=f"People around {in_own_direction(network.name)} as a picture",
        desc=network_words(network),
        width=size.width,
        height=plan.height,
        has_links=any(node.tie.href for node in plan.nodes),
    )


def _home(plan: Plan) -> Iterator[Markup]:
    if plan.home:
        left, top, right, bottom = plan.home
        yield rect(
            left,
            top,
            right - left,
            bottom - top,
            rx=CENTRE + 12,
            fill=TINT,
            stroke=USUAL,
            stroke_dasharray="2 3",
        )


def _left_out(plan: Plan) -> Iterator[Markup]:
    if plan.left_out:
        words = f"{plan.left_out} more in the table"
        yield text(plan.x, plan.height - 8, words, anchor="middle", size=SMALL, colour=QUIET)


def _middle(plan: Plan) -> Markup:
    wide = plan.half_width
    shape = rect(plan.x - wide, plan.y - CENTRE, 2 * wide, 2 * CENTRE, rx=CENTRE, fill=SOMEBODY)
    return shape + Markup(" ").join(_lines(plan.name_lines, plan.x, plan.y, colour=WHITE))


def _node(network: Network, node: Node) -> Markup:
    """Initials stand for a name that is written beside them, and are no part of what the link is called."""
    name = name_of(network, node.tie)
    inside = Markup(" ").join(_lines(node.inside, node.x, node.y))
    words = Markup(" ").join((*(() if node.has_initials else (inside,)), *_beside(node)))
    parts = (tag("title", name), _shape(node), words)
    whole = tag("a", *parts, href=node.tie.href, aria_label=name) if node.tie.href else tag("g", *parts)
    if not node.has_initials:
        return whole
    return whole + tag("g", inside, aria_hidden="true", pointer_events="none")


def _shape(node: Node) -> Markup:
    if node.tie.group.is_people:
        return tag("circle", cx=node.x, cy=node.y, r=RADIUS, fill=WHITE, stroke=SOMEBODY, stroke_width=2.5)
    wide, tall = node.half_width, node.half_height
    return rect(
        node.x - wide, node.y - tall, 2 * wide, 2 * tall, rx=6, fill=WHITE, stroke=SOMEBODY, stroke_width=2.5
    )


def _lines(lines: tuple[str, ...] | list[str], x: float, y: float, colour: str = INK) -> Iterator[Markup]:
    """Bold words centred on a place."""
    for row, words in enumerate(lines):
        base = y + 4.5 + (row - (len(lines) - 1) / 2) * LINE
        said = in_own_direction(words)
        yield text(x, base, said, anchor="middle", size=SMALL, bold=True, colour=colour)


def _beside(node: Node) -> Iterator[Markup]:
    start = node.y + node.half_height + 15
    if node.words_above:
        start = node.y - node.half_height - 6 - LINE * (len(node.beside) - 1)
    for row, (words, bold) in enumerate(node.beside):
        yield text(
            node.x, start + LINE * row, in_own_direction(words), anchor="middle", size=SMALL, bold=bold,
            colour=INK if bold else QUIET, halo=True,
        )  # fmt: skip
