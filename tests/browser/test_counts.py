"""How many presses and how many boxes the commonest five jobs take, counted in a browser; and a step by the keyboard alone.

A press is a link, a button or a choice; a box is a field that is typed in. More than is said here is a fault to mend.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from homefirst.foundation.accounts.models import User
from homefirst.practice.contacts.models import Contact
from homefirst.practice.notes.models import Note
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.models import Person
from tests import factories as make
from tests.browser.visitor import Visitor
from tests.practice.pathways.walks import in_hand

pytestmark = pytest.mark.usefixtures("transactional_db", "published")


@dataclass
class Hand:
    """A hand at the mouse and the keys, whose every press and box is counted."""

    visitor: Visitor
    presses: int = 0
    boxes: int = 0

    def press(self, words: str, *, exact: bool = True) -> Hand:
        self.presses += 1
        self.visitor.press(words, exact=exact)
        return self

    def choose(self, group: str, answer: str) -> Hand:
        self.presses += 1
        asked = self.visitor.page.get_by_role("group", name=group, exact=False)
        asked.get_by_label(answer, exact=True).first.check()
        return self

    def pick(self, label: str, answer: str) -> Hand:
        self.presses += 1
        self.visitor.page.get_by_label(label).select_option(label=answer)
        return self

    def type(self, label: str, words: str) -> Hand:
        self.boxes += 1
        self.visitor.type(label, words)
        return self

    def at_most(self, *, presses: int, boxes: int) -> None:
        assert (self.presses, self.boxes) == (presses, boxes), "change the count here when it falls"


@pytest.fixture
def north(transactional_db: None) -> Any:
    return make.team("north", "Westbrook North")


@pytest.fixture
def priya(north: Any) -> User:
    make.staff("social_worker", name="Daniel Osei", teams=(north,))
    return make.staff("social_worker", name="Priya Nair", teams=(north,))


@pytest.fixture
def graham(north: Any) -> Person:
    return make.person(of=north, given_name="Graham", family_name="Ashworth", birth_date=date(1944, 3, 14))


def review(graham: Person, priya: User) -> Episode:
    by = make.acting(priya, "social_worker")
    return open_episode(
        person=graham, code="review", by=by, on=make.TODAY, dates={"help_started": date(2026, 10, 1)}
    )


def test_a_note_after_a_visit(visitor: Visitor, priya: User, graham: Person) -> None:
    hand = Hand(visitor.signed_in(priya).open("record_now", ref=graham.record.ref))
    hand.press("Add a note").choose("What was it?", "Visit").type("What happened?", "He made his own tea.")
    hand.press("Finish")
    assert Note.objects.get(person=graham)
    hand.at_most(presses=3, boxes=1)


def test_a_review_with_nothing_changed(visitor: Visitor, priya: User, graham: Person) -> None:
    episode = review(graham, priya)
    hand = Hand(visitor.signed_in(priya).open("my_work"))
    hand.press("Start: First look back", exact=False)
    hand.type("How is life now?", "Good.").type("What works?", "The mornings.")
    hand.choose("Were the outcomes achieved?", "Fully").choose("Are the needs the same?", "The same")
    while hand.press("Next") and not visitor.page.get_by_label("What would they like next?").count():
        pass
    hand.type("What would they like next?", "To go on like this.").press("Next")
    hand.choose("How did it end?", "It works; nothing changes").press("Finish and send")
    assert in_hand(episode, "yearly")
    hand.at_most(presses=8, boxes=3)


def test_work_is_handed_over(visitor: Visitor, priya: User, graham: Person) -> None:
    episode = review(graham, priya)
    hand = Hand(visitor.signed_in(priya).open("my_work"))
    hand.press("Start: First look back", exact=False).press("Hand over")
    hand.pick("Whose hands?", "Daniel Osei").press("Hand over")
    holder = in_hand(episode, "light_touch").held_by
    assert holder is not None
    assert holder.name == "Daniel Osei"
    hand.at_most(presses=4, boxes=0)


def test_a_concern_is_raised(visitor: Visitor, priya: User, graham: Person) -> None:
    hand = Hand(visitor.signed_in(priya).open("record_now", ref=graham.record.ref))
    hand.press("Start something new").press("Raise a concern")
    hand.type("What was seen or heard, in the words used?", "He says that his purse is empty.")
    hand.type("When?", "This morning").choose("What kind of abuse or neglect?", "Financial or material abuse")
    hand.choose("Where?", "Own home").press("Next")
    hand.choose("Is anybody in danger now?", "No").choose("Who else is at risk?", "Nobody").press("Next")
    hand.choose("Does the adult know that this was raised?", "Yes").press("Next")
    first = visitor.page.locator("main input[name=outcome]").first
    first.check()
    hand.presses += 1
    hand.press("Finish and send")
    assert Step.objects.get(episode__person=graham, code="concern").state == Step.State.DONE
    hand.at_most(presses=12, boxes=2)


def test_a_first_contact_about_somebody_known(visitor: Visitor, graham: Person) -> None:
    rosa = make.staff("first_contact", teams=(make.team("first_contact", "First contact"),), name="Rosa")
    hand = Hand(visitor.signed_in(rosa).open("/"))
    hand.choose("Who is this?", "Family").type("Given name", "Graham").type("Family name", "Ashworth")
    hand.choose("Did you hear any of these?", "None of these").press("Save and continue")
    hand.press("Yes, use this record Graham Ashworth", exact=False)
    hand.type("What would they like to happen?", "Dad wants his own kitchen.")
    hand.choose("May we share this with those who could help?", "Yes").press("Save and continue")
    visitor.page.get_by_label("Settled with advice or a connection").check()
    hand.presses += 1
    hand.press("Finish and send")
    assert Contact.objects.get().state == Contact.State.RECORDED
    hand.at_most(presses=8, boxes=3)


def test_a_step_is_done_by_the_keyboard_alone_from_my_work_to_its_end(
    visitor: Visitor, priya: User, graham: Person
) -> None:
    by = make.acting(priya, "social_worker")
    episode = open_episode(person=graham, code="three_conversations", by=by, on=make.TODAY)
    page = visitor.signed_in(priya).open("my_work").page

    def to(words: str) -> None:
        """By Tab, forwards, at most as many times as the page has stops."""
        for _ in range(120):
            page.keyboard.press("Tab")
            if words in page.evaluate(_FOCUSED):
                shown = page.evaluate("document.activeElement.getBoundingClientRect().width")
                assert shown > 0, f"{words} has the focus and cannot be seen"
                return
        raise AssertionError(f"the keyboard does not reach {words} on {page.url}")

    def enter(words: str) -> None:
        to(words)
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press("Enter")

    enter("Start: Conversation 1")
    to("What matters to you?")
    page.keyboard.type("My garden")
    enter("Next")
    enter("Next")
    to("Three ideas that were talked about")
    page.keyboard.type("The lunch club")
    enter("Next")
    to("Connected to their own and community support")
    page.keyboard.press("Space")
    enter("Finish and send")
    assert episode.steps.get(code="conversation_1").outcome == "connected"


# The words of what has the focus: its own, its label, or those of the group that it stands in.
_FOCUSED = """(() => {
  const one = document.activeElement;
  const group = one.closest("fieldset")?.querySelector("legend")?.innerText ?? "";
  const labels = [...(one.labels ?? [])].map(each => each.innerText).join(" ");
  return [labels, one.matches("a, button, summary") ? one.innerText : "", group].join(" ");
})()"""
