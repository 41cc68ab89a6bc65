"""Concerns about people in positions of trust: who may see them, each decision to tell, and how long they are kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.calendar.spans import add_months
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow, Stale
from homefirst.practice.matters import actions
from homefirst.practice.matters.models import Matter, MatterAction, TrustConcern, TrustNamed
from homefirst.practice.matters.queries import matters as queries
from homefirst.practice.pathways.models import Episode
from tests import factories as make
from tests.factories import TODAY
from tests.practice.matters.walking import FAR, concern, done, in_hand, shared

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
TRUST = Matter.Kind.TRUST
ELSEWHERE = {"named_adult": False, "children": False, "works_as": "Care worker", "employer": "Larch House"}


@pytest.fixture
def lead() -> Any:
    return make.actor("safeguarding_lead")


def _ended(matter: Matter, lead: Any) -> TrustConcern:
    done(matter, "known", "to_decide", lead, **ELSEWHERE)
    done(matter, "decide", "no_more", lead, "Nothing points to a risk.")
    done(
        matter, "conclude", "ended", lead, conclusion="unfounded", keep_until=FAR, keep_why="It was settled."
    )
    return TrustConcern.objects.select_related("matter").get(matter=matter)


def test_it_begins_with_its_clock_and_owner_and_asks_nothing_twice(lead: Any) -> None:
    matter = concern(lead, " Dean   Marsh ")
    step = in_hand(matter, "known")
    assert (matter.trust.name, matter.held_by) == ("Dean Marsh", lead.user)
    assert step.due_on is not None
    assert step.answers["from_whom"] == ["The police"]
    assert not Episode.objects.exists()
    with pytest.raises(Invalid) as refused:
        concern(lead, "", known="", from_whom=" ", received_on=TODAY + timedelta(days=1))
    assert set(refused.value.fields) == {"name", "known", "from_whom", "received_on"}


def test_from_what_is_known_to_its_end(lead: Any) -> None:
    matter = concern(lead)
    done(matter, "known", "to_decide", lead, **ELSEWHERE)
    done(matter, "decide", "act", lead)
    with pytest.raises(Invalid) as refused:
        done(matter, "tell", "decided", lead)
    assert "one by one" in refused.value.fields["outcome"]
    shared(matter, lead)
    done(matter, "tell", "decided", lead, told_person="yes", told_on=TODAY.isoformat())
    done(matter, "employer", "not_yet", lead)
    done(matter, "employer", "answered", lead)
    done(matter, "refer", "decided", lead, barring="employer")
    kept = in_hand(matter, "conclude").answers["keep_until"]
    assert kept == [add_months(TODAY, 96).isoformat()]
    done(
        matter,
        "conclude",
        "ended",
        lead,
        conclusion="founded",
        keep_why="The council's rule.",
        keep_until=FAR,
    )
    one = TrustConcern.objects.get(matter=matter)
    assert (one.works_as, one.employer, one.decision, one.decided_in_time) == (
        "Care worker",
        "Larch House",
        "act",
        True,
    )
    assert (one.told_person, one.barring, one.conclusion, str(one.keep_until)) == (
        "yes",
        "employer",
        "founded",
        FAR,
    )
    matter.refresh_from_db()
    assert matter.closed_on == TODAY
    with pytest.raises(NotNow):
        shared(matter, lead)


def test_nothing_is_acted_on_where_none_of_the_four_grounds_is_so(lead: Any) -> None:
    matter = concern(lead)
    done(matter, "known", "to_decide", lead, **ELSEWHERE)
    grounds = dict.fromkeys(("harmed", "crime", "risk", "unsuitable"), False)
    with pytest.raises(Invalid) as refused:
        done(matter, "decide", "act", lead, **grounds)
    assert set(refused.value.fields) == {"outcome"}
    done(matter, "decide", "act", lead, **grounds | {"risk": True})


def test_harm_by_the_work_itself_goes_to_the_adults_own_record_and_nothing_of_it_stays_for_ever(
    lead: Any,
) -> None:
    matter = concern(lead)
    with pytest.raises(Invalid):
        done(matter, "known", "an_adult_was_harmed", lead, "It was at work.", **ELSEWHERE)
    with pytest.raises(Invalid):
        done(matter, "known", "children_only", lead, "A nursery.", **ELSEWHERE)
    done(matter, "known", "an_adult_was_harmed", lead, "At work.", **ELSEWHERE | {"named_adult": True})
    one = TrustConcern.objects.get(matter=matter)
    assert one.keep_until == add_months(TODAY, 96)
    assert MatterAction.objects.get(matter=matter).words == "Plan the concern on the adult's own record"


def test_a_day_that_is_still_to_come_is_no_day_on_which_somebody_was_told(lead: Any) -> None:
    matter = concern(lead)
    done(matter, "known", "to_decide", lead, **ELSEWHERE)
    done(matter, "decide", "act", lead)
    shared(matter, lead)
    with pytest.raises(Invalid) as refused:
        done(matter, "tell", "decided", lead, told_person="yes", told_on=FAR)
    assert set(refused.value.fields) == {"told_on"}


def test_only_whoever_leads_and_those_who_are_named_see_it_and_never_whom_it_is_about(lead: Any) -> None:
    worker, other = make.actor("social_worker"), make.actor("social_worker")
    about = make.actor("safeguarding_lead")
    matter = concern(lead, colleague=about.user)
    for nobody in (worker, other, about, make.actor("team_manager"), make.actor("director")):
        assert queries.open_matters(nobody, TRUST) == []
        with pytest.raises(NotAllowed):
            queries.looked_of(nobody, TRUST, matter.pk)
        with pytest.raises(NotAllowed):
            shared(matter, nobody)
    named = actions.name_for(matter=matter, user=worker.user, why="Knows the home", by=lead, on=TODAY)
    assert queries.looked_of(worker, TRUST, matter.pk).matter == matter
    assert shared(matter, worker).decided_by == worker.user
    with pytest.raises(NotAllowed):
        actions.name_for(matter=matter, user=other.user, why="Wants to see", by=worker, on=TODAY)
    with pytest.raises(Invalid):
        actions.name_for(matter=matter, user=about.user, why="It is about them", by=lead, on=TODAY)
    with pytest.raises(Invalid) as refused:
        actions.name_for(matter=matter, user=make.staff("finance"), why="Pays", by=lead, on=TODAY)
    assert "Their role sees no such concerns" in refused.value.fields["user"]
    with pytest.raises(NotNow):
        actions.name_for(matter=matter, user=worker.user, why="Once more", by=lead, on=TODAY)
    actions.end_naming(named=named, row_version=1, by=lead, on=TODAY)
    with pytest.raises(NotAllowed):
        queries.looked_of(worker, TRUST, matter.pk)
    said = {"matter": matter, "user": other.user, "why": "Twice", "from_on": TODAY, "named_by": lead.user}
    TrustNamed.objects.create(**said)
    with pytest.raises(IntegrityError), transaction.atomic():
        TrustNamed.objects.create(**said)


def test_whoever_holds_it_is_named_until_it_is_in_other_hands(lead: Any) -> None:
    worker = make.actor("social_worker")
    matter = concern(lead)
    named = actions.name_for(matter=matter, user=worker.user, why="Leads it", by=lead, on=TODAY)
    handed = {"matter": matter, "why": "Knows the home", "by": lead, "on": TODAY}
    actions.hand_over_matter(user=worker.user, row_version=1, **handed)
    with pytest.raises(NotNow, match="They hold it"), transaction.atomic():
        actions.end_naming(named=named, row_version=1, by=lead, on=TODAY)
    assert TrustNamed.objects.get().until_on is None
    actions.hand_over_matter(user=lead.user, row_version=2, **handed)
    actions.end_naming(named=TrustNamed.objects.get(), row_version=1, by=lead, on=TODAY)
    assert TrustNamed.objects.get().until_on == TODAY


def test_nobody_opens_one_about_themselves_and_nobody_else_than_the_lead_opens_one(lead: Any) -> None:
    with pytest.raises(Invalid):
        concern(lead, colleague=lead.user)
    for role in ("social_worker", "team_manager", "principal_social_worker", "director"):
        with pytest.raises(NotAllowed):
            concern(make.actor(role))
    assert not Matter.objects.exists()


def test_it_is_handed_over_to_somebody_who_may_see_it(lead: Any) -> None:
    about, worker = make.actor("safeguarding_lead"), make.actor("social_worker")
    matter = concern(lead, colleague=about.user)
    said = {"matter": matter, "why": "On leave", "by": lead, "on": TODAY}
    for nobody in (about, worker, make.actor("principal_social_worker")):
        with pytest.raises(Invalid) as refused:
            actions.hand_over_matter(user=nobody.user, row_version=1, **said)
        assert set(refused.value.fields) == {"user"}
    actions.name_for(matter=matter, user=worker.user, why="Knows the home", by=lead, on=TODAY)
    actions.hand_over_matter(user=worker.user, row_version=1, **said)
    matter.refresh_from_db()
    assert matter.held_by == worker.user
    with pytest.raises(Stale):
        actions.hand_over_matter(user=make.staff("safeguarding_lead"), row_version=1, **said)


def test_somebody_who_turns_out_to_sign_in_here_sees_nothing_from_that_moment(lead: Any) -> None:
    worker = make.actor("social_worker")
    matter = concern(lead)
    actions.name_for(matter=matter, user=worker.user, why="Knows the home", by=lead, on=TODAY)
    assert queries.looked_of(worker, TRUST, matter.pk)
    said = {"concern": matter.trust, "name": "Dean  Marsh-Hill", "by": lead, "on": TODAY, "row_version": 1}
    with pytest.raises(Invalid) as refused:
        actions.say_whom(colleague=lead.user, **said | {"name": " "})
    assert set(refused.value.fields) == {"name", "colleague"}
    second = make.actor("safeguarding_lead")
    with pytest.raises(Invalid) as refused:
        actions.say_whom(colleague=lead.user, **said | {"by": second})
    assert "Hand it over" in refused.value.fields["colleague"]
    actions.say_whom(colleague=worker.user, **said)
    with pytest.raises(NotAllowed):
        queries.looked_of(worker, TRUST, matter.pk)
    assert not TrustNamed.objects.filter(until_on__isnull=True).exists()
    assert TrustConcern.objects.get().name == "Dean Marsh-Hill"
    with pytest.raises(Stale):
        actions.say_whom(colleague=None, **said)


def test_telling_somebody_needs_what_why_and_by_what_law_and_not_telling_needs_why(lead: Any) -> None:
    matter = concern(lead)
    with pytest.raises(Invalid) as refused:
        shared(matter, lead, whom="the press", who="", what="", why="", basis="")
    assert set(refused.value.fields) == {"whom", "who", "what", "why", "basis"}
    kept = shared(
        matter, lead, whom="regulator", is_shared=False, what="All of it", basis="", why="No need yet."
    )
    assert (kept.is_shared, kept.what, kept.why) == (False, "", "No need yet.")
    row = AuditRow.objects.filter(action="matters.decide_sharing").get()
    assert (row.record_id, row.object_type) == (None, "trustsharing")


def test_the_second_to_save_is_told(lead: Any) -> None:
    step = in_hand(concern(lead), "known")
    actions.keep_matter_answers(step=step, given={"whose": ("Theirs",)}, row_version=1, by=lead, on=TODAY)
    with pytest.raises(Stale):
        actions.keep_matter_answers(step=step, given={"whose": ("Ours",)}, row_version=1, by=lead, on=TODAY)


def test_what_was_written_is_taken_away_only_when_its_day_has_come(lead: Any) -> None:
    matter = concern(lead)
    shared(matter, lead)
    named = make.actor("social_worker")
    actions.name_for(matter=matter, user=named.user, why="Knows the home", by=lead, on=TODAY)
    one = TrustConcern.objects.select_related("matter").get(matter=matter)
    with pytest.raises(NotNow, match="still open"):
        actions.empty(concern=one, row_version=one.row_version, by=lead, on=TODAY)
    one = _ended(matter, lead)
    with pytest.raises(NotNow, match="has not come"):
        actions.empty(concern=one, row_version=one.row_version, by=lead, on=TODAY)
    with pytest.raises(Invalid):
        actions.keep_longer(
            concern=one, keep_until=TODAY, keep_why="", row_version=one.row_version, by=lead, on=TODAY
        )
    actions.keep_longer(
        concern=one,
        keep_until=TODAY + timedelta(days=1),
        keep_why="An appeal",
        row_version=one.row_version,
        by=lead,
        on=TODAY,
    )
    actions.empty(concern=one, row_version=one.row_version, by=lead, on=TODAY + timedelta(days=1))
    one.refresh_from_db()
    assert (one.name, one.works_as, one.employer, one.conclusion) == ("Taken away", "", "", "unfounded")
    assert {str(step.answers) for step in matter.steps.all()} == {"{}"}
    assert {(each.who, each.what, each.why) for each in matter.sharings.all()} == {("Taken away", "", "")}
    assert queries.open_matters(named, TRUST) == []
    with pytest.raises(NotNow, match="already"):
        actions.empty(concern=one, row_version=one.row_version, by=lead, on=TODAY + timedelta(days=2))
