"""Practice changed in a browser: a clock shortened by one lead, a slip mended, tried on the past, agreed by another."""

from __future__ import annotations

import pytest

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways import library
from homefirst.practice.pathways.models import PublishedPathway
from tests import factories as make
from tests.browser.visitor import Visitor
from tests.factories import TODAY
from tests.practice.pathways.walks import begun

pytestmark = pytest.mark.usefixtures("transactional_db", "published")
CODE = "three_conversations"
CLOCK = "within: 2 working days"


@pytest.fixture
def gwen() -> User:
    return make.staff("principal_social_worker", name="Gwen Morgan", teams=(make.team("north"),))


@pytest.fixture
def catherine() -> User:
    return make.staff("director", name="Catherine Holt")


def written(old: str, new: str) -> str:
    text = library.in_force(CODE, TODAY).text
    assert old in text
    return text.replace(old, new, 1)


def test_a_lead_changes_a_clock_and_a_director_agrees(visitor: Visitor, gwen: User, catherine: User) -> None:
    worker = make.actor(teams=(make.team("north"),))
    graham = make.person(of=make.team("north"), given_name="Graham", family_name="Ashworth")
    begun(worker, graham, CODE)
    visitor.signed_in(gwen).open("how_we_work").press("Three Conversations").press("Try a change")
    visitor.type("The file", written("next: conversation_2", "next: conversation_9")).press(
        "Save and continue"
    )
    visitor.sees("What is in force stays in force.", "line", "there is no step called conversation_9")
    visitor.press("Change the file Three Conversations")
    visitor.type("The file", written(CLOCK, "within: same day")).press("Save and continue")
    visitor.sees("time allowed changed from “Within 2 working days", "Beside version 1")
    change = visitor.path
    visitor.press("Read it aloud Three Conversations").sees("Draft: nobody works by it yet").open(change)
    visitor.press("Try on past work").sees("1 piece of work is open now.", "nobody is stranded")
    visitor.press("1 piece of work").sees("Graham Ashworth")
    visitor.open(change).press("Propose").sees("Say why, for those who read it later.")
    visitor.type("Why?", "People waited over a weekend to be heard.").press("Propose")
    visitor.sees("You proposed this yourself. Somebody else must agree.", "Being looked at")
    visitor.signed_in(catherine).open("how_we_work").press("1 Changes for you to agree")
    visitor.press("Three Conversations").press("Try on past work").sees("you may see figures only")
    visitor.open(change).press("Agree").sees("Catherine Holt agreed.")
    version = PublishedPathway.objects.filter(code=CODE).order_by("-number")[0]
    assert (version.number, version.published_by, version.agreed_by) == (2, gwen, catherine)
    visitor.signed_in(gwen).open("how_pathway", code=CODE).sees(
        "Gwen Morgan proposed it, and Catherine Holt agreed."
    )


@pytest.mark.parametrize("kind", ["times", "measures", "letters", "words"])
def test_each_list_is_read_on_any_screen(visitor: Visitor, gwen: User, kind: str) -> None:
    visitor.signed_in(gwen).open("how_list", kind=kind).press("Roles").sees("What each role may do")
