"""A member of staff doing whole steps in a browser: each part of a form filled in, the end chosen, what it causes read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from playwright.sync_api import Locator, Page

from homefirst.foundation.accounts.models import Team, User
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition.shapes import CODED, NUMBERS, Form, Question
from homefirst.practice.pathways.actions.hands import definition_of
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.models import Person
from tests import factories as make
from tests.browser.looking import filled_in_unsaid, glance
from tests.browser.typed import Typed, known
from tests.browser.visitor import Visitor

Answers = Mapping[str, Any]


@dataclass
class Doer:
    """`day` is the day in the browser's own server; `turn` to another one signs them in again."""

    visitor: Visitor
    user: User
    role: str
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.visitor.paper = True

    def signed_in(self) -> Doer:
        self.visitor.signed_in(self.user, self.role)
        return self

    def does(
        self, about: Person, code: str, outcome: str, answers: Answers | None = None, *, reason: str = ""
    ) -> Doer:
        """Does the open step `code` of somebody's work from its first part to its end, and looks at the last page before
        it is sent. A required question without an answer here gets a plain one."""
        step = open_step(about, code)
        self._knows(about)
        page = self.visitor.page
        page.goto(self.visitor.base + reverse("do_step", kwargs={"step": step.pk}))
        if page.get_by_role("button", name="Take it").count():
            _press(page, "Take it")
        name = definition_of(step).form
        version = forms.newest(name) if name else None
        if version is not None:
            self._fill(page, step, forms.read(version), dict(answers or {}))
        page.goto(self.visitor.base + reverse("finish_step", kwargs={"step": step.pk}))
        chosen = page.locator(f"input[name=outcome][value={outcome}]")
        assert chosen.count(), f"{code} cannot be ended: {page.locator('main').inner_text()[:1500]}"
        chosen.check()
        self.visitor.press("Show what happens")
        self.seen.append(" ".join(page.locator("main").inner_text().split()))
        if reason:
            page.locator("[name=reason]").fill(reason)
        _press(page, "Finish and send")
        step.refresh_from_db()
        said = " ".join(page.locator("main").inner_text().split())
        assert step.state in (Step.State.DONE, Step.State.AGREEMENT), f"{code} is {step.state}: {said[:1500]}"
        return self

    def starts(self, about: Person, pathway: str) -> Doer:
        """Starts a pathway from the person's record."""
        page = self.visitor.page
        page.goto(self.visitor.base + reverse("record_work", kwargs={"ref": about.record.ref}))
        box = page.locator(f"[name=pathway][value={pathway}]")
        folded = page.locator("main details:not([open])", has=box)
        while folded.count():
            folded.first.locator("summary").first.click()
        box.check()
        _press(page, "Start")
        return self

    def opens_step(self, about: Person, code: str) -> Visitor:
        """The first part of an open step's form, looked at."""
        step = open_step(about, code)
        name = definition_of(step).form
        version = forms.newest(name)
        assert version is not None
        return self.visitor.open("do_part", step=step.pk, part=forms.read(version).parts[0].code)

    def dates(self, about: Person, code: str, on: date) -> Doer:
        """Says when a clock of the step began."""
        page = self.visitor.page
        page.goto(self.visitor.base + reverse("date_step", kwargs={"step": open_step(about, code).pk}))
        boxes = page.locator("main input[type=text]").all()
        for box, part in zip(boxes, (on.day, on.month, on.year), strict=True):
            box.fill(str(part))
        self.visitor.typed.append(Typed(f"the date of {code}", on.isoformat()))
        self.visitor.follow(page.locator("main button").last)
        return self

    def opens(self, name: str, about: Person) -> Visitor:
        """A page of the person's record, looked at."""
        return self.visitor.open(name, ref=about.record.ref)

    def _knows(self, about: Person) -> None:
        who = known(
            f"the record of {about.given_name}",
            about.given_name,
            about.family_name,
            about.birth_date,
            about.postcode,
        )
        if who not in self.visitor.typed:
            self.visitor.typed.insert(0, who)

    def _fill(self, page: Page, step: Step, form: Form, answers: dict[str, Any]) -> None:
        for part in form.parts:
            address = reverse("do_part", kwargs={"step": step.pk, "part": part.code})
            for turn in range(3):  # an answer may bring more questions to the same page
                if page.goto(self.visitor.base + address).status == 404:  # type: ignore[union-attr]
                    break
                if turn == 0:
                    glance(page, scripts=self.visitor.scripts)
                    assert not (unsaid := filled_in_unsaid(page)), f"{step.code}, {part.code}: {unsaid}"
                typed = _answer(page, [each for each in part.questions if each.is_asked], answers)
                self.visitor.typed += [each for each in typed if each.words]
                if not typed:
                    break
                _press(page, "Next")
                problem = page.locator(".govuk-error-summary")
                assert not problem.count(), f"{step.code}, {part.code}: {problem.inner_text()}"


