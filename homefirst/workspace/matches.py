"""People like somebody who is being added or rung about, as the match panel draws them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from homefirst.foundation.design.parts import Match, Reason
from homefirst.practice.people.likeness import Likeness, Likenesses
from homefirst.workspace.forms.add import NO, UNSURE

_SAID = {UNSURE.value: "You said: not sure. This goes to who-is-who when the record is saved."}


def matches_of(like: Likenesses, answers: Mapping[str, str]) -> Iterator[Match]:
    """`answers` maps a ref to what was said of it; somebody else for certain is not shown again."""
    if like.may_exist:
        yield Match("", "", "", (), about=like.may_exist, hidden=True)
    for one in like:
        if answers.get(one.line.ref) != NO:
            yield _match(one, _SAID.get(answers.get(one.line.ref, ""), ""))


def _match(one: Likeness, said: str) -> Match:
    reasons = [Reason(reason.what, str(reason.verdict), reason.how) for reason in one.reasons]
    line = one.line
    about = f"{line.age}. {line.postcode or 'Postcode not known'}. Held by {line.held_by}."
    return Match(line.ref, line.title, str(one.strength), reasons, about=about, said=said)
