"""What the steps of leaving hospital say stands in typed fields, written with the step."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotNow, Stale
from homefirst.practice.forms import library as forms
from homefirst.practice.hospital import actions, codes
from homefirst.practice.hospital.definition import Beds, HospitalRule
from homefirst.practice.hospital.models import DelayDays, MissingThing, Stay
from tests import factories as make
from tests.factories import TODAY
from tests.practice.hospital.walking import arranged, described, noticed
from tests.practice.pathways.walks import in_hand
from tests.practice.safeguarding.walking import ended

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def _begun(**dates: Any) -> Any:
    ours = make.team()
    by = make.actor("social_worker", teams=(ours,))
    return noticed(by, make.person(of=ours, given_name="Graham", family_name="Ashworth"), **dates), by


def test_a_stay_and_the_way_home_are_kept_with_their_steps() -> None:
    episode, by = _begun()
    described(episode, by)
    stay = Stay.objects.get(episode=episode)
    assert (stay.hospital, stay.ward, stay.way) == ("Westbrook General", "Stroke unit", 1)
    assert stay.expected_on == TODAY + timedelta(days=1)
    assert AuditRow.objects.filter(action="hospital.keep_stay", record_id=stay.person_id).count() == 1


def test_each_missing_thing_has_somebody_who_sees_to_it() -> None:
    episode, by = _begun()
    described(
        episode, by, missing=("care", "transport", "keys_heating_food"), who_holds=("Kwame", "The ward")
    )
    kept = MissingThing.objects.order_by("pk").values_list("what", "holder", "since", "here_on")
    assert list(kept) == [
        ("care", "Kwame", TODAY, None),
        ("transport", "The ward", TODAY, None),
        ("keys_heating_food", "The ward", TODAY, None),
    ]


def test_all_in_place_nothing_is_missing_and_days_lost_are_kept_with_their_causes() -> None:
    episode, by = _begun(ready=TODAY - timedelta(days=3))
    described(episode, by, missing=("care",), who_holds=("Kwame",))
    starts = (TODAY + timedelta(days=1)).isoformat()
    arranged(episode, by, care_starts=starts, delay_causes=("care_home_start", "transport"), delay_days=3)
    lost = DelayDays.objects.get()
    assert (lost.causes, lost.days) == (["care_home_start", "transport"], 3)
    assert lost.from_on == TODAY - timedelta(days=3)
    assert Stay.objects.get().care_starts_on == TODAY + timedelta(days=1)
    assert MissingThing.objects.get().here_on == TODAY


def test_no_days_lost_leave_no_row() -> None:
    episode, by = _begun()
    described(episode, by)
    arranged(episode, by)
    assert not DelayDays.objects.exists()


def test_the_day_of_leaving_starts_the_clock_of_the_look_again() -> None:
    episode, by = _begun()
    described(episode, by)
    arranged(episode, by)
    ended(episode, "leave", "safe", by, left_on=TODAY.isoformat(), seen_on=TODAY.isoformat())
    assert Stay.objects.get().left_on == TODAY
    assert in_hand(episode, "assess_after").due_on == TODAY + timedelta(weeks=6)


def test_back_in_hospital_it_is_a_stay_anew() -> None:
    episode, by = _begun()
    described(episode, by)
    arranged(episode, by)
    ended(episode, "leave", "back_in_hospital", by, left_on=TODAY.isoformat(), seen_on=TODAY.isoformat())
    assert Stay.objects.get().returned_on == TODAY
    described(episode, by, way="way_3")
    stay = Stay.objects.get()
    assert (stay.way, stay.left_on) == (3, None)


def test_a_thing_is_named_once_and_crossed_off_once() -> None:
    episode, by = _begun()
    described(episode, by)
    stay = Stay.objects.get()
    thing = actions.say_missing(stay=stay, what="equipment", holder="The store", by=by, on=TODAY)
    with pytest.raises(Invalid, match="cannot be used"):
        actions.say_missing(stay=stay, what="equipment", holder="The store", by=by, on=TODAY)
    actions.is_here(thing=thing, row_version=1, by=by, on=TODAY)
    with pytest.raises(Stale):
        actions.is_here(thing=MissingThing.objects.get(pk=thing.pk), row_version=1, by=by, on=TODAY)


def test_a_thing_that_nobody_sees_to_is_refused() -> None:
    episode, by = _begun()
    described(episode, by)
    with pytest.raises(Invalid) as refused:
        actions.say_missing(stay=Stay.objects.get(), what="equipment", holder=" ", by=by, on=TODAY)
    assert refused.value.fields == {"holder": "Say who sees to it."}


def test_the_last_bed_is_given_once_and_free_again_when_it_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = HospitalRule("Made up", 2, {}, {"the_elms": Beds("The Elms", 1)})
    monkeypatch.setattr("homefirst.practice.hospital.actions.beds.hospital_rule", lambda: rule)
    stays = []
    for _ in range(2):
        episode, by = _begun()
        described(episode, by, way="way_2")
        stays.append((Stay.objects.get(episode=episode), by))
    (first, by), (second, other) = stays
    give = {"home": "the_elms", "from_on": TODAY, "on": TODAY}
    actions.give_bed(stay=first, row_version=first.row_version, by=by, **give)
    with pytest.raises(Invalid) as refused:
        actions.give_bed(stay=second, row_version=second.row_version, by=other, **give)
    assert refused.value.fields == {"home": "Every bed at The Elms is taken."}
    with pytest.raises(NotNow):
        actions.give_bed(stay=first, row_version=first.row_version, by=by, **give)
    early = TODAY - timedelta(days=1)
    with pytest.raises(Invalid):
        actions.free_bed(stay=first, until_on=early, row_version=first.row_version, by=by, on=TODAY)
    actions.free_bed(stay=first, until_on=TODAY, row_version=first.row_version, by=by, on=TODAY)
    actions.give_bed(stay=second, row_version=second.row_version, by=other, **give)


def test_the_codes_of_the_forms_are_those_that_are_kept() -> None:
    def codes_of(form: str, question: str) -> set[str]:
        version = forms.newest(form)
        assert version is not None
        return {option.code for option in forms.read(version).question(question).options}

    assert codes_of("discharge_needs", "missing") == set(codes.MISSING) | {"none"}
    assert codes_of("discharge_needs", "way") == {str(way) for way in codes.WAYS}
    assert codes_of("discharge_arrange", "delay_causes") == set(codes.CAUSES) | {"none"}