def worker(team: Team, role: str, name: str = "Priya Nair") -> User:
    return make.staff(role, name=name, teams=(team,))


def closed(about: Person, pathway: str) -> bool:
    return Episode.objects.get(person=about, code=pathway).state == Episode.State.CLOSED


def open_step(about: Person, code: str) -> Step:
    return Step.objects.get(episode__person=about, code=code, state__in=Step.OPEN)


def _press(page: Page, words: str) -> None:
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name=words, exact=True).click()


def _answer(page: Page, questions: list[Question], answers: dict[str, Any]) -> list[Typed]:
    """Fills in what stands on the page and is wanted; returns each box that it filled, with the words of the story: none
    for a choice, a plain answer, what is meant to be said again each time, and the person's own words."""
    filled = []
    for question in questions:
        wanted = answers.get(question.code, _plain(question) if question.required else None)
        if wanted is None or question.fact:
            continue
        told = answers.get(question.code)
        if page.locator(_boxes(question)).count() and not _stands(page, question, told):
            _put(page, question, wanted)
            filled.append(Typed(question.code, _fact(question, told)))
    return filled


def _stands(page: Page, question: Question, told: Any) -> bool:
    """Whether an answer is there already; words that were filled in from last time give way to what is told now."""
    if question.type in CODED or question.type == "boolean":
        chosen = page.locator(f"main [name={question.code}]:checked, main select[name={question.code}]")
        return any(one.input_value() for one in chosen.all())
    typed = [one.input_value().strip() for one in page.locator(_boxes(question)).all()]
    return typed == [told] if isinstance(told, str) else any(typed)


def _fact(question: Question, told: Any) -> str:
    said_anew = question.reading or question.own_words or question.type in (*CODED, *NUMBERS, "boolean")
    return "" if told is None or said_anew else str(told)


def _boxes(question: Question) -> str:
    """A date has three, named after it."""
    return f"main [name{'^' if question.type == 'date' else ''}={question.code}{'_' if question.type == 'date' else ''}]"


def _put(page: Page, question: Question, wanted: Any) -> None:
    if question.type == "boolean":
        _choose(page.locator(f"main [name={question.code}][value={'yes' if wanted else 'no'}]"))
    elif question.type in CODED:
        for value in wanted if isinstance(wanted, (list, tuple)) else [wanted]:
            menu = page.locator(f"main select[name={question.code}]")
            if menu.count():
                menu.select_option(str(value))
            else:
                _choose(page.locator(f"main [name={question.code}][value='{value}']"))
    elif question.type == "date":
        for box, part in zip(
            page.locator(_boxes(question)).all(), (wanted.day, wanted.month, wanted.year), strict=True
        ):
            box.fill(str(part))
    else:
        page.locator(f"main [name={question.code}]").fill(str(wanted))


def _choose(box: Locator) -> None:
    box.check()


def _plain(question: Question) -> Any:
    if question.type == "boolean":
        return True
    if question.type in CODED:
        return question.options[0].code
    if question.type == "date":
        return make.TODAY
    if question.type in NUMBERS:
        return int(question.least or 1)
    return "As we talked about."
