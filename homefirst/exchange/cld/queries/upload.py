"""What was chosen on the page: what each file is, and what it would replace, before anything is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from homefirst.exchange.cld import rules
from homefirst.exchange.cld.actions.uploads import uploaded
from homefirst.exchange.cld.files import period
from homefirst.exchange.cld.models import Submission
from homefirst.exchange.cld.recognising import RecognisedFile
from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor

# A file with less than this share of the rows of the one that it takes quarters from is probably not a whole one.
_FEW = 0.5


@dataclass(frozen=True)
class CheckedFile:
    """`replaces` names each file it takes quarters from, with their last days; "" is none. `mends`: whose held-back rows."""

    file: RecognisedFile
    known: Submission | None
    replaces: dict[str, list[date]]
    mends: Submission | None = None
    fewer_than: Submission | None = None

    @property
    def can_load(self) -> bool:
        return not self.file.refused and not self.is_loaded and not (self.file.mends and self.mends is None)

    @property
    def is_loaded(self) -> bool:
        return self.known is not None and self.known.state in _USED

    @property
    def start(self) -> date:
        return date.fromisoformat(self.file.period_start)

    @property
    def end(self) -> date:
        return date.fromisoformat(self.file.period_end)


@dataclass(frozen=True)
class Checked:
    files: Sequence[CheckedFile]

    @property
    def can_load(self) -> bool:
        return any(one.can_load for one in self.files)


_USED = (Submission.State.LOADED, Submission.State.HELD)


def checked(actor: Actor, token: str) -> Checked | None:
    """None when the upload was loaded already, or waited for more than a day. One query."""
    policy.check(actor, "files.load")
    found = [one for _, one in uploaded(token)]
    if not found:
        return None
    every = {one.digest: one for one in Submission.objects.all()}
    used = [one for one in every.values() if one.state in _USED and one.completes_id is None]
    return Checked([_checked(one, found, every, used) for one in found])


def took_over_with_few(submission: Submission) -> Submission | None:
    """A file whose quarters `submission` now serves with far fewer rows; None as a rule. One query."""
    used = Submission.objects.filter(state__in=_USED, completes__isnull=True)
    every = {str(one.pk): one for one in used}
    covers = [rules.Covers(pk, *period(one), order=one.pk) for pk, one in every.items()]
    before = rules.serving(file for file in covers if file.name != str(submission.pk))
    taken = rules.replaced(before, rules.serving(covers), str(submission.pk))
    fewer = (every[pk] for pk in taken if pk and submission.rows_total < _FEW * every[pk].rows_total)
    return next(fewer, None)


def _checked(
    file: RecognisedFile,
    found: Sequence[RecognisedFile],
    every: dict[str, Submission],
    used: Sequence[Submission],
) -> CheckedFile:
    known = every.get(file.digest)
    if file.refused or file.mends or (known and known.state in _USED):
        return CheckedFile(file, known, {}, mends=every.get(file.mends))
    here = [rules.Covers(one.name, *period(one), order=one.pk) for one in used]
    chosen = [
        rules.Covers(
            one.name, date.fromisoformat(one.period_start), date.fromisoformat(one.period_end), 10**9
        )
        for one in found
        if not one.refused and not one.mends
    ]
    replaces = rules.replaced(rules.serving(here), rules.serving([*here, *chosen]), file.name)
    rows = {one.name: one for one in used}
    fewer = [rows[name] for name in replaces if name in rows and file.rows < _FEW * rows[name].rows_total]
    return CheckedFile(file, known, replaces, fewer_than=fewer[0] if fewer else None)
