"""A change to how we work is in force only when somebody else has agreed; what is in force is never harmed on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow, Stale
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.models import PublishedForm
from homefirst.practice.pathways import actions, library
from homefirst.practice.pathways.actions import Drafted
from homefirst.practice.pathways.models import PracticeChange, PublishedPathway
from homefirst.practice.pathways.queries.changes import files_read, published_last
from homefirst.practice.pathways.queries.past_work import pieces_of, tried
from tests.factories import TODAY, acting, actor, person, staff, team
from tests.practice.pathways.filling import filled
from tests.practice.pathways.walks import begun, done, in_hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
CODE = "three_conversations"
SHORTER = ("within: 2 working days", "within: 1 working day")
DAY = timedelta(days=1)


def lead() -> Actor:
    return actor("principal_social_worker")


def text(code: str = CODE) -> str:
    return library.in_force(code, TODAY).text


def changed(*pair: str) -> Drafted:
    old, new = pair or SHORTER
    assert old in text()
    return Drafted("pathway", CODE, text().replace(old, new, 1))


def drafted(by: Actor, *files: Drafted) -> PracticeChange:
    return actions.draft_change(files=files or (changed(),), by=by)


def proposed(by: Actor, *files: Drafted, from_on=TODAY) -> PracticeChange:  # type: ignore[no-untyped-def]
    change = drafted(by, *files)
    return actions.propose_change(
        change=change, from_on=from_on, reason="As the board agreed.", row_version=change.row_version, by=by
    )


def agreed(change: PracticeChange, by: Actor) -> PracticeChange:
    return actions.agree_change(change=change, row_version=change.row_version, by=by)


@pytest.mark.parametrize("role", ["principal_social_worker", "safeguarding_lead", "director"])
def test_a_second_person_puts_it_in_force_with_who_why_and_when(role: str) -> None:
    by, other = lead(), actor(role)
    change = agreed(proposed(by), other)
    version = library.in_force(CODE, TODAY)
    assert (version.number, version.published_by, version.agreed_by) == (2, by.user, other.user)
    assert (version.reason, change.decided_by, str(change.get_state_display())) == (
        "As the board agreed.",
        other.user,
        "Published",
    )
    for action in ("practice.draft", "practice.propose", "practice.agree"):
        assert AuditRow.objects.filter(action=action, object_id=str(change.pk)).count() == 1
    assert AuditRow.objects.filter(action="practice.publish", user_id=other.user.pk).count() == 1


def test_nobody_agrees_to_their_own_change() -> None:
    by = lead()
    change = proposed(by)
    with pytest.raises(NotNow, match="You proposed this yourself"):
        agreed(change, by)
    assert PublishedPathway.objects.filter(code=CODE).count() == 1


def test_the_table_itself_refuses_a_change_that_its_own_author_published() -> None:
    by = lead()
    change = proposed(by)
    with pytest.raises(IntegrityError), transaction.atomic():
        PracticeChange.objects.filter(pk=change.pk).update(state="published", decided_by=by.user)


@pytest.mark.parametrize("role", ["social_worker", "team_manager", "performance_analyst", "administrator"])
def test_a_role_that_answers_for_no_practice_neither_drafts_nor_agrees(role: str) -> None:
    by = actor(role)
    with pytest.raises(NotAllowed):
        drafted(by)
    with pytest.raises(NotAllowed):
        agreed(proposed(lead()), by)


def test_what_begins_later_waits_for_its_day_and_live_work_keeps_its_version() -> None:
    ours = team()
    worker = actor(teams=(ours,))
    graham = person(of=ours, given_name="Graham", family_name="Ashworth")
    episode = begun(worker, graham, CODE)
    agreed(proposed(lead(), from_on=TODAY + DAY), lead())
    assert library.in_force(CODE, TODAY).number == 1
    assert library.in_force(CODE, TODAY + DAY).number == 2
    filled(in_hand(episode, "conversation_1"), worker)
    done(episode, "conversation_1", "crisis", worker)
    episode.refresh_from_db()
    assert (episode.version.number, in_hand(episode, "conversation_2").held_by) == (1, worker.user)


def test_a_form_of_a_later_day_is_asked_from_that_day() -> None:
    old = forms.newest("works", TODAY)
    assert old is not None
    file = Drafted("form", "works", old.text.replace("What was changed at home?", "What is new at home?"))
    agreed(proposed(lead(), file, from_on=TODAY + DAY), lead())
    asked = [forms.newest("works", day) for day in (TODAY, TODAY + DAY)]
    assert [version.number for version in asked if version] == [1, 2]


def test_a_day_that_went_by_while_it_was_looked_at_becomes_the_day_of_agreement() -> None:
    change = proposed(lead())
    later = acting(staff("director"), "director", at=lead().at + 3 * DAY)
    assert agreed(change, later).from_on == TODAY + 3 * DAY


@pytest.mark.parametrize("day", [TODAY - DAY, TODAY + 4 * DAY])
def test_a_change_begins_neither_in_the_past_nor_before_the_version_it_follows(day) -> None:  # type: ignore[no-untyped-def]
    agreed(proposed(lead(), from_on=TODAY + 5 * DAY), lead())
    with pytest.raises(Invalid) as caught:
        proposed(lead(), changed("within: 2 working days", "within: 3 working days"), from_on=day)
    assert "from_on" in caught.value.fields


def test_a_draft_with_a_mistake_is_kept_with_its_line_and_cannot_be_proposed() -> None:
    by = lead()
    change = drafted(by, changed("next: conversation_2", "next: conversation_9"))
    read = files_read(change, published_last())[0]
    assert "three_conversations.yaml, line" in read.wrong
    assert "there is no step called conversation_9" in read.wrong
    with pytest.raises(Invalid, match="conversation_9"):
        actions.propose_change(change=change, from_on=TODAY, reason="Because.", row_version=1, by=by)
    assert library.in_force(CODE, TODAY).number == 1


def test_sent_back_it_is_a_draft_again_with_the_words_and_goes_the_same_way() -> None:
    by, other = lead(), lead()
    change = proposed(by)
    actions.send_back_change(change=change, words="Ask the carers first.", row_version=2, by=other)
    assert (change.state, change.sent_back_words) == ("draft", "Ask the carers first.")
    actions.put_files(
        change=change,
        files=[changed("within: 2 working days", "within: 3 working days")],
        row_version=3,
        by=by,
    )
    actions.propose_change(change=change, from_on=TODAY, reason="Asked them.", row_version=4, by=by)
    agreed(change, other)
    assert "within: 3 working days" in text()


def test_withdrawn_nobody_can_agree_any_more() -> None:
    by = lead()
    change = proposed(by)
    actions.withdraw_change(change=change, row_version=change.row_version, by=by)
    with pytest.raises(NotNow):
        agreed(change, lead())
    with pytest.raises(NotNow):
        actions.withdraw_change(change=change, row_version=change.row_version, by=by)


def test_only_its_author_writes_in_a_draft_or_withdraws_it() -> None:
    change, other = drafted(lead()), lead()
    with pytest.raises(NotAllowed):
        actions.put_files(change=change, files=[changed()], row_version=1, by=other)
    with pytest.raises(NotAllowed):
        actions.withdraw_change(change=change, row_version=1, by=other)


def test_agreeing_to_what_was_changed_meanwhile_is_refused() -> None:
    by, other = lead(), lead()
    change = proposed(by)
    seen = change.row_version
    actions.send_back_change(change=change, words="Not yet, please.", row_version=seen, by=other)
    again = actions.propose_change(
        change=change, from_on=TODAY, reason="Please.", row_version=seen + 1, by=by
    )
    with pytest.raises(Stale):
        actions.agree_change(change=again, row_version=seen, by=other)
    assert PublishedPathway.objects.filter(code=CODE).count() == 1


def test_a_version_published_meanwhile_is_never_written_over_unseen() -> None:
    first, second = (
        proposed(lead()),
        proposed(lead(), changed("within: 2 working days", "within: 3 working days")),
    )
    agreed(first, lead())
    with pytest.raises(NotNow, match="Another version"):
        agreed(second, lead())
    assert library.in_force(CODE, TODAY).number == 2


def test_going_back_is_a_new_version_that_says_what_the_earlier_one_said() -> None:
    first = text()
    agreed(proposed(lead()), lead())
    agreed(proposed(lead(), Drafted("pathway", CODE, first)), lead())
    version = library.in_force(CODE, TODAY)
    assert (version.number, version.text) == (3, first)


def test_a_change_of_the_common_endings_gives_every_pathway_a_new_version() -> None:
    common = library.in_force(CODE, TODAY).endings.replace("title: Died", "title: Has died", 1)
    pathways = PublishedPathway.objects.values("code").distinct().count()
    agreed(proposed(lead(), Drafted("endings", "_common", common)), lead())
    assert PublishedPathway.objects.filter(number=2).count() == pathways
    assert library.read(library.in_force(CODE, TODAY)).endings["died"].title == "Has died"


def test_common_endings_that_changed_meanwhile_are_never_written_over_unseen() -> None:
    common = library.in_force(CODE, TODAY).endings
    first, second = (
        proposed(lead(), Drafted("endings", "_common", common.replace("title: Died", f"title: {word}", 1)))
        for word in ("Has died", "Is dead")
    )
    agreed(first, lead())
    with pytest.raises(NotNow, match="Send it back"):
        agreed(second, lead())
    assert library.read(library.in_force(CODE, TODAY)).endings["died"].title == "Has died"


def test_what_changes_nothing_cannot_be_proposed() -> None:
    with pytest.raises(Invalid, match="says the same"):
        proposed(lead(), Drafted("pathway", CODE, text()))
    assert not PublishedForm.objects.filter(number=2).exists()


def test_a_file_taken_out_is_not_published_and_the_last_one_stays() -> None:
    by = lead()
    old = forms.newest("works", TODAY)
    assert old is not None
    change = drafted(
        by, changed(), Drafted("form", "works", old.text.replace("title: The works", "title: Works"))
    )
    form = change.files.get(kind="form")
    actions.take_out_file(change=change, file=form, row_version=1, by=by)
    with pytest.raises(NotNow, match="only file"):
        actions.take_out_file(change=change, file=change.files.get(kind="pathway"), row_version=2, by=by)
    actions.propose_change(change=change, from_on=TODAY, reason="Shorter.", row_version=2, by=by)
    agreed(change, lead())
    assert not PublishedForm.objects.filter(number=2).exists()


def test_real_work_of_the_last_year_says_what_would_have_been_late_and_whose() -> None:
    ours = team()
    worker = actor(teams=(ours,))
    start = TODAY - 10 * DAY
    for name, took in (("Graham", 0), ("Tina", 2)):
        about = person(of=ours, given_name=name, family_name="Ashworth")
        on = replace(worker, at=worker.at - 10 * DAY)
        episode = begun(on, about, CODE, start)
        filled(in_hand(episode, "conversation_1"), on)
        done(episode, "conversation_1", "connected", on, start + took * DAY)
    change = drafted(lead(), changed("within: 2 working days", "within: same day"))
    pathway = files_read(change, published_last())[0].pathway
    assert pathway is not None
    found, more = tried(CODE, pathway, TODAY)
    clock = next(iter(found.clocks.values()))
    assert (len(found.tried), len(clock.would_be_late), len(clock.was_late), more) == (2, 1, 0, False)
    assert [each.person.given_name for each in pieces_of(lead(), clock.would_be_late)] == ["Tina"]
    assert pieces_of(actor("director"), clock.would_be_late) == []
    assert pieces_of(worker, clock.would_be_late) == []
