"""A letter in words: what it is, whose it is, how it goes and why, and what can be done with it next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from homefirst.foundation.design.parts import Fact, Group, Link
from homefirst.foundation.design.words import day, short_day, weekday
from homefirst.practice.letters.actions.tasks import to_do
from homefirst.practice.letters.composing import GAP, name_of, to_name_of
from homefirst.practice.letters.definition.shapes import Template
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.queries import Outbox, Recipient
from homefirst.practice.letters.rules import LEAVES_US, SET_HERE, Wishes, must_not_leave
from homefirst.practice.letters.setting import blocks_of, pieces
from homefirst.practice.pathways import library

_FACE_TO_FACE = (Letter.Channel.HAND, Letter.Channel.TELEPHONE)


def form_words(letter: Letter) -> str:
    """ "Large print, 18 point"."""
    said = [str(letter.get_form_display())]
    if letter.form in SET_HERE and letter.points > 12:
        said.append(f"{letter.points} point")
    return ", ".join(said)


def state_words(letter: Letter, on: date) -> str:
    """The state, and what is to be done next, by whom and by when."""
    said = str(letter.get_state_display())
    if letter.state == Letter.State.SENT and letter.went_on:
        return f"{said} {day(letter.went_on, on)}"
    task = letter.task
    if task is None or task.kept_on is not None or not to_do(letter):
        return said
    holder = task.held_by.name if task.held_by else task.team.name if task.team else ""
    return f"{said}. {to_do(letter)}: {holder}, by {weekday(task.due_on, on)}"


def facts_of(letter: Letter, wishes: Wishes, on: date, *, shows_where: bool = True) -> list[Fact]:
    """For the page of one letter. `wishes` are what the record says today. Where it went is left out for a reader who may
    not see the record that says so."""
    made_by = f" by {letter.made_by.name}" if letter.made_by else ""
    found = [
        Fact("State", state_words(letter, on), note=letter.went_words),
        Fact("To", _to(letter), note=_where(letter, wishes) if shows_where else ""),
        Fact("Form", form_words(letter), note=letter.paper),
        Fact("How it goes", str(letter.get_channel_display())),
        Fact("Why so", letter.origin),
        Fact("Made", f"{day(letter.made_on, on)}{made_by}", note=_because(letter)),
    ]
    if letter.agreed_on:
        who = f" by {letter.agreed_by.name}" if letter.agreed_by else ""
        found.append(Fact("Agreed", f"{day(letter.agreed_on, on)}{who}"))
    return found


def warnings_of(letter: Letter, wishes: Wishes) -> list[tuple[str, str]]:
    """What stops it, as (lead, words)."""
    if letter.state not in (Letter.State.DRAFT, Letter.State.READY, Letter.State.PRINTED):
        return []
    return list(_stops(letter, wishes))


def parts_of(letter: Letter) -> list[tuple[str, str, list[dict[str, object]]]]:
    """Heading, the law that asks for it, and paragraphs or points, as the pages will say them."""
    return [(block["heading"], block["law"], list(pieces(block["text"]))) for block in blocks_of(letter)]


def deeds(letter: Letter) -> set[str]:
    """Codes of what can be done with it in its state: the page has a button or a link for each."""
    state, face_to_face = letter.state, letter.channel in _FACE_TO_FACE
    made_elsewhere = letter.form not in SET_HERE
    if state == Letter.State.DRAFT:
        return {"agree", "edit", "way", "not_sent"}
    if state in (Letter.State.READY, Letter.State.PRINTED):
        say_how = face_to_face or made_elsewhere
        found = {"take_back", "not_sent", "say_how" if say_how else "gone"}
        by_post = letter.channel == Letter.Channel.POST and not made_elsewhere
        return found | ({"printed"} if by_post and state == Letter.State.READY else set())
    if state == Letter.State.SENT:
        return {"again"} if face_to_face else {"again", "came_back"}
    return {"again", "not_sent"} if state == Letter.State.FAILED else {"again"}


def row(letter: Letter, on: date) -> list[object]:
    """One line of a person's letters, after its title."""
    return [
        short_day(letter.made_on),
        form_words(letter),
        str(letter.get_channel_display()),
        state_words(letter, on),
    ]


