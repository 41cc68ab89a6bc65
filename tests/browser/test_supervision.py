"""A supervision as two people go through it: the agenda from the facts, what both write, and both signatures."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from homefirst.practice.notes.models import Note
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.supervision.models import Signature, Supervision
from tests import factories as make
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.usefixtures("transactional_db", "pathways_alone")
DAY = timedelta(days=1)


def _day(visitor: Visitor, box: str, day: Any) -> None:
    for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
        visitor.page.locator(f"#id_{box}_{part}").fill(str(value))


def test_a_supervision_goes_from_the_agenda_to_both_signatures(
    visitor: Visitor, transactional_db: Any
) -> None:
    east = make.team("east", "East older people's team")
    manager = make.staff("team_manager", name="Amara Cole", teams=(east,))
    worker = make.staff("social_worker", name="Nadia Rahman", teams=(east,))
    graham = make.person(of=east, given_name="Graham", family_name="Ashworth")
    then = make.acting(worker, "social_worker", at=make.NOW - 70 * DAY)
    open_episode(person=graham, code="care_act_assessment", by=then, on=then.on)

    visitor.signed_in(manager).open("supervision").sees("Nadia Rahman", "1 Late", "None planned")
    visitor.press("Plan a day for Nadia Rahman")
    _day(visitor, "planned_on", make.TODAY)
    visitor.press("Plan this day").sees("Supervision is planned for Tuesday 24 November.")

    visitor.signed_in(worker).open("my_work").sees("Say what you want to talk about in supervision")
    visitor.press("Say what you want to talk about in supervision")
    visitor.type("What do you want to talk about?", "Leave in June.").press("Save and stop here")
    visitor.sees("It is kept. Only the two of you can see it.")

    visitor.signed_in(manager).open("supervision_with", worker=worker.pk).press("Prepare and write")
    visitor.sees("Leave in June.", "No contact since the work began on 15 September.")
    visitor.type("How they are", "Tired, and says so.")
    visitor.page.get_by_label("Graham Ashworth", exact=True).check()
    visitor.press("Show boxes for those ticked")
    visitor.type("What did you say about Graham Ashworth?", "Nobody has seen him since September.")
    visitor.type("What was decided about Graham Ashworth?", "Visit this week.")
    visitor.page.get_by_label("Put both on the record of Graham Ashworth").check()
    visitor.type("1. What is to be done?", "Visit Graham")
    visitor.page.get_by_label("1. About whom?").select_option(label="Graham Ashworth")
    _day(visitor, "due_1", make.TODAY + 2 * DAY)
    _day(visitor, "next_on", make.TODAY + 28 * DAY)
    visitor.press("Check and sign").sees(
        "Put a management decision on the record of Graham Ashworth",
        "Plan the next supervision for Tuesday 22 December",
        "Tired, and says so.",
    )
    visitor.press("Sign").sees("You have signed.")
    assert Note.objects.get().kind == "management_decision"

    visitor.signed_in(worker).open("my_work").sees("Visit Graham", "Read and sign your supervision")
    visitor.press("Read and sign your supervision").sees("Tired, and says so.", "Nobody has seen him")
    visitor.press("Sign").sees("You have signed.", "Both have signed.")
    visitor.press("Add to it").type("What do you want to add?", "I have seen him.").press("Add to it")
    visitor.sees("I have seen him.")
    assert Signature.objects.count() == 2

    gwen = make.staff("principal_social_worker", name="Gwen Morgan")
    held = Supervision.objects.get(held_on__isnull=False)
    visitor.signed_in(gwen).open("read_supervision", held=held.pk).sees("Nobody has seen him")
    expect(visitor.page.get_by_text("Tired, and says so.")).to_have_count(0)
