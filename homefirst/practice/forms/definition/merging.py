"""Two people who answer the same questions at once: what each of them changed, and what both did."""

from __future__ import annotations

from dataclasses import dataclass

from homefirst.practice.forms.definition.shapes import Answers


@dataclass(frozen=True)
class Merged:
    """`answers` as they stand with what was changed, save questions of `both`: there the other's stays meanwhile."""

    answers: Answers
    changed: frozenset[str]
    both: frozenset[str]


def merged(present: Answers, given: Answers, seen: Answers) -> Merged:
    """`present` is kept now; `given` was sent from a page that showed `seen`. An answer that was sent as it was shown is not
    changed, whatever somebody else made of it meanwhile."""
    sent = {code: tuple(values) for code, values in given.items()}
    changed = {code for code, values in sent.items() if values != tuple(seen.get(code, ()))}
    both = {code for code in changed if present.get(code, ()) not in (tuple(seen.get(code, ())), sent[code])}
    mine = {code: sent[code] for code in changed - both}
    whole = {code: tuple(values) for code, values in {**present, **mine}.items() if values}
    return Merged(whole, frozenset(changed - both), frozenset(both))
