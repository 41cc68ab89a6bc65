"""Two people with the same page open: the second to save is told, and nobody's work is lost without a word."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection, transaction

from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import NotNow, Stale
from homefirst.practice.people.actions import change_person
from homefirst.practice.people.models import Person
from homefirst.support.services import actions as services
from tests import factories as make
from tests.factories import TODAY
from tests.practice.overwriting import BOTH, _service, _service_end, hands_version_on, verbs

RECIPES = BOTH | {
    services.change_service: _service,
    services.correct_service: _service,
    services.end_service: _service_end,
}
FOUND = verbs()
# What is begun or finished by somebody else meanwhile says so, in words of its own; everything else is stale.
TOLD = (Stale, NotNow)


def _world() -> tuple[Any, Person]:
    ours = make.team()
    by = make.actor(teams=(ours,))
    return by, make.person(of=ours, given_name="Joan", family_name="Walsh")


def _row(model: Any, pk: int) -> dict[str, Any]:
    return dict(model.objects.filter(pk=pk).values().get())


@pytest.mark.django_db
@pytest.mark.usefixtures("pathways_alone")
@pytest.mark.parametrize("verb", RECIPES, ids=lambda verb: verb.__name__)
def test_the_second_to_save_is_told_and_changes_nothing(verb: Any) -> None:
    by, joan = _world()
    both = RECIPES[verb](by, joan)
    model, seen = type(both.row), both.row.row_version  # type: ignore[attr-defined]
    mine, theirs = model._default_manager.get(pk=both.row.pk), model._default_manager.get(pk=both.row.pk)
    verb(**{both.name: mine}, row_version=seen, by=by, on=TODAY, **both.mine)
    kept, rows = _row(model, both.row.pk), AuditRow.objects.count()
    assert kept["row_version"] > seen
    with pytest.raises(TOLD), transaction.atomic():
        verb(**{both.name: theirs}, row_version=seen, by=by, on=TODAY, **both.theirs)
    assert _row(model, both.row.pk) == kept
    assert AuditRow.objects.count() == rows


@pytest.mark.parametrize("name", FOUND)
def test_every_verb_with_a_row_version_hands_it_on_to_the_save(name: str) -> None:
    assert hands_version_on(FOUND[name]), f"{name} takes a row version and does not look at it"


def test_every_verb_of_people_and_care_is_tried() -> None:
    """Found, not listed: a new verb without its two people fails here."""
    rooms = ("homefirst.practice.people.", "homefirst.support.")
    tried = {f"{verb.__module__}.{verb.__name__}" for verb in RECIPES}
    saving = "homefirst.practice.people.actions.writing.save_changes"  # how they all save
    untried = {name for name in FOUND if name.startswith(rooms)} - tried - {saving}
    assert not untried, "say in overwriting.py what two people would save"
    assert len(FOUND) >= 20


@pytest.mark.django_db(transaction=True)
def test_of_many_who_save_at_one_moment_one_is_first_and_all_the_others_are_told() -> None:
    by, joan = _world()
    told, saved, problems, lock = [], [], [], threading.Lock()
    together = threading.Barrier(4)

    def save_often(number: int) -> None:
        try:
            for turn in range(10):
                held = Person.objects.get(pk=joan.pk)
                together.wait(timeout=60)
                liked = {"liked_name": f"Name {number} {turn}"}
                try:
                    change_person(person=held, changes=liked, row_version=held.row_version, by=by, on=TODAY)
                except Stale:
                    with lock:
                        told.append(number)
                else:
                    with lock:
                        saved.append(liked["liked_name"])
                together.wait(timeout=60)
        except Exception as problem:  # a thread's error would pass unseen
            problems.append(problem)
            together.abort()
        finally:
            connection.close()

    threads = [threading.Thread(target=save_often, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
    assert (len(saved), len(told)) == (10, 30)
    now = Person.objects.get(pk=joan.pk)
    assert now.row_version == joan.row_version + 10
    assert now.liked_name == saved[-1]
    assert AuditRow.objects.filter(action="person.change", record_id=joan.pk).count() == 10
