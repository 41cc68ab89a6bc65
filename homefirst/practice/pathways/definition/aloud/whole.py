"""The whole reading: whom it is for and how it begins, each step, how it ends, what holds it up, what to ask in the team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from homefirst.practice.pathways.definition.aloud.ends import common
from homefirst.practice.pathways.definition.aloud.phrases import quoted, sentence
from homefirst.practice.pathways.definition.aloud.shapes import Aloud, Around, Told
from homefirst.practice.pathways.definition.aloud.steps import told
from homefirst.practice.pathways.definition.shapes import Outcome, Pathway
from homefirst.practice.pathways.definition.words import listed

_FOR = {
    "adult": "This is for an adult.",
    "carer": "This is for a carer.",
    "pair": "This is for a carer and the adult for whom they care.",
    "provider": "This is about a service, and stands on nobody's record.",
    "matter": "This is about a matter that stands on nobody's record.",
}
_OFTEN = 3  # steps that share an end before it is said once for all of them


def aloud(pathway: Pathway, around: Around) -> Aloud:
    once = _told_once(pathway)
    return Aloud(
        pathway.title,
        pathway.statement,
        tuple(_opening(pathway)),
        tuple(told(pathway, step, around, once) for step in pathway.steps.values()),
        tuple(_closing(pathway, around, once)),
        pathway.ask_your_team,
    )


def _opening(pathway: Pathway) -> Iterator[str]:
    if pathway.off_until:
        yield sentence(f"Nobody works by this yet. {pathway.off_until}")
    begins = f"It begins with {listed(pathway.starts, 'or')}"
    yield " ".join((_FOR[pathway.about], sentence(pathway.purpose), sentence(begins)))
    yield (
        "Times run from the day on which a step opens and are this council's own, and the next step follows, unless we say"
        " otherwise."
    )


def _closing(pathway: Pathway, around: Around, once: tuple[Outcome, ...]) -> Iterator[Told]:
    yield Told("How it ends, and coming back", tuple(_ends(pathway, around, once)))
    yield Told("How people hear, and what holds this up", (" ".join(_held_up(pathway, around)),))


def _ends(pathway: Pathway, around: Around, once: tuple[Outcome, ...]) -> Iterator[str]:
    if once:
        yield " ".join(("Several steps may also close the pathway.", *common(once, around)))
    if pathway.endings:
        yield " ".join(("Any step may also close the pathway.", *common(pathway.endings.values(), around)))
    elif not once:
        yield "It ends only as its steps say."
    if pathway.easy_return:
        at = quoted(pathway.steps[pathway.easy_return.at].title)
        yield f"Within {pathway.easy_return.within} of its end it opens again at {at}, with all that was known."


def _held_up(pathway: Pathway, around: Around) -> Iterator[str]:
    if _sends(pathway):
        yield "What is sent is drafted, looked over by the worker, and goes in the form that the person asked for."
    else:
        yield "No letter is sent from here: people hear from the worker."
    yield f"The law under it: {'; '.join(pathway.law)}." if pathway.law else "It names no law of its own."
    if pathway.prevents:
        feared = (_inside(words) for words in pathway.prevents)
        yield f"What must not happen: {'; '.join(feared)}."


def _sends(pathway: Pathway) -> bool:
    outcomes = [each for step in pathway.steps for each in pathway.outcomes_of(step).values()]
    return any(cause.effect == "send" for outcome in outcomes for cause in outcome.causes)


def _inside(words: str) -> str:
    return words[:1].lower() + words[1:].removesuffix(".")


def _told_once(pathway: Pathway) -> tuple[Outcome, ...]:
    """Ends of the pathway that stand alike in several steps."""
    found: Counter[str] = Counter()
    by_words: dict[str, Outcome] = {}
    for step in pathway.steps.values():
        for outcome in step.outcomes.values():
            if outcome.closes:
                found[repr(outcome)] += 1
                by_words[repr(outcome)] = outcome
    return tuple(by_words[words] for words, times in found.items() if times >= _OFTEN)
