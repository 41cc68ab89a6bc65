"""What is typed in supervision, and about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from homefirst.foundation.accounts.models import User
from homefirst.foundation.design.form_fields import DayField
from homefirst.practice.people.models import Person
from homefirst.practice.supervision.actions import About, Held, Task, problems
from homefirst.workspace.forms.drafted import DraftedForm
from homefirst.workspace.forms.typed import TypedForm, VersionedForm
from homefirst.workspace.team.waiting_page import name_of

_MOST_LINES = 8  # things agreed at one supervision


class SupervisionForm(DraftedForm):
    """The supervisor's. Whoever is ticked has boxes of their own, drawn once the tick was sent; there are always two empty
    lines for what is agreed."""

    held_on = DayField(label="On which day did you meet?", what="the day on which you met")
    wellbeing = forms.CharField(
        label="How they are",
        help_text="How work and life are, rest, safety, anything unfair. Between the two of you.",
        required=False,
        widget=forms.Textarea,
    )
    talk = forms.MultipleChoiceField(
        label="Whom do you talk about?", required=False, widget=forms.CheckboxSelectMultiple
    )
    workload = forms.CharField(
        label="Work and load",
        help_text="What the facts above mean, and what changes. Whoever manages the team can read this.",
        required=False,
        widget=forms.Textarea,
    )
    learning = forms.CharField(
        label="What they learn",
        help_text="What went well, what is hard, courses, what an audit said. Between the two of you.",
        required=False,
        widget=forms.Textarea,
    )
    next_on = DayField(
        label="When do you meet next?",
        help_text="It is planned when you sign. You may leave it empty.",
        required=False,
        what="the day on which you meet next",
    )

    def __init__(
        self,
        data: Any = None,
        *,
        worker: User,
        supervisor: User,
        people: Mapping[int, Person],
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.people, self.two = people, {str(user.pk): user for user in (worker, supervisor)}
        talk = self.fields["talk"]
        assert isinstance(talk, forms.MultipleChoiceField)
        talk.choices = [(str(pk), name_of(person)) for pk, person in people.items()]
        self.chosen = [pk for pk in people if str(pk) in _ticked(self.data)]
        for pk in self.chosen:
            self._ask_about(pk, name_of(people[pk]))
        self.lines = range(1, _lines(self.data) + 1)
        for line in self.lines:
            self._ask_for_task(line)
        self.BOXES = tuple(self._boxes())

    @property
    def boxes(self) -> dict[str, str]:
        return super().boxes | {"talk": ",".join(_ticked(self.data))}

    def redraw(self, values: Mapping[str, str | None]) -> None:
        super().redraw(values)
        if values.get("talk") is not None:
            self.data.setlist("talk", str(values["talk"]).split(","))  # type: ignore[attr-defined]

    def held(self) -> Held:
        """What was typed; only once it is valid."""
        said = self.cleaned_data
        return Held(
            held_on=said["held_on"],
            workload=said["workload"],
            wellbeing=said["wellbeing"],
            learning=said["learning"],
            about=tuple(self._about(pk) for pk in self.chosen),
            tasks=tuple(self._task(line) for line in self.lines if said[f"task_{line}"].strip()),
            next_on=said["next_on"],
        )

    def is_right(self, on: date) -> bool:
        """Whether it could be signed; what could not be is said at its box."""
        if self.is_valid():
            for box, words in problems(self.held(), on).items():
                self.add_error(box, words)
        return self.is_valid()

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for line in self.lines:
            if said.get(f"due_{line}") and not said.get(f"task_{line}"):
                self.add_error(f"task_{line}", "Say what is to be done by that day, or leave the day empty.")
        return said

    def of_people(self) -> list[tuple[str, list[Any]]]:
        """A name, and the boxes about them."""
        return [
            (name_of(self.people[pk]), [self[f"{box}_{pk}"] for box in ("about", "decided", "record")])
            for pk in self.chosen
        ]

    def of_tasks(self) -> list[list[Any]]:
        return [[self[f"{box}_{line}"] for box in ("task", "who", "for", "due")] for line in self.lines]

    def _about(self, pk: int) -> About:
        said = self.cleaned_data
        return About(
            self.people[pk], said[f"about_{pk}"], said[f"decided_{pk}"], to_record=said[f"record_{pk}"]
        )

    def _task(self, line: int) -> Task:
        said = self.cleaned_data
        about = said[f"for_{line}"]
        return Task(
            words=said[f"task_{line}"],
            due_on=said[f"due_{line}"],
            held_by=self.two[said[f"who_{line}"] or next(iter(self.two))],
            person=self.people[int(about)] if about else None,
            line=line,
        )

    def _ask_about(self, pk: int, name: str) -> None:
        said, decided = f"What did you say about {name}?", f"What was decided about {name}?"
        self.fields[f"about_{pk}"] = forms.CharField(label=said, required=False, widget=forms.Textarea)
        self.fields[f"decided_{pk}"] = forms.CharField(label=decided, required=False, widget=forms.Textarea)
        self.fields[f"record_{pk}"] = forms.BooleanField(
            label=f"Put both on the record of {name}, as a management decision", required=False
        )

    def _ask_for_task(self, line: int) -> None:
        who = [(pk, user.name) for pk, user in self.two.items()]
        about = [("", "Nobody in particular"), *((str(pk), name_of(one)) for pk, one in self.people.items())]
        self.fields[f"task_{line}"] = forms.CharField(
            label=f"{line}. What is to be done?", required=False, max_length=300
        )
        self.fields[f"who_{line}"] = forms.ChoiceField(label=f"{line}. By whom?", choices=who, required=False)
        self.fields[f"for_{line}"] = forms.ChoiceField(
            label=f"{line}. About whom?", choices=about, required=False
        )
        self.fields[f"due_{line}"] = DayField(
            label=f"{line}. By which day?", required=False, what="the day by which it is done"
        )

    def _boxes(self) -> list[str]:
        days = ["held_on", "next_on", *(f"due_{line}" for line in self.lines)]
        found = ["wellbeing", "learning", "workload", "talk"]
        found += [f"{name}_{part}" for name in days for part in ("day", "month", "year")]
        found += [f"{box}_{line}" for line in self.lines for box in ("task", "who", "for")]
        drawn = [pk for pk in self.chosen if f"about_{pk}" in self.data]
        return found + [f"{box}_{pk}" for pk in drawn for box in ("about", "decided", "record")]


def as_sent(typed: Mapping[str, str]) -> QueryDict:
    """What stands in the boxes as the page would have sent it."""
    sent = QueryDict(mutable=True)
    for box, words in typed.items():
        sent.setlist(box, words.split(",") if box == "talk" else [words])
    return sent


def _ticked(data: Any) -> list[str]:
    found = data.getlist("talk") if hasattr(data, "getlist") else str(data.get("talk", "")).split(",")
    return [each for each in found if each]


def _lines(data: Any) -> int:
    """As many as are filled or were drawn, and two that are empty; eight at most."""
    drawn = max((line for line in range(1, _MOST_LINES + 1) if f"task_{line}" in data), default=0)
    filled = max(
        (line for line in range(1, drawn + 1) if str(data.get(f"task_{line}", "")).strip()), default=0
    )
    return min(max(drawn, filled + 2), _MOST_LINES)


class BroughtForm(DraftedForm):
    """The worker's, before they meet."""

    BOXES = ("brought",)

    brought = forms.CharField(
        label="What do you want to talk about?",
        help_text="You and whoever supervises you read it, and nobody else.",
        required=False,
        widget=forms.Textarea,
    )

    def is_right(self, on: date) -> bool:
        return self.is_valid()


class SignForm(VersionedForm):
    """Nothing is typed: what is signed stands above the button."""


class PlanForm(TypedForm):
    planned_on = DayField(label="On which day?", what="the day of the supervision")


class CallOffForm(VersionedForm):
    why = forms.CharField(
        label="Why is it called off?", max_length=200, error_messages={"required": "Say why, in a sentence."}
    )


class MoveForm(VersionedForm):
    planned_on = DayField(label="On which day instead?", what="the day of the supervision")


class AddForm(TypedForm):
    words = forms.CharField(
        label="What do you want to add?",
        widget=forms.Textarea,
        error_messages={"required": "Write what you want to add."},
    )
    is_private = forms.BooleanField(label="Keep it between the two of us", required=False)


class DoneForm(VersionedForm):
    words = forms.CharField(
        label="How did it go?",
        help_text="You may leave it empty.",
        required=False,
        max_length=400,
        widget=forms.Textarea,
    )
