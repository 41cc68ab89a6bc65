"""Letters that have gone, as marks on the line of a person's story."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, CharField, DateField, Exists, F, Q, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from homefirst.practice.letters.models import Letter
from homefirst.practice.people.models import Person, Relationship
from homefirst.practice.people.queries import Also, Lane, StoryEvent

LETTER_MARK = "#letter-"
CARED_FOR = "the person they care for"
_BETWEEN = "\x1f"


def letters_told(person: Person) -> Also:
    """Asked together with the rest of the story, for those who may read letters; no query of its own. What a carer asked to
    keep to themselves is told without its title, since a story may be read together; and whoever around the person keeps to
    themselves is told by their tie."""
    text = CharField()
    private = Relationship.objects.filter(
        Q(person=person, tie="person cared for") | Q(other=person, is_informal_carer=True),
        carer_allows_link=False,
    )
    to = Case(
        When(to__carer_allows_link=False, then=Concat(Value("their "), F("to__tie"), output_field=text)),
        default=F("to_name"),
        output_field=text,
    )
    closed = Case(When(Exists(private), then=Value("1")), default=Value(""), output_field=text)
    parts = [Cast("pk", text), F("channel"), F("state"), closed, Coalesce(to, Value(""), output_field=text)]
    joined: list[object] = [parts[0]]
    for part in parts[1:]:
        joined += [Value(_BETWEEN), part]
    rows = Letter.objects.filter(person=person, went_on__isnull=False).values_list(
        Value("letter", output_field=text),
        "went_on",
        Value(None, output_field=DateField()),
        "title",
        Concat(*joined, output_field=TextField()),
    )
    return rows, {"letter": _told}


def _told(went: date, _: date | None, title: str, about: str) -> StoryEvent:
    pk, channel, state, closed, to = about.split(_BETWEEN)
    how = str(Letter.Channel(channel).label)
    where = f"To {to}, {how[:1].lower()}{how[1:]}" if to else how
    back = ". It came back" if state == Letter.State.CAME_BACK else ""
    return StoryEvent(
        Lane.LETTER,
        went,
        None,
        "Letter" if closed else f"Letter: {title}",
        link=f"{LETTER_MARK}{pk}",
        more=f"Not to be shared with {CARED_FOR}." if closed else f"{where}{back}",
        kept_from=CARED_FOR if closed else "",
    )
