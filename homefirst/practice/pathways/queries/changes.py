"""Changes to how we work as pages need them: what each drafted file says, what is wrong with it, what it would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.definitions.reading import STANDS
from homefirst.foundation.errors import Invalid, NotAllowed
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import compare as form_words
from homefirst.practice.forms.definition.reading import read_drafted as read_form
from homefirst.practice.forms.definition.shapes import Form
from homefirst.practice.forms.models import PublishedForm
from homefirst.practice.pathways import library
from homefirst.practice.pathways.definition.compare import compare
from homefirst.practice.pathways.definition.neighbours import among, drafted
from homefirst.practice.pathways.definition.reading import COMMON, read_drafted, read_drafted_endings
from homefirst.practice.pathways.definition.said_dates import Beside
from homefirst.practice.pathways.definition.shapes import Outcome, Pathway
from homefirst.practice.pathways.effects import installed
from homefirst.practice.pathways.models import ChangedFile, PracticeChange, PublishedPathway

HIDDEN = "There is no such page, or you have no reason recorded to see it."
NEW = "It is new."
SAME = "It says the same as what was published last."
EVERY_ONE = "The endings that every pathway has change, so every pathway gets a new version."
DRAFTS, AGREES = "practice.publish", "practice.agree"
Kind = ChangedFile.Kind
State = PracticeChange.State


@dataclass(frozen=True)
class Published:
    """What was published last, in force or not yet, by name; and every text that any version ever said."""

    pathways: Mapping[str, PublishedPathway]
    forms: Mapping[str, PublishedForm]
    texts: frozenset[tuple[str, str, str]]

    @property
    def endings(self) -> str:
        newest = max(self.pathways.values(), key=lambda version: version.pk, default=None)
        return newest.endings if newest else ""

    def number(self, kind: str, name: str) -> int:
        """0 where it is new. Common endings have no number: how many there were so far stands for one."""
        if kind == Kind.ENDINGS:
            return sum(each == kind for each, *_ in self.texts)
        found = self.pathways.get(name) if kind == Kind.PATHWAY else self.forms.get(name)
        return found.number if found else 0

    def ever_said(self, kind: str, name: str, text: str) -> bool:
        return (kind, "" if kind == Kind.ENDINGS else name, text) in self.texts

    def text(self, kind: str, name: str) -> str:
        if kind == Kind.ENDINGS:
            return self.endings
        found = self.pathways.get(name) if kind == Kind.PATHWAY else self.forms.get(name)
        return found.text if found else ""


@dataclass(frozen=True)
class FileRead:
    """A drafted file: what is wrong (file, line, reason, what to do), or what it would change, in words. `base` is the
    version beside which it stands; `moved` says that another was published since."""

    file: ChangedFile
    title: str
    base: int
    wrong: str
    said: tuple[str, ...]
    moved: bool
    pathway: Pathway | None = None
    form: Form | None = None
    old_form: Form | None = None

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong, one line each; that all else stays in force is said once by the page."""
        return tuple(line.removesuffix(STANDS).strip() for line in self.wrong.splitlines() if line != STANDS)

    @property
    def changes_nothing(self) -> bool:
        return not self.wrong and self.said == (SAME,)


def published_last() -> Published:
    """Two queries."""
    pathways = list(PublishedPathway.objects.order_by("number"))
    of_forms = list(PublishedForm.objects.order_by("number"))
    texts = {(str(Kind.PATHWAY), version.code, version.text) for version in pathways}
    texts |= {(str(Kind.ENDINGS), "", version.endings) for version in pathways}
    texts |= {(str(Kind.FORM), version.name, version.text) for version in of_forms}
    return Published(
        {version.code: version for version in pathways},
        {version.name: version for version in of_forms},
        frozenset(texts),
    )


def changes(actor: Actor) -> list[PracticeChange]:
    """Being looked at first, then drafts, then what was decided; the newest of each first. Two queries."""
    _check(actor)
    rank = {State.PROPOSED: 0, State.DRAFT: 1, State.PUBLISHED: 2, State.WITHDRAWN: 3}
    found = PracticeChange.objects.select_related("drafted_by", "decided_by").prefetch_related("files")
    return sorted(found.order_by("-pk")[:200], key=lambda change: rank[State(change.state)])


def change_of(actor: Actor, number: int) -> PracticeChange:
    """Two queries. Raises NotAllowed alike for one that does not exist and one out of sight."""
    _check(actor)
    found = (
        PracticeChange.objects.select_related("drafted_by", "decided_by")
        .prefetch_related("files")
        .filter(pk=number)
        .first()
    )
    if found is None:
        raise NotAllowed(HIDDEN, action=DRAFTS)
    return found


def undecided(actor: Actor) -> list[PracticeChange]:
    """What was proposed, by whomever, and this actor's own drafts, the oldest first. Two queries."""
    _check(actor)
    found = PracticeChange.objects.filter(
        Q(state=State.PROPOSED) | Q(state=State.DRAFT, drafted_by=actor.user)
    )
    return list(found.select_related("drafted_by", "decided_by").prefetch_related("files").order_by("pk"))


