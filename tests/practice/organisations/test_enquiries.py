"""An enquiry into a service as a whole: opened once, each adult asked, the provider's actions with days, closed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow, Stale
from homefirst.practice.organisations import actions
from homefirst.practice.organisations.models import AdultConcerned, ServiceAction, ServiceEnquiry, ServiceStep
from homefirst.practice.organisations.queries.enquiries import adults_of, enquiry_of
from homefirst.practice.people import actions as people
from tests import factories as make
from tests.factories import TODAY
from tests.practice.organisations.walking import done, in_hand, opened
from tests.practice.safeguarding.walking import CONCERN, concern, ended

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def world() -> tuple[Any, Any]:
    ours = make.team()
    return make.actor("safeguarding_lead", teams=(ours,)), ours


def _concern(by: Any, ours: Any, name: str, **said: Any) -> Any:
    episode = concern(by, make.person(of=ours, given_name=name, family_name="Finch"))
    ended(episode, "concern", "safe_for_now", by, **CONCERN | said)
    return episode


def _asked(enquiry: ServiceEnquiry, by: Any) -> None:
    for adult in AdultConcerned.objects.filter(enquiry=enquiry).select_related("person__record", "enquiry"):
        actions.ask_adult(
            adult=adult, alone="yes", says="It is cold at night.", worry="", row_version=1, by=by, on=TODAY
        )


def test_opened_it_lists_everybody_whom_a_concern_there_was_about(world: Any) -> None:
    by, ours = world
    for name in ("Ada", "Bea"):
        _concern(by, ours, name)
    _concern(by, ours, "Cy", service_name="larch  HOUSE")
    _concern(by, ours, "Dot", service_name="Elm Court")
    enquiry = opened(by)
    assert (enquiry.name, enquiry.held_by) == ("Larch House", by.user)
    names = set(enquiry.adults.values_list("person__given_name", flat=True))
    assert names == {"Ada", "Bea", "Cy"}
    step = in_hand(enquiry, "decide")
    assert step.due_on is not None
    assert step.answers == {"why": ["Three concerns in a month."]}
    assert AuditRow.objects.filter(action="organisations.open").count() == 1


def test_one_service_is_enquired_into_once_at_a_time(world: Any) -> None:
    by, _ = world
    first = opened(by)
    with pytest.raises(NotNow, match="open enquiry into this service already"):
        opened(by, " larch HOUSE ")
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceEnquiry.objects.filter(pk=opened(by, "Elm Court").pk).update(key=first.key)


def test_without_a_reason_or_a_name_nothing_is_opened(world: Any) -> None:
    by, _ = world
    with pytest.raises(Invalid) as refused:
        opened(by, "  ", "")
    assert set(refused.value.fields) == {"name", "why"}
    assert not ServiceEnquiry.objects.exists()


@pytest.mark.parametrize(
    "role", ["social_worker", "team_manager", "first_contact", "director", "commissioner"]
)
def test_only_whoever_leads_safeguarding_enquires_into_a_service(role: str, world: Any) -> None:
    by, _ = world
    other = make.actor(role)
    with pytest.raises(NotAllowed):
        opened(other)
    enquiry = opened(by)
    with pytest.raises(NotAllowed):
        enquiry_of(other, enquiry.pk)
    with pytest.raises(NotAllowed):
        done(enquiry, "decide", "open_it", other)


def test_it_goes_through_its_file_to_a_service_that_is_safe(world: Any) -> None:
    by, ours = world
    _concern(by, ours, "Ada")
    enquiry = opened(by)
    done(enquiry, "decide", "open_it", by, new_people=False)
    enquiry.refresh_from_db()
    assert enquiry.new_people is False
    told = ServiceAction.objects.filter(enquiry=enquiry, is_providers=False).values_list("words", flat=True)
    assert set(told) == {"Tell the regulator", "Tell other councils who place people there"}
    done(enquiry, "plan", "planned", by)
    done(enquiry, "enquire", "known", by, findings="Bells out of reach.", conclusion="identified_action")
    assert not enquiry.steps.filter(code="improvement").exists()
    _asked(enquiry, by)
    done(enquiry, "people_there", "all_seen", by)
    done(enquiry, "improvement", "not_yet", by)
    again = in_hand(enquiry, "improvement")
    assert (again.turn, again.due_on) == (2, TODAY + timedelta(weeks=4))
    done(enquiry, "improvement", "safe", by, new_people=True)
    enquiry.refresh_from_db()
    assert (enquiry.closed_on, enquiry.ending, enquiry.new_people) == (TODAY, "safe", True)
    assert (enquiry.findings, enquiry.conclusion) == ("Bells out of reach.", "identified_action")
    assert not enquiry.steps.filter(finished_on__isnull=True, is_needed=True).exists()
    assert opened(by).pk != enquiry.pk


def test_nobody_is_left_out_of_being_asked(world: Any) -> None:
    by, ours = world
    _concern(by, ours, "Ada")
    hidden = _concern(by, ours, "Bea").person
    enquiry = opened(by)
    people.restrict(
        person=hidden,
        reason="Her own safety here",
        named=[],
        by=make.actor("safeguarding_lead", teams=(ours,)),
    )
    done(enquiry, "decide", "open_it", by)
    done(enquiry, "plan", "planned", by)
    seen, more = adults_of(by, enquiry)
    assert ([each.person.given_name for each in seen], more) == (["Ada"], 1)
    first = AdultConcerned.objects.select_related("person__record", "enquiry").get(pk=seen[0].pk)
    actions.ask_adult(adult=first, alone="yes", says="It is cold.", worry="", row_version=1, by=by, on=TODAY)
    with pytest.raises(Invalid, match="1 of the adults concerned was not asked yet"):
        done(enquiry, "people_there", "all_seen", by)
    other = AdultConcerned.objects.select_related("person__record", "enquiry").get(person=hidden)
    with pytest.raises(NotAllowed):
        actions.ask_adult(adult=other, alone="yes", says="Hm.", worry="", row_version=1, by=by, on=TODAY)


def test_what_an_adult_says_is_kept_with_whether_they_were_alone(world: Any) -> None:
    by, ours = world
    _concern(by, ours, "Ada")
    enquiry = opened(by)
    adult = AdultConcerned.objects.select_related("person__record", "enquiry").get()
    for alone, says in (("", "It is cold."), ("yes", " ")):
        with pytest.raises(Invalid):
            actions.ask_adult(adult=adult, alone=alone, says=says, worry="", row_version=1, by=by, on=TODAY)
    _asked(enquiry, by)
    kept = AdultConcerned.objects.get()
    assert (kept.alone, kept.says, kept.asked_by, kept.asked_on) == (
        "yes",
        "It is cold at night.",
        by.user,
        TODAY,
    )
    assert AuditRow.objects.filter(action="organisations.ask_adult", record_id=kept.person_id).count() == 1
    with pytest.raises(Stale):
        _asked(enquiry, by)


def test_a_question_without_its_answer_is_named_and_a_draft_may_wait(world: Any) -> None:
    by, _ = world
    step = in_hand(opened(by), "decide")
    with pytest.raises(Invalid) as refused:
        actions.finish_service_step(
            step=step, given={}, outcome="open_it", reason="", row_version=1, by=by, on=TODAY
        )
    assert set(refused.value.fields) == {"new_people"}
    step = ServiceStep.objects.select_related("enquiry__version", "form").get(pk=step.pk)
    actions.keep_service_answers(
        step=step, given={"new_people": (False,)}, row_version=step.row_version, by=by, on=TODAY
    )
    actions.finish_service_step(
        step=step, given={}, outcome="open_it", reason="", row_version=step.row_version, by=by, on=TODAY
    )
    assert step.answers == {"why": ["Three concerns in a month."], "new_people": [False]}
    with pytest.raises(NotNow):
        actions.keep_service_answers(step=step, given={}, row_version=step.row_version, by=by, on=TODAY)


def test_single_concerns_need_a_reason_and_close_it(world: Any) -> None:
    by, _ = world
    enquiry = opened(by)
    with pytest.raises(Invalid) as refused:
        done(enquiry, "decide", "single_concerns", by)
    assert set(refused.value.fields) == {"reason"}
    done(enquiry, "decide", "single_concerns", by, reason="Two people fell, in two years.")
    enquiry.refresh_from_db()
    assert enquiry.closed_on == TODAY
    with pytest.raises(NotNow):
        actions.add_to_do(
            enquiry=enquiry,
            words="Mend the bells",
            owner="The manager",
            is_providers=True,
            due_on=TODAY,
            by=by,
            on=TODAY,
        )


def test_what_the_provider_has_to_do_has_a_name_and_a_day_and_is_crossed_off_once(world: Any) -> None:
    by, _ = world
    enquiry = opened(by)
    with pytest.raises(Invalid) as refused:
        actions.add_to_do(
            enquiry=enquiry,
            words="",
            owner=" ",
            is_providers=True,
            due_on=TODAY - timedelta(days=1),
            by=by,
            on=TODAY,
        )
    assert set(refused.value.fields) == {"words", "owner", "due_on"}
    action = actions.add_to_do(
        enquiry=enquiry,
        words="Mend the bells",
        owner="The manager",
        is_providers=True,
        due_on=TODAY,
        by=by,
        on=TODAY,
    )
    with pytest.raises(Invalid):
        actions.finish_to_do(action=action, words="", row_version=1, by=by, on=TODAY)
    actions.finish_to_do(action=action, words="Heard them ring.", row_version=1, by=by, on=TODAY)
    with pytest.raises(NotNow):
        actions.finish_to_do(action=action, words="Again.", row_version=2, by=by, on=TODAY)
