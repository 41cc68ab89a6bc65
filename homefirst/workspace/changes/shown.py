"""A change as its page shows it: its state, whose turn it is, and its files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.words import counted, day, short_day
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.models import PublishedForm
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions import Drafted, why_not_agree
from homefirst.practice.pathways.models import ChangedFile, PracticeChange
from homefirst.practice.pathways.queries import versions
from homefirst.practice.pathways.queries.changes import Published, files_in
from homefirst.practice.pathways.queries.in_force import what_it_changed
from homefirst.workspace.team.cells import ui

State = PracticeChange.State
Kind = ChangedFile.Kind


def titles_of(change: PracticeChange, last: Published) -> str:
    """ "Review, Three Conversations and 2 more", from what was published last and the files' own names."""
    names = [_title(file, last) for file in change.files.all() if file.is_in]
    if len(names) > 3:
        names = [*names[:2], counted(len(names) - 2, "more file", "more files")]
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + "".join(names[-1:])


def state_words(change: PracticeChange) -> str:
    if change.state == State.PUBLISHED and change.from_on:
        return f"Published from {short_day(change.from_on)}"
    return str(change.get_state_display())


def rows(changes: Iterable[PracticeChange], last: Published) -> list[list[object]]:
    """Change, state, proposed by, agreed by, why."""
    return [
        [
            ui().cell(
                titles_of(change, last) or "No file",
                reverse("how_change", kwargs={"change": change.pk}),
                under=change.reason,
            ),
            ui().tag(state_words(change)),
            f"{change.drafted_by.name}, {short_day(change.drafted_at.date())}",
            _decided(change),
        ]
        for change in changes
    ]


def next_words(change: PracticeChange, actor: Actor) -> str:
    """Whose turn it is, in a sentence."""
    mine = actor.user is not None and actor.user.pk == change.drafted_by_id
    if change.state == State.DRAFT:
        return (
            "Next: look at what it changes, try it on past work, then propose it for somebody else to agree."
            if mine
            else f"{change.drafted_by.name} is still writing this. Nothing is in force yet."
        )
    if change.state == State.PROPOSED:
        said = why_not_agree(change, actor)
        begin = f"It would be in force from {day(change.from_on)}." if change.from_on else ""
        if change.from_on and change.from_on < actor.on:
            begin = f"The day it was meant to begin, {day(change.from_on)}, has gone by: it would be in force from today."
        return f"{said or 'It waits for you to agree, or to say what has to be different.'} {begin}"
    if change.state == State.PUBLISHED and change.decided_by and change.from_on:
        return f"{change.decided_by.name} agreed. It is in force from {day(change.from_on)}."
    return "It was withdrawn. What is in force stayed in force."


@dataclass(frozen=True)
class Kept:
    """A file of a change that is decided: its title, where what is in force now stands, and what it changed, in words."""

    title: str
    href: str
    base: int
    said: tuple[str, ...]


def kept_files(change: PracticeChange, last: Published) -> list[Kept]:
    """Two queries where the change is in force, else none."""
    said = what_it_changed(change)
    return [
        Kept(_title(file, last), _address(file, last), file.base, said.get(file.pk, ()))
        for file in files_in(change)
    ]


def names_of(files: Iterable[Drafted], last: Published) -> list[str]:
    return [_title(file, last) for file in files]


def text_of(asked: Mapping[str, str], last: Published) -> str:
    """The file from which a draft starts, as an address names it: a pathway or a form, in force or an earlier version."""
    code, form, number = asked.get("pathway", ""), asked.get("form", ""), asked.get("version", "")
    if not number.isdecimal() or len(number) > 6:
        return last.text(Kind.PATHWAY, code) if code else last.text(Kind.FORM, form) if form else ""
    if code:
        version = versions.numbered(code, int(number))
        return version.text if version else ""
    earlier = forms.numbered(form, int(number))
    return earlier.text if earlier else ""


def _decided(change: PracticeChange) -> str:
    if change.state == State.PUBLISHED and change.decided_by and change.decided_at:
        return f"{change.decided_by.name}, {short_day(change.decided_at.date())}"
    return "Nobody yet" if change.state == State.PROPOSED else ""


def _address(file: ChangedFile, last: Published) -> str:
    if file.kind == Kind.PATHWAY and file.name in last.pathways:
        return reverse("how_pathway", kwargs={"code": file.name})
    if file.kind == Kind.FORM and file.name in last.forms:
        return reverse("how_form", kwargs={"form": file.name})
    return ""


def _title(file: ChangedFile | Drafted, last: Published) -> str:
    if file.kind == Kind.ENDINGS:
        return "Common endings"
    if file.kind == Kind.PATHWAY:
        version = last.pathways.get(file.name)
        return library.read(version).title if version else file.name
    form: PublishedForm | None = last.forms.get(file.name)
    return forms.read(form).title if form else file.name
