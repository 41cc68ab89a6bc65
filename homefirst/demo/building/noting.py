"""Notes, a paper and a chronology are written into the record by the staff who would have written them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from homefirst.demo.building.sharing import number_of
from homefirst.demo.building.staffing import acting
from homefirst.demo.staff import STAFF
from homefirst.demo.stories import notes as told
from homefirst.demo.stories.notes import Wrote
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Tie
from homefirst.practice.chronologies import actions as chronologies
from homefirst.practice.chronologies.queries import lines_of
from homefirst.practice.documents import actions as documents
from homefirst.practice.documents.actions import About
from homefirst.practice.notes import actions
from homefirst.practice.notes.access import reader
from homefirst.practice.notes.actions import Happening
from homefirst.practice.notes.models import Note
from homefirst.practice.notes.story import notes_told
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import Lane
from homefirst.workspace.chronologies import event_of
from homefirst.workspace.story import gather

_REACHES_EVERY_TEAM = "gwen.morgan@westbrook.example"


def write_notes(by: Actor) -> int:
    """Does nothing where any note stands. Returns how many there are."""
    if not Note.objects.exists():
        for wrote in told.WROTE:
            _write(wrote, by)
        _paper(by)
        _chronology(by)
    return Note.objects.count()


def _write(wrote: Wrote, by: Actor) -> None:
    person = number_of(wrote.la_id).person
    writer = _then(acting(wrote.worker or _holder(person), by), wrote.on)
    ahead = wrote.follows_on if wrote.follows_on and wrote.follows_on >= writer.on else None
    said = Happening(
        kind=wrote.kind,
        happened_on=writer.on,
        happened_at=wrote.at,
        words=wrote.words,
        own_words=wrote.own_words,
        present=wrote.present,
        follows=wrote.follows,
        follows_on=ahead,
        restriction=wrote.restriction,
        kept_from=wrote.kept_from,
    )
    made = actions.finish_note(person=person, happening=said, by=writer, on=writer.on)
    later = _then(writer, writer.on + timedelta(1), latest=by)
    if wrote.added:
        actions.add_to_note(note=made, words=wrote.added, by=later, on=later.on)
    if wrote.error:
        actions.enter_in_error(note=made, reason=wrote.error, by=later, on=later.on)


def _paper(by: Actor) -> None:
    person, worker = number_of(told.PAPER_OF).person, _then(acting(told.PAPER_BY, by), told.PAPER_ON)
    held = pdf(told.PAPER_LINES)
    file = documents.put_aside(
        person=person, name="power-of-attorney.pdf", size=len(held), blocks=[held], by=worker
    )
    about = About("legal", told.PAPER_TITLE, min(told.PAPER_ON, worker.on))
    documents.keep_document(person=person, about=about, file=file, by=worker, on=worker.on)


def _chronology(by: Actor) -> None:
    person, worker = number_of(told.CHRONOLOGY_OF).person, acting(told.CHRONOLOGY_BY, by)
    may = reader(worker, person)
    days = {each.on: each for each in told.MATTERS}
    story = gather(worker, person, notes=notes_told(may))
    events = [event_of(each) for each in story if each.lane is Lane.NOTE and each.starts in days]
    made = chronologies.begin_chronology(
        person=person, purpose="meeting", title=told.CHRONOLOGY_TITLE, by=worker, on=worker.on
    )
    chronologies.choose_events(chronology=made, events=events, by=worker, on=worker.on)
    typed: dict[str, str] = {}
    for line in lines_of(made):
        each = days[line.starts_on]
        typed |= {f"title_{line.pk}": each.title, f"why_{line.pk}": each.why}
    chronologies.write_lines(chronology=made, typed=typed, seen={}, by=worker, on=worker.on)
    if typed:
        chronologies.finish_chronology(chronology=made, by=worker, on=worker.on)


def pdf(lines: tuple[str, ...]) -> bytes:
    """One plain page with these lines, as the smallest whole PDF."""
    text = " T* ".join(f"({line}) Tj".replace("\\", "") for line in lines)
    page = f"BT /F1 12 Tf 16 TL 72 760 Td {text} ET".encode("latin-1")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    made, places = b"%PDF-1.4\n", list[int]()
    for number, held in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def _holder(person: Person) -> str:
    """The e-mail address of a social worker who holds the work, else of somebody who reaches every team."""
    ties = Tie.objects.filter(record=person.record, kind=Tie.Kind.ALLOCATED, ends_at__isnull=True)
    held = set(ties.order_by("pk").values_list("user__email", flat=True))
    known = [each.email for each in STAFF if each.email in held and each.role == "social_worker"]
    return known[0] if known else _REACHES_EVERY_TEAM


def _then(by: Actor, day: date, latest: Actor | None = None) -> Actor:
    """The same hands at the same hour of an earlier day."""
    now = latest or by
    return replace(by, at=now.at - (now.on - day)) if day < now.on else replace(by, at=now.at)
