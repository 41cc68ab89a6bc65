"""What pages hand to the components: plain values, made by the rooms' queries, with nothing left to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from homefirst.foundation.design.clock import Clock


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    current: bool = False


@dataclass(frozen=True)
class Fact:
    """One line of a summary. No value is written 'not known'. `change` says what is changed, for its hidden words."""

    key: str
    value: str = ""
    href: str = ""  # where the value itself leads
    change_href: str = ""
    change: str = ""
    note: str = ""  # a second line under the value: where it came from


@dataclass(frozen=True)
class Section:
    """One item of the side navigation; `count_words` reads as '2 pieces of work'."""

    title: str
    href: str
    count: int | None = None
    count_words: str = ""
    note: str = ""  # shown in place of a count: 'Done', '2 of 3'
    current: bool = False


@dataclass(frozen=True)
class Total:
    """One cell of the count bar; `number` may carry a unit, as '12 days'. `href` filters the list below."""

    number: str
    text: str
    href: str
    current: bool = False
    late: bool = False
    counts_people: bool = False


@dataclass(frozen=True)
class Column:
    """`sort` is '', 'none', 'ascending' or 'descending'; `href` sorts by this column. `hint` is a second line."""

    title: str
    numeric: bool = False
    sort: str = ""
    href: str = ""
    hint: str = ""
    hidden_title: bool = False  # for a column of buttons
    bare: bool = False  # stacked rows leave out the heading before the value
    one_line: bool = False  # short values that are not broken while there is room beside them
    share: int = 0  # of a wide table's width, in hundredths, 5 to 50; 0 leaves it to the words
    tight: bool = False  # many narrow columns of clocks beside one another


@dataclass(frozen=True)
class Under:
    """Words of a second line, under as many columns as they reach `over`."""

    words: object
    over: int = 1
    one_line: bool = False


@dataclass(frozen=True)
class TwoLines:
    """A row whose long words stand in a second line; `second` reaches over all columns, from the left."""

    first: Sequence[object]
    second: Sequence[Under]


@dataclass(frozen=True)
class Group:
    """Rows under a heading; `tone` is '', 'late' or 'today'. `counted` says how many, where that helps."""

    title: str
    rows: Sequence[Sequence[object]]
    tone: str = ""
    counted: bool = True


@dataclass(frozen=True)
class NextStep:
    """What, who, by when. `action` is the button's words when the step is the reader's own."""

    what: str
    who: str
    clock: Clock | None = None
    href: str = ""
    about: str = ""
    action: str = ""
    action_href: str = ""
    when: str = ""  # words, for a resident: 'Thursday 26 November, between 10am and noon'
    telephone: str = ""


@dataclass(frozen=True)
class Alert:
    words: str
    added: str = ""  # 'Added by Amara Cole, 2 November 2026.'
    check: str = ""  # 'Check again by 2 February 2027.'
    check_due: bool = False
    ended: str = ""


@dataclass(frozen=True)
class Reason:
    """One field of a possible match. `verdict` is same, close, different or not known."""

    field: str
    verdict: str
    detail: str = ""


@dataclass(frozen=True)
class Match:
    """`strength` in words: almost surely, likely, maybe. `key` goes back with the answer."""

    key: str
    name: str
    strength: str
    reasons: Sequence[Reason]
    href: str = ""
    about: str = ""
    hidden: bool = False  # a record out of sight: only that one may exist, and whom to ask
    said: str = ""  # what was answered before: 'You said: not sure'


@dataclass(frozen=True)
class Moment:
    """One line of a story. `when` is in words; `on` is ISO, for the time element."""

    when: str
    what: str
    on: str = ""
    about: str = ""
    by: str = ""
    href: str = ""
    planned: bool = False
    tag: str = ""


@dataclass(frozen=True)
class Month:
    title: str
    moments: Sequence[Moment]


@dataclass(frozen=True)
class Weakness:
    """Something that could make a figure wrong. `count` opens `href`, or says why it may not."""

    words: str
    count: int | None = None
    href: str = ""
    reason: str = ""
    lead: str = ""  # bold words in place of a count: 'Not comparable'
    text: str = ""  # words of the link, where it does not count people: '9 spells without an outcome'


@dataclass(frozen=True)
class HeldBack:
    """Rows of a file left out for one reason."""

    reason: str
    rows: Sequence[HeldBackRow]
    total: int
    mend: str = ""


@dataclass(frozen=True)
class HeldBackRow:
    number: int
    field: str
    value: str
    allowed: str = ""


@dataclass(frozen=True)
class Chosen:
    """A filter that is on, with the address of the list without it."""

    text: str
    remove_href: str


@dataclass(frozen=True)
class StripStep:
    """One step of a piece of work. `place` is done, now, over (opened and then not needed) or ahead; `said` is its state or
    how it ended, `when` a day in words where there is no clock."""

    place: str
    what: str
    href: str = ""
    said: str = ""
    who: str = ""
    when: str = ""
    clock: Clock | None = None


@dataclass(frozen=True)
class VoiceRow:
    """One part of a plan: `wants` in the person's words, and what everybody will do. Hours are words, as '2.5'; `answer`
    is a status; `says` what the person says about it, `since` when, and `says_href` where it is answered."""

    wants: str
    does: str
    who: str = ""
    hours: str = ""
    hours_before: str = ""
    answer: str = ""
    says: str = ""
    since: str = ""
    says_href: str = ""
    about: str = ""


@dataclass(frozen=True)
class BeforeNow:
    """A figure of a plan, as words with its unit."""

    name: str
    now: str
    before: str = ""


@dataclass(frozen=True)
class Compared:
    """A text in two versions, cut into pieces: ('', words) stands in both, 'out' only before, 'in' only now."""

    what: str
    before: Sequence[tuple[str, str]]
    now: Sequence[tuple[str, str]]
