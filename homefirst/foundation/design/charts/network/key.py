"""What the shapes and lines of a network mean, in one line of words, of those that are in it."""

from __future__ import annotations

from collections.abc import Iterator

from homefirst.foundation.design.charts.network.ties import Helps, HowItIs, HowOften, Network


def network_key(network: Network) -> str:
    return " ".join(_parts(network))


def _parts(network: Network) -> Iterator[str]:
    ties = network.ties
    how_often = {tie.how_often for tie in ties} - {HowOften.UNKNOWN}
    if HowOften.DAILY in how_often or len(how_often) > 1:
        yield "Thick line: most days. The thinner, the less often."
    styles = {tie.how_it_is for tie in ties}
    for style, words in (
        (HowItIs.GOOD, "Plain line: good."),
        (HowItIs.STRAINED, "Zigzag: strained."),
        (HowItIs.DISTANT, "Dots: little contact."),
        (HowItIs.UNKNOWN, "Dashes: nobody has said how it is."),
    ):
        if style in styles:
            yield words
    if any(tie.helps is not Helps.NEITHER for tie in ties):
        yield "Arrow: points to who is helped."
    if any(tie.lives_with for tie in ties):
        yield "Tinted: same home."
    if {tie.group.is_people for tie in ties} == {True, False}:
        yield "Circles: family and friends. Boxes: paid help and groups."
