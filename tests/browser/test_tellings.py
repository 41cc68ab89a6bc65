"""Who is to be told and the letters that wait: printed, in the post, told, and not told with the reason."""

from __future__ import annotations

from typing import Any

import pytest

from homefirst.practice.people.models import Person
from tests import factories as make
from tests.browser.visitor import Visitor
from tests.practice.letters.test_printing import ready, somebody
from tests.practice.safeguarding.walking import CONCERN, concern, ended

pytestmark = pytest.mark.usefixtures("published")
SAID = "We have what you told us, and somebody looks into it."


@pytest.fixture
def hannah(transactional_db: None) -> Any:
    """Two concerns that were raised, and a letter that is ready."""
    ours = make.team()
    by = make.actor("social_worker", teams=(ours,), name="Hannah Price")
    for name in ("Norah", "Edwin"):
        about = make.person(of=ours, given_name=name, family_name="Finch")
        ended(concern(by, about), "concern", "safe_for_now", by, **dict(CONCERN))
    ready(by, somebody(by, ours, "Ada", "easy_read"))
    return by


def test_a_letter_is_printed_and_posted_one_is_told_and_another_is_not_and_why(
    visitor: Visitor, hannah: Any
) -> None:
    visitor.signed_in(hannah.user, "social_worker").open("tellings")
    visitor.sees("2 tellings wait", "When we would like to meet you: to Ada Made-Up", "Easy read, 16 point.")
    assert "Team" in visitor.page.locator("nav [aria-current]").first.inner_text()
    printed = visitor.page.request.get(visitor.base + _address(visitor, "Print the chosen letters"))
    assert printed.body().startswith(b"%PDF")
    visitor.press("They are in the post").sees("Are these in the post?", "Ada Made-Up")
    visitor.press("They are in the post").sees("1 letter: in the post.", "No letter waits to be printed.")

    visitor.press("Tell whoever raised the concern about Norah Finch").sees(
        "They may be told this, and no more."
    )
    visitor.press("They were told").sees("Choose how they were told.")
    visitor.choose("By telephone").press("They were told").sees("Say what they were told.")
    visitor.choose(SAID).press("They were told")
    visitor.sees("Told: whoever raised the concern. It stands in the story.")

    visitor.open("tellings").sees("1 telling waits")
    visitor.press("Tell whoever raised the concern about Edwin Finch").press("They are not told")
    visitor.press("They are not told").sees("Say why they are not told.")
    visitor.type("Why are they not told?", "They gave no name and no number.").press("They are not told")
    visitor.sees("They gave no name and no number.")
    visitor.open("tellings").sees("Nobody is waiting to be told anything.")

    ada = Person.objects.get(given_name="Ada")
    visitor.open("record_story", ref=ada.record.ref, query="?shown_as=list")
    visitor.press("Letter: When we would like to meet you").sees("Sent 24 November")


def _address(visitor: Visitor, button: str) -> str:
    """Where the form of a button would go with what is ticked: the document itself opens in no page."""
    found = visitor.page.get_by_role("button", name=button, exact=True)
    address = found.evaluate(
        "each => each.form.getAttribute('action') + '?' + new URLSearchParams(new FormData(each.form)).toString()"
    )
    return str(address)
