"""How a step may end, in sentences: what it means to the person, what happens by itself, and what the worker still does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from homefirst.practice.pathways.definition.aloud.phrases import (
    either,
    joined,
    quoted,
    sentence,
    steps,
    upper,
)
from homefirst.practice.pathways.definition.aloud.shapes import Around
from homefirst.practice.pathways.definition.shapes import Outcome, Pathway, Step
from homefirst.practice.pathways.definition.words import causes, listed, promises

_FROM_THE_STEP = " from what is written at the step"  # said by config/effects.py
_AND_THEN = re.compile(r", and (?=keeps |ends )")
_KEPT = ("keeps ", "records ")
_CARE = re.compile(r"^(starts|ends) [A-Z]")


@dataclass(frozen=True)
class End:
    """One outcome, or several that differ only in their titles. `keeps` is what stands on the record afterwards, `does`
    what else happens by itself, `leads` where the person is then."""

    titles: tuple[str, ...]
    means: str
    will_not: str
    asks_why: bool
    keeps: tuple[str, ...]
    does: tuple[str, ...]
    leads: str
    to_do: tuple[str, ...]


def ends(pathway: Pathway, step: Step, outcomes: Sequence[Outcome], around: Around) -> Iterator[str]:
    """What holds of each end is said once, after them all."""
    found = [_end(pathway, step, outcome, around) for outcome in outcomes]
    does, to_do, leads = _shared(found)
    own = [
        replace(
            end,
            does=tuple(act for act in end.does if act not in does),
            to_do=tuple(act for act in end.to_do if act not in to_do),
        )
        for end in found
    ]
    if leads and all(end.means or end.does or end.to_do or end.will_not for end in own):
        own = [replace(end, leads="") for end in own]
    else:
        leads = ""
    yield from (_said(end) for end in _together(own))
    if does or to_do or leads:
        yield _said_of_all(len(found), does, leads, to_do)
    yield from _kept(found)


def common(outcomes: Iterable[Outcome], around: Around) -> Iterator[str]:
    """Ends that belong to no step alone. What one means says what it does, where it is written."""
    for outcome in outcomes:
        end = _end(None, None, outcome, around)
        yield _said(replace(end, does=(), to_do=()) if end.means else end)


def _end(pathway: Pathway | None, step: Step | None, outcome: Outcome, around: Around) -> End:
    said = causes(step, outcome, around.effects, _quoted(around))
    by_itself = [_act(words) for each in said for words in _AND_THEN.split(each)]
    return End(
        (outcome.title,),
        outcome.means,
        outcome.will_not,
        outcome.needs_reason,
        tuple(_kept_words(words) for words in by_itself if words.startswith(_KEPT)),
        (
            *(words for words in by_itself if not words.startswith(_KEPT)),
            *(_dates(pathway, outcome, around) if pathway else ()),
        ),
        _leads(pathway, step, outcome) if pathway and step else "",
        tuple(_done_by_the_worker(words) for words in promises(step, outcome, around.effects)),
    )


def _quoted(around: Around) -> Mapping[str, str]:
    return {code: quoted(other.title) for code, other in around.pathways.items()}


def _leads(pathway: Pathway, step: Step, outcome: Outcome) -> str:
    if outcome.closes:
        return "closes the pathway"
    if outcome.waits:
        gathering = [other for other in pathway.steps.values() if step.code in other.after_all]
        others = [code for other in gathering for code in other.after_all if code != step.code]
        return f"waits for {steps(pathway, others)}, and then leads to {steps(pathway, [other.code for other in gathering])}"
    said = ["brings the step back"] if outcome.again else []
    if outcome.next and outcome.next != _following(pathway, step):
        said.append(f"leads to {steps(pathway, outcome.next)}")
    return listed(said, "and")


def _following(pathway: Pathway, step: Step) -> tuple[str, ...]:
    codes = list(pathway.steps)
    return tuple(codes[codes.index(step.code) + 1 :][:1])


def _act(words: str) -> str:
    """ "starts equipment": what care is called has a capital in lists, and none in a sentence."""
    said = words.removesuffix(_FROM_THE_STEP)
    if _CARE.match(said):
        return re.sub(r": (.+)$", r" (\1)", said.lower())
    return re.sub(r"^starts (?=[a-z])", "starts the ", said)


def _dates(pathway: Pathway, outcome: Outcome, around: Around) -> Iterator[str]:
    for name in outcome.dates:
        code, _, theirs = name.rpartition(".")
        if not code:
            yield f"sets {pathway.dates.get(name, name)}"
        elif code in around.pathways:
            other = around.pathways[code]
            yield f"tells {quoted(other.title)} {other.dates.get(theirs, theirs)}"


def _done_by_the_worker(words: str) -> str:
    """ "send your goals" is "sends “your goals”": what is sent is called as the letter is."""
    verb, _, rest = words.partition(" ")
    return f"{verb}s {quoted(rest) if verb == 'send' else rest}".strip()


def _shared(found: Sequence[End]) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """What each of several ends does, asks to be done, and leads to."""
    if len(found) < 2:
        return (), (), ""
    first, *others = found
    return (
        tuple(act for act in first.does if all(act in end.does for end in others)),
        tuple(act for act in first.to_do if all(act in end.to_do for end in others)),
        first.leads if all(end.leads == first.leads for end in others) else "",
    )


def _kept(found: Sequence[End]) -> Iterator[str]:
    """What stands on the record after the step; what only some ends keep is told as what applies."""
    kept = tuple(dict.fromkeys(what for end in found for what in end.keeps))
    if len(kept) > 1 and any(set(end.keeps) != set(kept) for end in found if end.keeps):
        yield sentence(f"The record keeps what applies: {'; '.join(kept)}")
    elif kept:
        yield sentence(f"The record keeps {listed(kept, 'and')}")


def _kept_words(words: str) -> str:
    """ "keeps way home 1" and "keeps way home 2" are one thing to whoever listens."""
    what = words.partition(" ")[2]
    same = re.sub(r" \d+\b", "", what)
    return what if same == what else f"the {same}"


def _together(found: Sequence[End]) -> list[End]:
    """Those that differ in nothing but their titles become one, at the place of the first."""
    kept: dict[object, End] = {}
    for at, end in enumerate(found):
        key = (end.does, end.leads, end.to_do, end.asks_why) if not (end.means or end.will_not) else at
        kept[key] = replace(kept[key], titles=(*kept[key].titles, *end.titles)) if key in kept else end
    return list(kept.values())


def _said(end: End) -> str:
    why = " (with a reason)" if end.asks_why else ""
    subject = f"{either(end.titles)}{why}"
    acts = joined([*end.does, *([end.leads] if end.leads else [])])
    said = [sentence(f"{subject} means: {quoted(end.means)}")] if end.means else []
    doing = f"{'it' if end.means else subject} {acts}" if acts else ""
    worker = f"the worker {joined(end.to_do)}" if end.to_do else ""
    if not end.means and not acts:
        worker = f"with {subject}, {worker}" if worker else f"{subject} leads on"
    said += [sentence("; ".join(each for each in (doing, worker) if each))] if doing or worker else []
    said += [end.will_not] if end.will_not else []
    return " ".join(upper(each) for each in said)


def _said_of_all(many: int, does: Sequence[str], leads: str, to_do: Sequence[str]) -> str:
    subject = "Either way" if many == 2 else "Each time"
    acts = joined([*does, *([leads] if leads else [])])
    worker = f"the worker {joined(to_do)}" if to_do else ""
    return sentence(
        f"{subject}, " + "; ".join(each for each in (f"this {acts}" if acts else "", worker) if each)
    )
