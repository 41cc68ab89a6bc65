"""Notes as marks on the line of a person's story."""

from __future__ import annotations

from datetime import date, time

from django.db.models import Case, CharField, DateField, F, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from homefirst.foundation.design.words import time_of_day
from homefirst.practice.notes.access import Reader
from homefirst.practice.notes.queries import kind_title, rows_of_marks
from homefirst.practice.people.queries import Also, Lane, StoryEvent

NOTE_MARK = "#note-"
FIRST = 140  # letters of a note that stand on a line of other things
_BETWEEN = "\x1f"


def notes_told(reader: Reader) -> Also:
    """Asked together with the rest of the story; no query of its own. Mistakes are left out."""
    said = Case(
        When(kept_from__gt="", then=Value("")),
        When(words="", then=F("own_words")),
        default=F("words"),
        output_field=TextField(),
    )
    closed = Case(When(is_closed=True, then=Value("1")), default=Value(""))
    at = Coalesce(Cast("happened_at", CharField()), Value(""), output_field=CharField())
    parts = [Cast("pk", CharField()), F("kind"), at, closed, F("author__name"), F("kept_from")]
    joined: list[object] = [parts[0]]
    for part in parts[1:]:
        joined += [Value(_BETWEEN), part]
    rows = rows_of_marks(reader).values_list(
        Value("note", output_field=CharField()),
        "happened_on",
        Value(None, output_field=DateField()),
        said,
        Concat(*joined, output_field=TextField()),
    )
    return rows, {"note": _told}


def _told(starts: date, _: date | None, said: str, about: str) -> StoryEvent:
    """What may not be shared says so in place of its words: a story may be read together."""
    pk, kind, at, closed, author, kept_from = about.split(_BETWEEN)
    when = time.fromisoformat(at) if at else None
    return StoryEvent(
        lane=Lane.NOTE,
        starts=starts,
        ends=None,
        words=f"{kind_title(kind)}, {time_of_day(when)}" if when else kind_title(kind),
        link=f"{NOTE_MARK}{pk}",
        by=author,
        more=f"Not to be shared with {kept_from}." if kept_from else _first(" ".join(said.split())),
        at=when,
        kept_from=kept_from,
        is_closed=bool(closed),
    )


def _first(words: str) -> str:
    if len(words) <= FIRST:
        return words
    return f"{words[:FIRST].rpartition(' ')[0] or words[:FIRST]} …"
