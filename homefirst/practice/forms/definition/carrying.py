"""Answers of last time that are carried over into this time: none counts until somebody looked at it."""

from __future__ import annotations

from homefirst.practice.forms.definition.merging import Merged, merged
from homefirst.practice.forms.definition.shapes import Answers


def merged_over(
    lasting: Answers, present: Answers, given: Answers, seen: Answers, *, looked_at: bool
) -> Merged:
    """As `merged`, where boxes that nobody looked at yet showed `lasting`. What was changed in them counts, and what was
    left as it stood where all that is `given` was `looked_at`. A question of `lasting` that was emptied is there with no
    answer, so that it is not carried over once more."""
    carried = {code: values for code, values in lasting.items() if code not in present}
    found = merged({**carried, **present}, given, {**seen, **carried})
    agreed = {
        code
        for code in given
        if code in carried and (looked_at or tuple(given[code]) != tuple(seen.get(code, ())))
    }
    known = present.keys() | found.changed | agreed
    answers = {code: values for code, values in found.answers.items() if code in known}
    emptied = {code: () for code in lasting if code in known and code not in answers}
    return Merged({**answers, **emptied}, found.changed | agreed, found.both)
