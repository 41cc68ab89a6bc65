"""Sets a letter as a tagged PDF that screen readers can read (PDF/UA-1). Works offline, with the fonts beside this file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from homefirst.foundation.design.council import council
from homefirst.foundation.design.words import day
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.pictures import PICTURES, drawing, parted
from homefirst.practice.letters.rules import EASY_READ, SET_HERE

_HERE = Path(__file__).parent
_POINT = "- "


def set_letter(letter: Letter, name: str, address: str) -> bytes:
    """The pages as they look today. `address` is empty for a letter that is given by hand."""
    return set_data(letter_data(letter, name, address), letter.made_on)


def set_data(data: dict[str, Any], on: date) -> bytes:
    """One letter, from what the layout is handed."""
    made: bytes = typeset([data], data["title"], on)
    return made


def set_together(letters: Sequence[dict[str, Any]], title: str, on: date) -> bytes:
    """Several, each from the front of a sheet of its own, with its own numbers of pages."""
    made: bytes = typeset(letters, title, on)
    return made


def letter_data(letter: Letter, name: str, address: str) -> dict[str, Any]:
    """What the layout is handed: words only."""
    ours = council()
    to_address = [line.strip() for line in address.split(",") if line.strip()]
    return {
        "title": letter.title,
        "form": letter.form if letter.form in SET_HERE else "print",
        "points": letter.points,
        "language": "en",
        "council": ours.name,
        "contact": [f"Telephone {ours.contact['telephone']}", ours.contact["hours"]],
        "private": "Private" if address else "",
        "to": [name, *to_address],
        "day": day(letter.made_on),
        "greeting": f"Dear {name},",
        "blocks": list(_set_blocks(blocks_of(letter))),
        "signed": [each for each in (*letter.signed_by.split(" | "), ours.name) if each],
        "help_heading": "If you need this in another way",
        "help": [
            f"Ring {ours.contact['telephone']} for large print, easy read, braille, sound or another language.",
            f"Relay UK: {ours.contact['textphone']}.",
        ],
        "reference": f"Letter {letter.pk}" if letter.pk else "Not sent yet",
        "page_word": "Page",
        "of_word": "of",
    }


def blocks_of(letter: Letter) -> list[dict[str, str]]:
    """The reading that this form uses."""
    return list(letter.easy if letter.form == EASY_READ else letter.plain)


def pieces(text: str) -> Iterator[dict[str, Any]]:
    """Paragraphs and lists of points: a paragraph is ended by an empty line, a point begins with "- ". A paragraph that
    begins with the mark of a picture has its name, and what it shows."""
    points: list[str] = []
    for paragraph in re.split(r"\n\s*\n|\n(?=- )", text.replace("\r\n", "\n")):
        said = " ".join(paragraph.split())
        if said.startswith(_POINT):
            points.append(said.removeprefix(_POINT))
            continue
        if points:
            yield {"kind": "points", "texts": points}
            points = []
        if said:
            picture, words = parted(said)
            yield {"kind": "text", "text": words, "picture": picture, "shows": PICTURES.get(picture, "")}
    if points:
        yield {"kind": "points", "texts": points}


def _set_blocks(blocks: Iterable[dict[str, str]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        yield {"heading": block["heading"], "pieces": list(pieces(block["text"]))}


def _drawings(letters: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The pictures that stand in these letters, by name."""
    parts = (part for letter in letters for block in letter["blocks"] for part in block["pieces"])
    return {name: drawing(name) for part in parts if (name := part.get("picture", "")) in PICTURES}


def typeset(letters: Sequence[dict[str, Any]], title: str, on: date, **look: Any) -> Any:
    """A tagged PDF; with `look` (format, ppi) what typst makes of that, such as a picture of each page."""
    return typst.compile(
        _layout(),
        sys_inputs={
            "letters": json.dumps(letters),
            "title": title,
            "pictures": json.dumps(_drawings(letters)),
        },
        font_paths=_fonts(),
        ignore_system_fonts=True,
        **(look or {"pdf_standards": ["ua-1"], "timestamp": datetime(on.year, on.month, on.day, tzinfo=UTC)}),
    )


@cache
def _layout() -> bytes:
    return (_HERE / "letter.typ").read_bytes()


@cache
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[_HERE / "fonts"])
