"""A change to how we work: drafted, proposed for a day with a reason, and in force only once somebody else has agreed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit.actions import record as audit
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow
from homefirst.practice.forms.actions import publish_agreed_form
from homefirst.practice.pathways.actions.publishing import publish_agreed
from homefirst.practice.pathways.models import ChangedFile, PracticeChange, PublishedPathway
from homefirst.practice.pathways.queries.changes import (
    AGREES,
    DRAFTS,
    FileRead,
    Published,
    files_in,
    files_read,
    latest_begin,
    published_last,
)
from homefirst.practice.people.actions.writing import member_of_staff, save_changes

State = PracticeChange.State
Kind = ChangedFile.Kind
LEAST_WORDS = 3


@dataclass(frozen=True)
class Drafted:
    """A file as somebody typed or uploaded it; `kind` is a ChangedFile.Kind."""

    kind: str
    name: str
    text: str


@transaction.atomic
def draft_change(*, files: Iterable[Drafted], by: Actor) -> PracticeChange:
    """Kept with its mistakes, so that nothing typed is lost; only what has none can be proposed."""
    policy.check(by, DRAFTS)
    change = PracticeChange.objects.create(drafted_by=member_of_staff(by), drafted_at=by.at)
    _put(change, files)
    _wrote(by, "practice.draft", change)
    return change


@transaction.atomic
def put_files(
    *, change: PracticeChange, files: Iterable[Drafted], row_version: int, by: Actor
) -> PracticeChange:
    """Adds files to a draft, or replaces what they said."""
    _check_own_draft(change, by)
    save_changes(change, {}, row_version)
    _put(change, files)
    _wrote(by, "practice.draft", change)
    return change


@transaction.atomic
def take_out_file(
    *, change: PracticeChange, file: ChangedFile, row_version: int, by: Actor
) -> PracticeChange:
    """The file no longer belongs to the draft; what was typed is kept, and comes back when it is added again."""
    _check_own_draft(change, by)
    if len(files_in(change)) < 2:
        raise NotNow("This is the only file of the draft. Withdraw the draft if you do not want it.")
    save_changes(change, {}, row_version)
    change.files.filter(pk=file.pk).update(is_in=False)
    _wrote(by, "practice.draft", change)
    return change


@transaction.atomic
def propose_change(
    *, change: PracticeChange, from_on: date, reason: str, row_version: int, by: Actor
) -> PracticeChange:
    """For somebody else to agree. Raises Invalid while a file has a mistake or changes nothing."""
    _check_own_draft(change, by)
    _check_day(change, from_on, by)
    if len(reason.strip()) < LEAST_WORDS:
        raise Invalid(
            "Say why, for those who read it later.", {"reason": "Say why, for those who read it later."}
        )
    _check_files(change, published_last())
    said = {"state": State.PROPOSED, "from_on": from_on, "reason": reason.strip(), "proposed_at": by.at}
    save_changes(change, said | {"sent_back_words": ""}, row_version)
    _wrote(by, "practice.propose", change)
    return change


@transaction.atomic
def agree_change(*, change: PracticeChange, row_version: int, by: Actor) -> PracticeChange:
    """Puts every file of the change in force, from its day or from today where that has gone by. Never by who drafted it."""
    _check_decider(change, by)
    list(PublishedPathway.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
    last = published_last()
    read = _check_files(change, last)
    assert change.from_on is not None
    begins = max(change.from_on, by.on)
    decided = {"state": State.PUBLISHED, "decided_by": by.user, "decided_at": by.at, "from_on": begins}
    save_changes(change, decided, row_version)
    _publish(change, read, last, by)
    _wrote(by, "practice.agree", change)
    return change


@transaction.atomic
def send_back_change(*, change: PracticeChange, words: str, row_version: int, by: Actor) -> PracticeChange:
    """Does not agree, and says what has to be different: it is a draft again."""
    _check_decider(change, by)
    if len(words.strip()) < LEAST_WORDS:
        raise Invalid("Say what has to be different.", {"words": "Say what has to be different."})
    save_changes(change, {"state": State.DRAFT, "sent_back_words": words.strip()}, row_version)
    _wrote(by, "practice.send_back", change)
    return change


@transaction.atomic
def withdraw_change(*, change: PracticeChange, row_version: int, by: Actor) -> PracticeChange:
    """Whoever drafted it no longer wants it. What is in force stays in force."""
    _check_own(change, by)
    if change.state not in (State.DRAFT, State.PROPOSED):
        raise NotNow("This change is decided, so it can no longer be withdrawn.")
    save_changes(change, {"state": State.WITHDRAWN}, row_version)
    _wrote(by, "practice.withdraw", change)
    return change


def why_not_agree(change: PracticeChange, by: Actor) -> str:
    """ "" for somebody who may agree."""
    if change.state != State.PROPOSED:
        return "Nothing waits for agreement here."
    if not policy.can(by, AGREES):
        return "Agreeing to this is for a principal social worker, a safeguarding lead or a director."
    if by.user is None or by.user.pk == change.drafted_by_id:
        return "You proposed this yourself. Somebody else must agree."
    return ""


def _put(change: PracticeChange, files: Iterable[Drafted]) -> None:
    last = published_last()
    for file in files:
        ChangedFile.objects.update_or_create(
            change=change,
            kind=file.kind,
            name=file.name,
            defaults={"text": file.text, "base": last.number(file.kind, file.name), "is_in": True},
        )


def _publish(change: PracticeChange, read: Iterable[FileRead], last: Published, by: Actor) -> None:
    files = {(each.file.kind, each.file.name): each.file.text for each in read}
    common = next((text for (kind, _), text in files.items() if kind == Kind.ENDINGS), "")
    pathways = {code: version.text for code, version in last.pathways.items()} if common else {}
    pathways |= {name: text for (kind, name), text in files.items() if kind == Kind.PATHWAY}
    for name, text in sorted(pathways.items()):
        publish_agreed(code=name, text=text, endings=common or last.endings, change=change, by=by)
    for (kind, name), text in sorted(files.items()):
        if kind == Kind.FORM:
            publish_agreed_form(
                name=name,
                text=text,
                from_on=change.from_on,
                reason=change.reason,
                drafted_by=change.drafted_by,
                by=by,
            )


def _check_files(change: PracticeChange, last: Published) -> list[FileRead]:
    read = files_read(change, last)
    for each in read:
        if each.wrong:
            raise Invalid(each.wrong)
        if each.changes_nothing:
            raise Invalid(
                f"{each.title} says the same as what was published last. Change it, or take it out."
            )
        if each.moved:
            raise NotNow(_moved(change, each))
    if not read:
        raise Invalid("Nothing would change. Add a file first.")
    return read


def _moved(change: PracticeChange, read: FileRead) -> str:
    look = "look at what changed, and save the file again."
    whose = f"Send it back, so that {change.drafted_by.name} can {look}"
    said = f"Another version of {read.title} was published since this was drafted."
    return f"{said} {whose if change.state == State.PROPOSED else look.capitalize()}"


def _check_day(change: PracticeChange, from_on: date, by: Actor) -> None:
    latest = latest_begin(change)
    if from_on < by.on:
        raise Invalid(
            "A change is in force from today at the earliest.", {"from_on": "Enter today or a later day."}
        )
    if latest and from_on < latest:
        said = f"A version that was published begins on {latest.day} {latest:%B %Y}. Enter that day or a later one."
        raise Invalid(said, {"from_on": said})


def _check_own_draft(change: PracticeChange, by: Actor) -> None:
    _check_own(change, by)
    if change.state != State.DRAFT:
        raise NotNow("This is no draft any more, so its files cannot be changed.")


def _check_own(change: PracticeChange, by: Actor) -> None:
    policy.check(by, DRAFTS)
    if by.user is None or by.user.pk != change.drafted_by_id:
        raise NotAllowed(f"This draft is {change.drafted_by.name}'s.", action=DRAFTS)


def _check_decider(change: PracticeChange, by: Actor) -> None:
    said = why_not_agree(change, by)
    if said and not policy.can(by, AGREES):
        raise NotAllowed(said, action=AGREES)
    if said:
        raise NotNow(said)


def _wrote(by: Actor, action: str, change: PracticeChange) -> None:
    """Names and digests of its files, never their words."""
    files = {
        f"{file.kind} {file.name}": hashlib.sha256(file.text.encode()).hexdigest()
        for file in ChangedFile.objects.filter(change=change, is_in=True).order_by("kind", "name")
    }
    audit(
        by, "write", action, object_type="practicechange", object_id=str(change.pk), detail={"files": files}
    )
