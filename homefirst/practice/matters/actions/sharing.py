"""Each decision to tell somebody about a person in a position of trust, or not to: need and proportion each time."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.practice.matters.actions.writing import check_keep, wrote_matter
from homefirst.practice.matters.models import Matter, TrustSharing
from homefirst.practice.pathways.actions.ending import lacks
from homefirst.practice.people.actions.writing import refuse_if


@transaction.atomic
def decide_sharing(
    *,
    matter: Matter,
    whom: str,
    who: str,
    is_shared: bool,
    what: str,
    why: str,
    basis: str,
    owner_agrees: str,
    by: Actor,
    on: date,
) -> TrustSharing:
    """Kept as it was decided; another decision is another row. Raises Invalid, and NotNow for what is no such concern."""
    user = check_keep(by, matter)
    refuse_if(_problems(whom, who, why, what if is_shared else None, basis if is_shared else None))
    made = TrustSharing.objects.create(
        matter=matter,
        whom=whom,
        who=who.strip(),
        is_shared=is_shared,
        what=what.strip() if is_shared else "",
        why=why.strip(),
        basis=basis.strip() if is_shared else "",
        owner_agrees=owner_agrees.strip(),
        decided_on=on,
        decided_by=user,
    )
    wrote_matter(by, "decide_sharing", made)
    return made


def _problems(whom: str, who: str, why: str, what: str | None, basis: str | None) -> dict[str, str]:
    problems = {}
    if whom not in TrustSharing.Whom.values:
        problems["whom"] = "Choose who it is about telling."
    if not who.strip():
        problems["who"] = "Name them, with the place where they work."
    if lacks(why):
        problems["why"] = "Say why it has to be told, or why not."
    if what is not None and lacks(what):
        problems["what"] = "Say what exactly is told, and no more than they need."
    if basis is not None and lacks(basis):
        problems["basis"] = "Say by what law it may be told."
    return problems