def groups_of(found: Outbox, on: date) -> list[Group]:
    """Lines of letter, name, form and way, and what is to be done; the page's template makes links of them."""
    titles = {
        "wrong": "Came back, or could not be sent",
        "to_print": "To print and post",
        "other_forms": "To be made in another form",
        "by_email": "To send by e-mail",
        "in_person": "To give, or to read out",
        "drafts": "Drafts to look over",
    }
    return [
        Group(
            title,
            [_line(letter, on) for letter in getattr(found, code)],
            tone="late" if code == "wrong" else "",
        )
        for code, title in titles.items()
    ]


def _line(letter: Letter, on: date) -> list[object]:
    return [
        letter,
        name_of(letter.person),
        f"{f'To {_to(letter)}. ' if letter.to_name else ''}{form_words(letter)}. {letter.get_channel_display()}",
        state_words(letter, on),
    ]


@dataclass(frozen=True)
class Choice:
    """A letter that can be written here, and a way to it for each to whom it can go."""

    title: str
    use: str
    to: tuple[Link, ...]


def choices(found: Iterable[Template], to: Iterable[Recipient], ref: str) -> list[Choice]:
    """Letters that nobody of this record gets are left out."""
    whom = [each for each in to if not each.why_not]
    made = [
        Choice(template.title, template.use, tuple(_ways(template, whom, ref)))
        for template in found
        if template.written_to
    ]
    return [each for each in made if each.to]


def places(template: Template) -> dict[str, str]:
    """What stands in the draft for words that are still to be written."""
    return {block.asks: f"({block.asks}: your own words stand here.)" for block in template.asks}


def _ways(template: Template, to: Iterable[Recipient], ref: str) -> Iterator[Link]:
    for each in to:
        if each.gets(template):
            address = reverse("write_letter", kwargs={"ref": ref, "code": template.code, "to": each.code})
            yield Link(f"To {each.name}" + (f" ({each.tie})" if each.tie else ""), address)


def address_of(letter: Letter, page: str = "record_letter") -> str:
    return reverse(page, kwargs={"ref": letter.person.record.ref, "letter": letter.pk})


def facts_before(letter: Letter, told: str) -> list[Fact]:
    """Of one that is being written: to whom, in which form, by which way and why. `told` is what they may be told."""
    found = [
        Fact("To", _to(letter)),
        Fact("Form", form_words(letter), note=letter.paper),
        Fact("How it goes", str(letter.get_channel_display()), note=letter.origin),
    ]
    return [*found, Fact("What they may be told", told)] if told else found


def _to(letter: Letter) -> str:
    return f"{to_name_of(letter)} ({letter.to.tie})" if letter.to else to_name_of(letter)


def _because(letter: Letter) -> str:
    if letter.step is None:
        return "Written from the record."
    pathway = library.read(letter.step.episode.version)
    return f"Because of: {pathway.title}: {pathway.steps[letter.step.code].title}"


def _where(letter: Letter, wishes: Wishes) -> str:
    if letter.channel not in LEAVES_US:
        return ""
    if letter.state == Letter.State.DRAFT:
        return (
            wishes.address if letter.channel == Letter.Channel.POST else wishes.email
        ) or "No address is known."
    return letter.address


def _stops(letter: Letter, wishes: Wishes) -> Iterator[tuple[str, str]]:
    if wishes.died_on is not None:
        yield (
            "Nothing is sent.",
            f"{wishes.first_name} died on {day(wishes.died_on)}. Say that it is not sent, and why.",
        )
    if must_not_leave(wishes):
        yield "Not by post or e-mail.", must_not_leave(wishes)
    gaps = _gaps(block["text"] for block in blocks_of(letter))
    if gaps:
        yield "Something is still to be written.", f"Change the words where it says “{gaps[0]}”."


def _gaps(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if GAP in text]
