"""What changed between two versions of a form, in words that a practice lead would use."""

from __future__ import annotations

from collections.abc import Iterator

from homefirst.practice.forms.definition.shapes import AGAIN, Condition, Form, Question


def compare(old: Form, new: Form) -> tuple[str, ...]:
    """One sentence for each change, in the order of the new version."""
    return (*_whole(old, new), *_parts(old, new), *_questions(old, new))


def taken_out(old: Form, new: Form) -> tuple[Question, ...]:
    """Questions that are asked no longer."""
    kept = {question.code for question in new.questions()}
    return tuple(question for question in old.questions() if question.code not in kept)


def _whole(old: Form, new: Form) -> Iterator[str]:
    for name in ("title", "purpose", "status"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield f"The {name} changed from “{before}” to “{after}”."
    if old.again != new.again:
        yield AGAIN.get(new.again, "It is said no longer how it begins when it comes again.")
    if old.promotes != new.promotes:
        yield "What its answers are written down as has changed. Look at promotes in the file."


def _parts(old: Form, new: Form) -> Iterator[str]:
    before, after = {part.code: part for part in old.parts}, {part.code: part for part in new.parts}
    yield from (f"Part added: “{after[code].text}”." for code in after if code not in before)
    yield from (f"Part taken out: “{before[code].text}”." for code in before if code not in after)
    for code in before.keys() & after.keys():
        if before[code].text != after[code].text:
            yield f"Part “{after[code].text}”: title changed from “{before[code].text}”."
        if before[code].condition != after[code].condition:
            yield f"Part “{after[code].text}”: when it is asked has changed."
    kept = [code for code in before if code in after]
    if kept != [code for code in after if code in before]:
        yield "The parts stand in another order."


def _questions(old: Form, new: Form) -> Iterator[str]:
    before = {question.code: question for question in old.questions()}
    after = {question.code: question for question in new.questions()}
    for code, question in after.items():
        if code in before:
            yield from _question(before[code], question)
        else:
            must = ", which must be answered" if question.required else ""
            yield f"Question added: “{question.text}”{must}."
    yield from (f"Question taken out: “{question.text}”." for question in taken_out(old, new))


def _question(before: Question, after: Question) -> Iterator[str]:
    if before.text != after.text:
        yield f"“{after.text}”: the words changed from “{before.text}”."
    if before.required != after.required:
        yield f"“{after.text}”: {'must be answered now' if after.required else 'may be left empty now'}."
    if before.type != after.type:
        yield f"“{after.text}”: kind of answer changed from {before.type} to {after.type}."
    if before.condition != after.condition:
        yield f"“{after.text}”: {_asked_when(after.condition)}."
    options = {option.code: option.display for option in before.options}
    now = {option.code: option.display for option in after.options}
    for code in now:
        if code not in options:
            yield f"“{after.text}”: answer added, “{now[code]}”."
        elif now[code] != options[code]:
            yield f"“{after.text}”: answer “{options[code]}” is now “{now[code]}”."
    yield from (
        f"“{after.text}”: answer taken out, “{words}”." for code, words in options.items() if code not in now
    )
    if _rest(before) != _rest(after):
        yield f"“{after.text}”: its hint, its limits or what it is worked out from has changed."


def _asked_when(condition: Condition) -> str:
    return "when it is asked has changed" if condition.tests else "it is always asked now"


def _rest(question: Question) -> tuple[object, ...]:
    return (
        question.hint,
        question.repeats,
        question.longest,
        question.least,
        question.most,
        question.unit,
        question.own_words,
        question.fact,
        question.reading,
        question.calculated,
        tuple((option.code, option.hint) for option in question.options if option.hint),
    )
