"""A letter in the person's own form: looked over, changed, agreed, printed and sent."""

from __future__ import annotations

import pytest

from tests.browser.visitor import Visitor
from tests.practice.letters import made_up as make

pytestmark = pytest.mark.usefixtures("published")


def test_a_draft_is_looked_over_changed_and_sent(visitor: Visitor, transactional_db: None) -> None:
    by, graham = make.worker()
    make.needs(by, graham, "easy_read", "Easy read, read together")
    letter = make.goals_agreed(by, graham)
    assert by.user is not None
    visitor.signed_in(by.user, "reablement").open("letters").sees("1 letter waits", "Drafts to look over")
    visitor.open("record_letters", ref=graham.record.ref).sees("Easy read, 16 point")
    at = {"ref": graham.record.ref, "letter": letter.pk}
    visitor.open("record_letter", **at).sees(
        "Look over and send: Priya Nair",
        "Graham asked: Easy read, read together.",
        "It is free for up to six weeks.",
    )
    visitor.press("Change how it goes").choose("Large print").press("Save and continue").sees(
        "Say why it goes so."
    )
    visitor.type("Why this form, and this way?", "He asked me today").press("Save and continue")
    visitor.sees("Large print, 18 point", "Priya Nair decided: He asked me today")
    visitor.press("Change the words").type("What it costs", "").press("Save and continue")
    visitor.sees("This must be said (SI 2014/2672 regulation 3(2)(b)")
    visitor.type("What it costs", "Nothing at all, for six weeks.").press("Save and continue")
    visitor.sees("Nothing at all, for six weeks.").press("Agree and send")
    visitor.sees("Ready. Print and post: Priya Nair").press("It is printed").sees("Printed.")
    visitor.press("It is sent").sees("Sent 24 November")
    visitor.open("letters").sees("No letter waits to go.")
