"""Small pieces of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from homefirst.practice.pathways.definition.shapes import Pathway
from homefirst.practice.pathways.definition.words import listed


def quoted(title: str) -> str:
    return f"“{title}”"


def either(titles: Sequence[str]) -> str:
    """ "“one”", or "either “one” or “two”": one of them is the subject, so that the verb stays the same."""
    said = listed([quoted(title) for title in titles], "or")
    return f"either {said}" if len(titles) == 2 else said


def steps(pathway: Pathway, codes: Sequence[str]) -> str:
    """ "step 3", or "steps 3 and 4": as the headings number them."""
    numbers = sorted(list(pathway.steps).index(code) + 1 for code in codes)
    return f"step{'s' if len(numbers) > 1 else ''} {listed([str(number) for number in numbers], 'and')}"


def upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def sentence(words: str) -> str:
    """With a capital, and with one mark at its end."""
    said = upper(words.strip())
    inner = said.removesuffix("”")
    return said if not said or inner.endswith((".", "!", "?")) else f"{said}."


def joined(acts: Iterable[str]) -> str:
    """ "keeps the goals and the risks, opens “Reviews” and ends the pathway": a verb that repeats is said once."""
    grouped: list[tuple[str, list[str]]] = []
    for act in acts:
        verb, _, rest = act.partition(" ")
        if grouped and grouped[-1][0] == verb and rest:
            grouped[-1][1].append(rest)
        else:
            grouped.append((verb, [rest]))
    return listed([f"{verb} {listed(rests, 'and')}".strip() for verb, rests in grouped], "and")
