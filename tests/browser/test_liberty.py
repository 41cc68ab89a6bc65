"""An authorisation to restrict somebody's liberty, from an urgent one to its end, as a safeguarding lead goes through it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from homefirst.practice.liberty.models import LibertyRequest
from tests import factories as make
from tests.browser.visitor import Visitor
from tests.factories import TODAY
from tests.practice.liberty.walking import assessed, condition, urgent
from tests.practice.safeguarding.walking import ended

DAY = timedelta(days=1)


@pytest.mark.usefixtures("transactional_db", "published")
def test_an_authorisation_is_looked_after_from_an_urgent_one_to_its_end(visitor: Visitor) -> None:
    ours = make.team("safeguarding", "Safeguarding team")
    lead = make.staff("safeguarding_lead", name="Ruth Okoro", teams=(ours,))
    by = make.acting(lead, "safeguarding_lead")
    elsie = make.person(of=ours, given_name="Elsie", family_name="Marsh")
    episode = urgent(by, elsie)
    page = {"ref": elsie.record.ref, "episode": episode.pk}

    visitor.signed_in(lead).open("liberty_board")
    visitor.sees("Elsie Marsh", "Urgent until")
    visitor.press("Extend it", exact=False)
    until = TODAY + 13 * DAY
    for part, value in (("day", until.day), ("month", until.month), ("year", until.year)):
        visitor.page.fill(f"[name=until_{part}]", str(value))
    visitor.page.fill("[name=why]", "The doctor is ill, and nobody else can come before Monday.")
    visitor.press("Extend it")
    visitor.sees("extended")
    assert LibertyRequest.objects.get().urgent_until == until
    visitor.open("record_now", ref=elsie.record.ref)
    visitor.sees("Leave to restrict liberty", "Urgent until")

    assessed(episode, by)
    last = TODAY + 20 * DAY
    said = {"starts_on": TODAY.isoformat(), "ends_on": last.isoformat()}
    ended(
        episode, "sign_off", "granted", by, **said, **condition(1, "A walk each day, whatever the weather", 0)
    )
    ended(episode, "conditions", "not_kept", by, what_was_seen="She had not been out for a week.")
    ended(episode, "renew", "asked_again", by)
    visitor.open("record_liberty", **page)
    visitor.sees("Granted until", "A walk each day", "She had not been out for a week.", "Asked for again")
    visitor.open("record_liberty", query="?show=print", **page)
    visitor.open("liberty_board", query="?show=force")
    visitor.sees("Elsie Marsh", "Nobody on their side")

    ended(
        episode, "runs_out", "ran_out", by, last + DAY, what_holds="The front door is open, and she knows it."
    )
    visitor.open("record_liberty", **page)
    visitor.sees("It has run out, and no new one has begun", "The front door is open")