def to_agree(actor: Actor, open_ones: Iterable[PracticeChange]) -> int:
    """How many of them this actor could agree to."""
    if not policy.can(actor, AGREES):
        return 0
    mine = actor.user.pk if actor.user else None
    return sum(one.state == State.PROPOSED and one.drafted_by_id != mine for one in open_ones)


def files_in(change: PracticeChange) -> list[ChangedFile]:
    found = [file for file in change.files.all() if file.is_in]
    return sorted(found, key=lambda file: (file.kind, file.name))


def files_read(change: PracticeChange, last: Published) -> list[FileRead]:
    """Every file checked as one that stands in the folder would be, and compared with what was published last."""
    files = files_in(change)
    common = next((file for file in files if file.kind == Kind.ENDINGS), None)
    endings, wrong = _endings(common.text if common else last.endings)
    known = {*last.pathways, *(file.name for file in files if file.kind == Kind.PATHWAY)}
    others = _others(files, last)
    read = []
    for file in files:
        if file.kind == Kind.ENDINGS:
            read.append(_common(file, last, wrong))
        elif file.kind == Kind.FORM:
            read.append(_form(file, last))
        else:
            read.append(_pathway(file, last, endings, known, others))
    return read


def latest_begin(change: PracticeChange) -> date | None:
    """The day on which the newest published version of any of its files begins: an older day would put it behind that one.
    Two queries."""
    names = {kind: [file.name for file in files_in(change) if file.kind == kind] for kind in Kind}
    days = [
        PublishedPathway.objects.filter(code__in=names[Kind.PATHWAY]).aggregate(day=Max("from_on"))["day"],
        PublishedForm.objects.filter(name__in=names[Kind.FORM]).aggregate(day=Max("from_on"))["day"],
    ]
    return max((day for day in days if day), default=None)


def _check(actor: Actor) -> None:
    if not (policy.can(actor, DRAFTS) or policy.can(actor, AGREES)):
        raise NotAllowed(HIDDEN, action=DRAFTS)


def _endings(text: str) -> tuple[dict[str, Outcome], str]:
    try:
        return (read_drafted_endings(text, installed()) if text else {}), ""
    except Invalid as problem:
        return {}, problem.message


def _others(files: Sequence[ChangedFile], last: Published) -> Beside:
    """What stands beside a drafted pathway: what is published, and what the same change drafts."""
    asked = {name: forms.read(version) for name, version in last.forms.items()}
    ways = {code: library.read(version) for code, version in last.pathways.items()}
    stands = among(asked, ways.values())
    new = {file.name: drafted(file.text) for file in files if file.kind != Kind.ENDINGS}
    days = {file.name: new[file.name].days for file in files if file.kind == Kind.FORM}
    dates = {file.name: new[file.name].dates for file in files if file.kind == Kind.PATHWAY}
    choices = {file.name: new[file.name].choices for file in files if file.kind == Kind.FORM}
    return Beside({**(stands.forms or {}), **days}, {**stands.dates, **dates}, {**stands.choices, **choices})


def _common(file: ChangedFile, last: Published, wrong: str) -> FileRead:
    same, moved = file.text == last.endings, file.base != last.number(Kind.ENDINGS, "")
    said = (SAME if same else EVERY_ONE,)
    return FileRead(file, f"Common endings ({COMMON})", 0, wrong, () if wrong else said, moved)


def _pathway(
    file: ChangedFile, last: Published, endings: Mapping[str, Outcome], known: set[str], others: Beside
) -> FileRead:
    before = last.pathways.get(file.name)
    base = before.number if before else 0
    title = library.read(before).title if before else file.name
    try:
        now = read_drafted(
            file.name, file.text, endings, roles=set(roles()), effects=installed(), known=known, beside=others
        )
    except Invalid as problem:
        return FileRead(file, title, base, problem.message, (), base != file.base)
    said: Sequence[str] = (NEW,)
    if before:
        titles = {code: role.title for code, role in roles().items()}
        said = compare(library.read(before), now, titles) or unsaid(file.text, before.text)
    return FileRead(file, now.title, base, "", tuple(said), base != file.base, pathway=now)


def _form(file: ChangedFile, last: Published) -> FileRead:
    before = last.forms.get(file.name)
    base = before.number if before else 0
    old = forms.read(before) if before else None
    try:
        now = read_form(file.name, file.text)
    except Invalid as problem:
        return FileRead(file, old.title if old else file.name, base, problem.message, (), base != file.base)
    said: Sequence[str] = (NEW,)
    if old and before:
        said = form_words.compare(old, now) or unsaid(file.text, before.text)
    return FileRead(file, now.title, base, "", tuple(said), base != file.base, form=now, old_form=old)


def unsaid(text: str, before: str) -> tuple[str, ...]:
    """What to say of a file where nothing that a comparison has words for differs."""
    return (
        (SAME,)
        if text == before
        else ("Only the layout, remarks or sources in the file change; nobody works differently.",)
    )
