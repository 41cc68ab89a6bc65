"""What a change that was agreed to changed: each of its versions beside the one before it, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from homefirst.foundation.accounts.roles import roles
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import compare as form_words
from homefirst.practice.forms.models import PublishedForm
from homefirst.practice.pathways import library
from homefirst.practice.pathways.definition.compare import compare
from homefirst.practice.pathways.models import ChangedFile, PracticeChange, PublishedPathway
from homefirst.practice.pathways.queries.changes import EVERY_ONE, NEW, files_in, unsaid

Kind = ChangedFile.Kind
V = TypeVar("V", PublishedPathway, PublishedForm)


def what_it_changed(change: PracticeChange) -> Mapping[int, tuple[str, ...]]:
    """By the file's number: what its version says otherwise than the one beside which it was drafted. Nothing for a change
    that is not in force. Two queries."""
    if change.state != PracticeChange.State.PUBLISHED:
        return {}
    files = files_in(change)
    names = {kind: [file.name for file in files if file.kind == kind] for kind in Kind}
    ways = list(PublishedPathway.objects.filter(code__in=names[Kind.PATHWAY]).order_by("number"))
    asked = list(PublishedForm.objects.filter(name__in=names[Kind.FORM]).order_by("number"))
    said: dict[int, tuple[str, ...]] = {}
    for file in files:
        if file.kind == Kind.ENDINGS:
            said[file.pk] = (EVERY_ONE,)
        elif file.kind == Kind.FORM:
            said[file.pk] = _form(file, [each for each in asked if each.name == file.name])
        else:
            said[file.pk] = _pathway(file, [each for each in ways if each.code == file.name])
    return said


def _pathway(file: ChangedFile, versions: Sequence[PublishedPathway]) -> tuple[str, ...]:
    before, after = _pair(file, versions)
    if not (before and after):
        return (NEW,) if after else ()
    titles = {code: role.title for code, role in roles().items()}
    return tuple(compare(library.read(before), library.read(after), titles)) or unsaid(
        after.text, before.text
    )


def _form(file: ChangedFile, versions: Sequence[PublishedForm]) -> tuple[str, ...]:
    before, after = _pair(file, versions)
    if not (before and after):
        return (NEW,) if after else ()
    return tuple(form_words.compare(forms.read(before), forms.read(after))) or unsaid(after.text, before.text)


def _pair(file: ChangedFile, versions: Sequence[V]) -> tuple[V | None, V | None]:
    """The version beside which the file was drafted, and the one that it became."""
    before = next((each for each in versions if each.number == file.base), None)
    after = next((each for each in versions if each.number > file.base and each.text == file.text), None)
    return before, after
