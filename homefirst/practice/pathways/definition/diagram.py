"""A pathway as a Mermaid flow chart, which code hosts draw from text; the page holds the same in words."""

from __future__ import annotations

from collections.abc import Iterator

from homefirst.practice.pathways.definition.shapes import Pathway, Step

_END = "the_end"


def mermaid(pathway: Pathway) -> str:
    """Steps as boxes, outcomes as arrows with their words; endings that every pathway has are left out."""
    lines = ["flowchart TD", f"  begins([{_text('Begins')}]) --> {pathway.first.code}"]
    for step in pathway.steps.values():
        lines += [f"  {step.code}[{_text(step.title)}]", *(f"  {line}" for line in _arrows(pathway, step))]
    if pathway.easy_return:
        lines.append(
            f"  {_END} -. {_text(f'comes back within {pathway.easy_return.within}')} .-> {pathway.easy_return.at}"
        )
    return "\n".join([*lines, f"  {_END}([{_text('Ends')}])"])


def _arrows(pathway: Pathway, step: Step) -> Iterator[str]:
    for outcome in step.outcomes.values():
        said = _text(outcome.title)
        if outcome.closes:
            yield f"{step.code} -- {said} --> {_END}"
        elif outcome.again:
            yield f"{step.code} -- {said} --> {step.code}"
        for code in outcome.next:
            yield f"{step.code} -- {said} --> {code}"
        if outcome.waits:
            gathering = [other.code for other in pathway.steps.values() if step.code in other.after_all]
            yield from (f"{step.code} -- {said} --> {code}" for code in gathering)


def _text(words: str) -> str:
    """Between quotation marks, so that brackets and commas of a title stay words."""
    return f'"{words.replace(chr(34), "#quot;")}"'
