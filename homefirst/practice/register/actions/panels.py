"""A panel speaks about one person: what was said and decided, whether they still agree, and who does what by when."""

from __future__ import annotations

from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import save_changes, wrote
from homefirst.practice.register.actions.entries import Answers, entry_of, one, say_colour, see_again
from homefirst.practice.register.models import AgreedAction, PanelMinute, RegisterEntry

MOST_ACTIONS = 4


@part_of_act()
def keep_panel(*, step: Step, answers: Answers, by: Actor, on: date) -> PanelMinute:
    """What was agreed has a name and a day each; one without them is not an action, and the form asks for both."""
    tie = check_work(by, step.episode.person)
    entry = entry_of(step.episode, by, on)
    say_colour(entry, one(answers, "rating"), one(answers, "spoken_about"), by=by, on=on)
    minute = PanelMinute.objects.create(
        entry=entry,
        on=on,
        said=one(answers, "spoken_about"),
        at_the_table=list(answers.get("at_the_table", ())),
        colour=entry.colour,
        decision=step.outcome,
        by=step.finished_by or by.user,
    )
    wrote(by, "register.keep_panel", minute, entry.person_id, tie)
    for number in range(1, MOST_ACTIONS + 1):
        _agree(minute, number, answers, by, tie)
    _still_agrees(entry, one(answers, "still_agrees"), by, on)
    see_again(entry, on=on)
    return minute


def _agree(minute: PanelMinute, number: int, answers: Answers, by: Actor, tie: str) -> None:
    words, owner = one(answers, f"action_{number}"), one(answers, f"action_{number}_who")
    due = one(answers, f"action_{number}_by")
    if not (words and owner and due):
        return
    made = AgreedAction.objects.create(
        entry=minute.entry, panel=minute, words=words, owner=owner, due_on=date.fromisoformat(due)
    )
    wrote(by, "register.agree", made, minute.entry.person_id, tie)


def _still_agrees(entry: RegisterEntry, said: str, by: Actor, on: date) -> None:
    if said not in RegisterEntry.Agrees.values:  # not asked this time
        return
    changes = {"agrees": said, "agrees_on": on, "agrees_said_to": by.user}
    save_changes(entry, changes, entry.row_version)
