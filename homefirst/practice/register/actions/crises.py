"""A review in a crisis: an admission was avoided, or could not be."""

from __future__ import annotations

from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import wrote
from homefirst.practice.register.actions.entries import Answers, entry_of, one, say_colour, see_again
from homefirst.practice.register.models import Colour, CrisisReview


@part_of_act()
def keep_crisis(*, step: Step, answers: Answers, by: Actor, on: date) -> CrisisReview:
    """Somebody in hospital is blue; somebody who was kept out of it stays as the panel said, and is seen soon."""
    tie = check_work(by, step.episode.person)
    entry = entry_of(step.episode, by, on)
    kept = CrisisReview.objects.create(
        entry=entry,
        on=on,
        outcome=step.outcome,
        what_was_done=one(answers, "what_was_done"),
        plan=one(answers, "plan"),
        would_have=one(answers, "would_have"),
        who_agrees=one(answers, "who_agrees"),
        by=step.finished_by or by.user,
    )
    if step.outcome == CrisisReview.Outcome.ADMITTED:
        say_colour(entry, Colour.BLUE, "Went into hospital", by=by, on=on)
    see_again(entry, on=on)
    wrote(by, "register.keep_crisis", kept, entry.person_id, tie)
    return kept
