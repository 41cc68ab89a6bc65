"""Ending a step leaves who must be told in somebody's hands by a day; it ends by telling, or by saying why not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.calendar.rules import add_working_days
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow, Stale
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions import finish_step
from homefirst.practice.pathways.models import Promise
from homefirst.practice.pathways.queries import work_step
from homefirst.practice.people.models import Alert, Person
from homefirst.practice.telling.actions import not_told, told
from homefirst.practice.telling.definition import tellings
from homefirst.practice.telling.models import StandingAlert, Telling
from homefirst.practice.telling.queries import tellings_of, to_be_told
from homefirst.practice.telling.rules import against
from tests import factories as make
from tests.factories import TODAY
from tests.practice.pathways.filling import filled
from tests.practice.pathways.walks import begun, done, in_hand
from tests.practice.safeguarding.walking import CONCERN, EXPRESSED, MET, concern, ended

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


GIVEN: dict[str, Any] = dict(CONCERN)
DANGER = GIVEN | {"danger_now": True}
NO_DUTY: dict[str, Any] = {**MET, "risk": False}
WISHES: dict[str, Any] = dict(EXPRESSED)


def lead_of(about: Person) -> Actor:
    assert about.record.team is not None
    return make.actor("safeguarding_lead", teams=(about.record.team,))


def raised(role: str = "social_worker") -> tuple[Actor, Person]:
    ours = make.team()
    return make.actor(role, teams=(ours,)), make.person(of=ours, given_name="Norah", family_name="Finch")


def owed() -> tuple[Telling, Actor]:
    """That we have it, to whoever raised the concern."""
    by, norah = raised()
    ended(concern(by, norah), "concern", "safe_for_now", by, **GIVEN)
    return Telling.objects.select_related("task", "person__record", "step__episode").get(), by


def keep(telling: Telling, by: Actor, **said: object) -> Telling:
    facts = {"means": "telephone", "says": tellings()["tell", telling.words].says[:1]} | said
    return told(telling=telling, row_version=telling.row_version, by=by, on=TODAY, **facts)  # type: ignore[arg-type]


def test_the_end_of_a_step_leaves_whom_to_tell_in_the_hands_of_whoever_ended_it() -> None:
    telling, by = owed()
    assert (telling.state, telling.whom) == ("to_tell", "whoever raised the concern")
    assert telling.task.held_by == by.user
    assert telling.task.words == "Tell whoever raised the concern"
    assert telling.task.due_on == add_working_days(TODAY, 2)
    assert AuditRow.objects.filter(action="promise.make", object_id=str(telling.task_id)).exists()


def test_who_raised_a_concern_is_named_nowhere_in_what_is_to_be_told() -> None:
    telling, _ = owed()
    row = " ".join(str(value) for value in Telling.objects.filter(pk=telling.pk).values_list()[0])
    assert "niece" not in row + telling.task.words


def test_telling_ends_the_task_and_says_what_was_said_by_whom_and_how() -> None:
    telling, by = owed()
    keep(telling, by)
    telling.refresh_from_db()
    assert (telling.state, telling.means, telling.done_by, telling.done_on) == (
        "told",
        "telephone",
        by.user,
        TODAY,
    )
    assert telling.said == "We have what you told us, and somebody looks into it."
    assert Promise.objects.get(pk=telling.task_id).kept_on == TODAY
    assert AuditRow.objects.filter(action="telling.told", record_id=telling.person_id).count() == 1


def test_whoever_raised_it_can_be_told_no_more_than_the_file_says() -> None:
    telling, by = owed()
    for more in (
        {"more": "Norah told us everything."},
        {"spoke_with": "Her niece"},
        {"says": ["He did it."]},
    ):
        with pytest.raises(Invalid):
            keep(telling, by, **more)
    telling.refresh_from_db()
    assert telling.state == "to_tell"


def test_why_somebody_is_not_told_is_asked_for_and_ends_the_task() -> None:
    telling, by = owed()
    with pytest.raises(Invalid, match="See the messages"):
        not_told(telling=telling, why=" ", row_version=1, by=by, on=TODAY)
    not_told(telling=telling, why="They gave no name.", row_version=1, by=by, on=TODAY)
    assert Telling.objects.get().why_not == "They gave no name."
    assert Promise.objects.get(pk=telling.task_id).kept_on == TODAY


def test_nobody_is_told_twice_and_no_work_is_overwritten() -> None:
    telling, by = owed()
    other = Telling.objects.select_related("task", "person__record", "step__episode").get()
    keep(telling, by)
    with pytest.raises(NotNow):
        keep(telling, by)
    with pytest.raises(Stale):
        keep(other, by)


def test_what_is_in_other_hands_is_not_told_by_somebody_else() -> None:
    telling, _ = owed()
    ours = telling.person.record.team
    assert ours is not None
    colleague = make.actor("social_worker", teams=(ours,))
    with pytest.raises(NotNow, match="holds this"):
        keep(telling, colleague)
    stranger = make.actor("social_worker", teams=(make.team("Another team"),))
    with pytest.raises(NotAllowed):
        keep(telling, stranger)


def test_the_database_keeps_no_telling_without_what_was_said_or_why_not() -> None:
    telling, _ = owed()
    for state in ("told", "not_told"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Telling.objects.filter(pk=telling.pk).update(state=state)


def test_what_is_to_be_told_stands_on_the_list_until_it_is_told_and_for_nobody_out_of_reach() -> None:
    telling, by = owed()
    assert to_be_told(by) == ([telling], 1)
    assert to_be_told(make.actor("social_worker", teams=(make.team("Another team"),))) == ([], 0)
    keep(telling, by)
    assert to_be_told(by) == ([], 0)
    assert tellings_of(by, telling.person) == [telling]


def test_every_promise_to_tell_has_its_telling_also_where_the_file_says_nothing_of_it() -> None:
    by, graham = raised()
    done(begun(by, graham, "three_conversations"), "conversation_1", "died", by)
    promised = Promise.objects.filter(words__startswith="Tell ")
    assert promised.count() == 2
    assert set(promised.values_list("pk", flat=True)) == set(Telling.objects.values_list("task", flat=True))


def test_a_refusal_of_the_person_speaks_against_it_and_death_and_restriction_too() -> None:
    nhs, raiser, providers = (
        tellings()["tell", words] for words in ("the NHS service", "who raised it", "providers")
    )
    said_no = {"contact_understand": {"may_share": ["no"]}}
    assert against(nhs, given=said_no) == ("They said that this may not be shared.",)
    assert against(nhs, given={"contact_understand": {"may_share": ["yes"]}}) == ()
    assert against(nhs, given={}, is_restricted=True) == ("This record is restricted to named staff.",)
    assert against(raiser, given=said_no, is_restricted=True) == ()
    assert against(nhs, given={}, died_on=TODAY)
    assert not against(providers, given={}, died_on=TODAY)


def test_telling_although_something_speaks_against_it_asks_why_all_the_same() -> None:
    by, norah = raised()
    telling = _nhs(by, norah)
    telling.person.died_on = TODAY
    with pytest.raises(Invalid) as refused:
        keep(telling, by)
    assert "despite" in refused.value.fields
    keep(telling, by, despite="Their life was in danger.")
    assert Telling.objects.get(pk=telling.pk).despite == "Their life was in danger."


def _nhs(by: Actor, about: Person) -> Telling:
    step = begun(by, about, "three_conversations").steps.get()
    task = Promise.objects.create(
        person=about, step=step, words="Tell the NHS service", held_by=by.user, made_on=TODAY, due_on=TODAY
    )
    return Telling.objects.create(
        person=about, step=step, task=task, words="the NHS service", whom="the NHS service", made_on=TODAY
    )


def alarmed() -> tuple[Actor, Actor, Person]:
    by, norah = raised()
    lead = lead_of(norah)
    ended(concern(by, norah), "concern", "emergency", by, **DANGER)
    return by, lead, norah


def test_an_alert_is_in_the_hands_of_the_lead_at_once_and_stands_on_the_record() -> None:
    by, lead, norah = alarmed()
    telling = Telling.objects.get(verb="alert")
    assert telling.task.held_by == lead.user
    alert = Alert.objects.get(person=norah)
    assert alert.words == tellings()["alert", "the safeguarding lead"].on_record
    assert (alert.added_by, alert.put_by.step.code) == (by.user, "concern")
    assert alert.check_on > TODAY
    assert AuditRow.objects.filter(action="person.add_alert", record_id=norah.pk).count() == 1
    assert "niece" not in alert.words.casefold()


def test_where_nobody_holds_the_role_the_alert_is_for_whoever_ended_the_step() -> None:
    by, norah = raised()
    ended(concern(by, norah), "concern", "emergency", by, **DANGER)
    assert Telling.objects.get(verb="alert").task.held_by == by.user


def test_an_alert_stands_on_the_record_once_however_often_it_is_raised() -> None:
    by, _, norah = alarmed()
    episode = norah.episodes.get()
    ended(episode, "talk", "not_reached", by, **WISHES, reason="Nobody opened.")
    assert Alert.objects.filter(person=norah).count() == 1
    assert Telling.objects.filter(verb="alert").count() == 2


def test_the_end_of_the_work_ends_its_alert_and_no_other() -> None:
    by, lead, norah = alarmed()
    assert by.user is not None
    mine = Alert.objects.create(
        person=norah, words="Loose dog", added_by=by.user, added_on=TODAY, check_on=date(2027, 6, 1)
    )
    episode = norah.episodes.get()
    ended(episode, "talk", "wishes_known", by, **WISHES)
    ended(episode, "decide", "no_further_step", lead, **NO_DUTY, reason="It is over.")
    ended(episode, "feedback", "told", lead)
    put = StandingAlert.objects.get().alert
    assert (put.ended_on, put.end_reason) == (TODAY, "The work that put it here has ended.")
    mine.refresh_from_db()
    assert mine.ended_on is None


def test_whoever_may_end_a_step_that_puts_an_alert_on_the_record_may_change_the_record() -> None:
    for code in ("safeguarding", "first_contact", "liberty"):
        pathway = library.read(library.in_force(code, TODAY))
        for step in pathway.steps.values():
            if any("alert" in cause.effect for each in step.outcomes.values() for cause in each.causes):
                assert all("person.edit" in roles()[role].may for role in step.done_by), step.code


@pytest.mark.parametrize(("outcome", "most"), [("safe_for_now", 19), ("emergency", 25)])
def test_ending_a_step_of_safeguarding_asks_no_more_for_what_it_tells_and_alerts(
    outcome: str, most: int
) -> None:
    """A telling is one row beside its task. An alert opens the record to somebody and stands on it, each audited."""
    by, norah = raised()
    lead_of(norah)
    step = in_hand(concern(by, norah), "concern")
    filled(step, by, **(GIVEN | {"danger_now": outcome == "emergency"}))
    step = work_step(by, step.pk)
    with CaptureQueriesContext(connection) as caught:
        finish_step(step=step, outcome=outcome, row_version=step.row_version, by=by, on=TODAY)
    asked = len(caught.captured_queries) - 2  # without the beginning and the end of its transaction
    more = 1 if connection.vendor == "postgresql" else 0  # it waits its turn
    assert asked <= most + more
