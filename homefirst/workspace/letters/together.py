"""Letters that go out together, as the pages draw them: which were chosen, and what stops any of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from homefirst.foundation.design.words import short_day
from homefirst.practice.letters.composing import name_of, to_name_of
from homefirst.practice.letters.models import Letter
from homefirst.workspace.letters.drawn import address_of, form_words
from homefirst.workspace.team.cells import ui


def numbers(sent: Iterable[str]) -> list[int]:
    """What is no number is left out."""
    return [int(each) for each in sent if each.isdigit() and len(each) < 12]


def version(sent: QueryDict, letter: Letter) -> int:
    """The version that was seen; 0 where none was sent."""
    return next(iter(numbers([sent.get(f"seen_{letter.pk}", "")])), 0)


def address(page: str, letters: Iterable[Letter]) -> str:
    return f"{reverse(page)}?{urlencode([('letter', letter.pk) for letter in letters])}"


def rest(letters: Iterable[Letter], stopped: Mapping[int, str]) -> str:
    """Where the others are printed; "" where none is left."""
    others = [letter for letter in letters if letter.pk not in stopped]
    return address("print_letters", others) if others else ""


def choices(letters: Iterable[Letter]) -> list[tuple[str, str]]:
    return [
        (str(letter.pk), f"{letter.title}: to {to_name_of(letter)}{_about(letter)}") for letter in letters
    ]


def hints(letters: Iterable[Letter]) -> dict[str, str]:
    return {str(letter.pk): _hint(letter) for letter in letters}


def usual(letters: Iterable[Letter]) -> list[str]:
    """Ticked at first: what can lie in one tray of white paper."""
    return [str(letter.pk) for letter in letters if not letter.paper and letter.state == Letter.State.READY]


def lines(letters: Iterable[Letter]) -> list[list[object]]:
    return [
        [
            ui().cell(letter.title, address_of(letter)),
            f"{to_name_of(letter)}{_about(letter)}",
            form_words(letter),
        ]
        for letter in letters
    ]


def stopped(letters: Iterable[Letter], why: Mapping[int, str]) -> list[list[object]]:
    return [
        [ui().cell(letter.title, address_of(letter)), f"{to_name_of(letter)}{_about(letter)}", why[letter.pk]]
        for letter in letters
        if letter.pk in why
    ]


def _about(letter: Letter) -> str:
    return f", about {name_of(letter.person)}" if letter.to_name else ""


def _hint(letter: Letter) -> str:
    printed = ["Printed before"] if letter.state == Letter.State.PRINTED else []
    paper = [f"On other paper: {letter.paper}"] if letter.paper else []
    said = [form_words(letter), *paper, f"Made {short_day(letter.made_on)}", *printed]
    return f"{'. '.join(said)}."
