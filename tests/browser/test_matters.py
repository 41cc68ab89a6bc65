"""A concern about somebody in a position of trust, and a safeguarding adults review, as the lead goes through them."""

from __future__ import annotations

from typing import Any

import pytest

from homefirst.foundation.accounts.models import User
from homefirst.practice.matters.models import Matter
from tests import factories as make
from tests.browser.visitor import Visitor
from tests.practice.matters.walking import MUST, done, found, in_hand, review


@pytest.fixture
def lead(transactional_db: None, published: None) -> User:
    team = make.team("safeguarding", "Safeguarding team")
    return make.staff("safeguarding_lead", name="Ruth Okoro", teams=(team,))


def test_the_lead_opens_a_concern_decides_who_has_to_know_and_names_a_worker(
    visitor: Visitor, lead: User
) -> None:
    worker = make.staff("social_worker", name="Hannah Price")
    visitor.signed_in(lead).open("safeguarding").press("Positions of trust (0)")
    visitor.press("Open a concern")
    visitor.type("Whom is it about?", "Dean Marsh").type("What is known?", "Charged with theft.")
    visitor.type("From whom?", "The police").type("Day", "20").type("Month", "11").type("Year", "2026")
    visitor.press("Open it")
    visitor.sees("What is known, and from whom", "Do this step", "Ruth Okoro")
    matter = Matter.objects.get()
    visitor.press("Do this step", exact=False).sees("Whose information is it?")
    visitor.open("decide_trust_sharing", matter=matter.pk)
    visitor.choose("The police").choose("No")
    visitor.type("By name, and where they work", "Ann Lowe").type(
        "Why do they need to know, or why not?", "They told us."
    )
    visitor.press("Keep this decision").sees("They told us.")
    visitor.press("Name somebody")
    visitor.type("E-mail address with which they sign in", worker.email)
    visitor.type("What do they do in it?", "Knows the home").press("Name them").sees("Hannah Price")
    visitor.open("trust_concern", query="?print", matter=matter.pk).sees("Printed on", "They told us.")
    visitor.open("trust_year", query="?show=received").sees("Dean Marsh")
    visitor.signed_in(worker).open("my_work")
    visitor.press("Concerns about people in positions of trust for which you are named").press("Dean Marsh")
    visitor.does_not_see("Who looked", "Name somebody")


def test_the_chair_sees_what_the_law_asks_and_what_was_learnt_is_crossed_off(
    visitor: Visitor, lead: User
) -> None:
    by: Any = make.acting(lead, "safeguarding_lead")
    waiting = review(by)
    done(waiting, "referral", "whole", by, **MUST)
    done(waiting, "advice", "given", by)
    reported = found(by)
    visitor.signed_in(lead).open("adult_reviews").sees("Ada Finch", "0 of 1 done")
    visitor.open("review_step", step=in_hand(waiting, "decide").pk)
    visitor.sees("The law asks for a review", "tell the agencies concerned")
    visitor.open("adult_review", matter=reported.pk).press("Cross it off", exact=False)
    visitor.type("What shows that it is done?", "Heard it ring.").press("Cross it off")
    visitor.open("adult_review", matter=reported.pk, query="?print").sees("What the law asks", "Printed on")
    visitor.open("reviews_year", query="?show=done").sees("Ada Finch")
    visitor.open("open_review")
