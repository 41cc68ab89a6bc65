"""Two versions of a plan, text by text, with the words that changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from homefirst.foundation.design.parts import Compared
from homefirst.foundation.design.words import money
from homefirst.practice.plans.queries import Version
from homefirst.workspace.plan.texts import ABOUT, COPIES, CRISIS, hours_words

Pieces = list[tuple[str, str]]
_WORDS = re.compile(r"\S+\s*")


def compared(before: Version, now: Version, *, costs: bool) -> tuple[list[Compared], int]:
    """What differs, and how many texts are the same in both."""
    pairs = [pair for pair in _pairs(before, now, costs=costs) if pair[1] or pair[2]]
    changed = [Compared(what, *_marked(was, is_)) for what, was, is_ in pairs if was != is_]
    return changed, len(pairs) - len(changed)


def _pairs(before: Version, now: Version, *, costs: bool) -> Iterator[tuple[str, str, str]]:
    yield "Hours a week", hours_words(before.hours), hours_words(now.hours)
    if costs:
        yield "Cost a week", _cost(before), _cost(now)
    was, is_ = ({part.number: part for part in version.parts} for version in (before, now))
    for number in sorted({*was, *is_}):
        old, new = was.get(number), is_.get(number)
        for name, what in (("wants", "what they want"), ("does", "what we will all do")):
            yield f"Part {number}, {what}", getattr(old, name, ""), getattr(new, name, "")
        yield f"Part {number}, who", ", ".join(old.who if old else ()), ", ".join(new.who if new else ())
        hours = [hours_words(part.hours if part else None) for part in (old, new)]
        yield f"Part {number}, hours a week", hours[0], hours[1]
        yield f"Part {number}, needs that it meets", _needs(before, number), _needs(now, number)
    own = [version.row.own_how for version in (before, now)]
    yield "Needs that they meet themselves, how", own[0], own[1]
    yield "Why a need is not met", before.row.not_met_why, now.row.not_met_why
    chosen, choose = dict(before.risks), dict(now.risks)
    for wants in dict.fromkeys((*chosen, *choose)):
        yield f"Risk that they choose: {wants}", _risk(chosen, wants), _risk(choose, wants)
    for name, what in (*CRISIS, *ABOUT, *COPIES):
        yield what, _text(before, name), _text(now, name)


def _marked(before: str, now: str) -> tuple[Pieces, Pieces]:
    """Pieces of both: words that stand in one of them only are marked."""
    old, new = _WORDS.findall(before), _WORDS.findall(now)
    was: Pieces = []
    is_: Pieces = []
    bare = [word.strip() for word in old], [word.strip() for word in new]
    for kind, a, b, c, d in SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        same = kind == "equal"
        if a < b:
            was.append(("" if same else "out", "".join(old[a:b])))
        if c < d:
            is_.append(("" if same else "in", "".join(new[c:d])))
    return was, is_


def _needs(version: Version, number: int) -> str:
    return "; ".join(need.words for need in version.needs if any(part[0] == number for part in need.parts))


def _risk(risks: Mapping[str, str], wants: str) -> str:
    return f"Chosen. In place: {risks[wants] or 'not known'}" if wants in risks else ""


def _text(version: Version, name: str) -> str:
    value = getattr(version.row, name)
    return "; ".join(value) if isinstance(value, list) else str(value)


def _cost(version: Version) -> str:
    return "" if version.row.weekly_cost is None else money(version.row.weekly_cost)
