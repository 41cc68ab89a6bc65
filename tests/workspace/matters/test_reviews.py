"""The pages of safeguarding adults reviews: referred, decided by what the law asks, and what was learnt seen to its end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from homefirst.foundation.accounts.models import User
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.matters.models import AdultReview, MatterAction
from tests import factories as make
from tests.factories import NOW, TODAY, acting
from tests.practice.matters.walking import MAY, MUST, decided, done, found, in_hand, recommended, review
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import form_of, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
PAGE = "/safeguarding/reviews/"
LATER = TODAY + timedelta(days=3000)  # pages go by the clock of the machine


class Desk:
    def __init__(self) -> None:
        self.team = make.team("safeguarding", "Safeguarding team")
        self.client = signed_in("safeguarding_lead", self.team)
        self.user: User = self.client.user  # type: ignore[attr-defined]
        self.by = acting(self.user, "safeguarding_lead", at=NOW)

    def page(self, rest: str = "") -> str:
        return words_of(self.client.get(f"{PAGE}{rest}"))

    def person(self, name: str = "Ada") -> Any:
        return make.person(of=self.team, given_name=name, family_name="Finch")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def _day(name: str, day: Any) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def test_one_is_referred_by_number_and_the_look_stands_with_the_adult(desk: Desk) -> None:
    person = desk.person()
    assert "Adults reviews (0)" in words_of(desk.client.get("/safeguarding/"))
    assert "No review is open." in desk.page()
    said = {
        "number": "no such",
        "referred_by": "The ward",
        "why": "Found alone.",
        **_day("received_on", TODAY),
    }
    response: Any = desk.client.post(f"{PAGE}open/", said)
    assert (response.status_code, "Nobody whom you may see has this number." in words_of(response)) == (
        400,
        True,
    )
    response = desk.client.post(f"{PAGE}open/", said | {"number": person.record.ref}, follow=True)
    page = words_of(response)
    for words in (
        "Ada Finch",
        "What happened, and what is known",
        "Do this step",
        "None is written down yet.",
    ):
        assert words in page, words
    assert AuditRow.objects.filter(part="safeguarding adults review", record_id=person.pk).exists()
    assert "Ada Finch" in desk.page("?show=decide")


def test_the_chair_sees_what_the_law_asks_before_deciding(desk: Desk) -> None:
    matter = review(desk.by, desk.person())
    done(matter, "referral", "whole", desk.by, **MUST)
    done(matter, "advice", "given", desk.by)
    address = f"{PAGE}steps/{in_hand(matter, 'decide').pk}/"
    page = desk.client.get(address)
    for words in (
        "The law asks for a review",
        "Met: 18 or older.",
        "The rule was not read at its source yet",
    ):
        assert words in words_of(page), words
    said = form_of(page) | {"chair": "Dr Ama Obi", "outcome": "none", "reason": "Nothing to learn."}
    said |= _day("decided_on", TODAY)
    response: Any = desk.client.post(address, said)
    assert (response.status_code, "By what is written the law asks for a review." in words_of(response)) == (
        400,
        True,
    )
    assert "Nothing to learn." in words_of(response)
    page = words_of(desk.client.post(address, said | {"otherwise": "on"}, follow=True))
    assert "No review, " in page
    assert "Otherwise than the law asks" in desk.page()
    assert AdultReview.objects.get().decision_why == "Nothing to learn."


def test_recommendations_stand_with_owner_and_day_and_those_that_are_late_are_counted(desk: Desk) -> None:
    matter = decided(desk.by)
    address = f"{PAGE}{matter.pk}/to-do/"
    said = {"what": "recommendation", "words": "Ring within a day", "owner": "The ICB"}
    response: Any = desk.client.post(address, said | _day("due_on", TODAY - timedelta(days=1)))
    assert "This day has passed." in words_of(response)
    page = words_of(desk.client.post(address, said | _day("due_on", LATER), follow=True))
    assert "Ring within a day" in page
    action = MatterAction.objects.get(is_recommendation=True)
    MatterAction.objects.filter(pk=action.pk).update(due_on=TODAY - timedelta(days=3))
    assert "1 Actions late" in desk.page()
    assert "0 of 1 done" in desk.page("?show=recommendations")
    done_page = f"{PAGE}to-do/{action.pk}/"
    page = words_of(desk.client.post(done_page, {"words": "Heard it.", "row_version": "1"}, follow=True))
    assert "Heard it." in page
    assert "No recommendation is late." in desk.page("?show=recommendations")
    assert desk.client.post(done_page, {"words": "Again.", "row_version": "1"}).status_code == 400


def test_the_figures_of_the_year_open_what_they_count_and_say_what_a_small_number_may_tell(
    desk: Desk,
) -> None:
    found(desk.by)
    decided(desk.by, "may", desk.person(), **MAY)
    page = desk.page("year/?year=2026")
    for words in (
        "Referred 2",
        "A review must be held 1",
        "A review by choice 1",
        "Findings agreed 1",
    ):
        assert words in page, words
    assert "A small number may tell who it was" in page
    assert "Ada Finch" not in page
    assert "Ada Finch" in desk.page("year/?year=2026&show=may")
    assert "Referred 0" in desk.page("year/?year=2024")


def test_the_printed_page_holds_the_finding_of_the_law_and_nothing_to_press(desk: Desk) -> None:
    matter = found(desk.by)
    page = desk.page(f"{matter.pk}/?print")
    for words in (f"by {desk.user.name}", "What the law asks", "Ring within a day"):
        assert words in page, words
    assert "Do this step" not in page


def test_one_is_handed_over_to_somebody_who_keeps_reviews(desk: Desk) -> None:
    matter = review(desk.by, desk.person())
    address = f"{PAGE}{matter.pk}/hand-over/"
    said = form_of(desk.client.get(address)) | {"why": "On leave"}
    response: Any = desk.client.post(address, said | {"user": make.staff("finance").email})
    assert (response.status_code, "They may not see this." in words_of(response)) == (400, True)
    other = make.staff("principal_social_worker", name="Gwen Morgan")
    assert "Gwen Morgan" in words_of(desk.client.post(address, said | {"user": other.email}, follow=True))


def test_a_director_sees_how_many_reviews_are_open_and_what_is_late_without_a_name(desk: Desk) -> None:
    matter = found(desk.by)
    MatterAction.objects.filter(matter=matter, is_recommendation=True).update(
        due_on=TODAY - timedelta(days=3)
    )
    page = words_of(signed_in("director").get("/safeguarding/"))
    for words in (
        "Safeguarding adults reviews 1 review",
        "Recommendations of reviews, late 1 recommendation",
    ):
        assert words in page, words
    assert "Finch" not in page


@pytest.mark.parametrize("role", ["social_worker", "team_manager", "finance", "director", "councillor"])
def test_other_roles_have_no_such_page(role: str, desk: Desk) -> None:
    matter = review(desk.by)
    client = signed_in(role)
    for address in (PAGE, f"{PAGE}open/", f"{PAGE}year/", f"{PAGE}{matter.pk}/"):
        assert client.get(address).status_code in (403, 404)


def test_the_pages_ask_as_often_for_many_as_for_few(desk: Desk) -> None:
    matter = decided(desk.by, "must", desk.person())
    step = in_hand(matter, "method")
    pages = (
        "",
        "?show=closed",
        "?show=recommendations",
        "year/?year=2026&show=received",
        f"{matter.pk}/",
        f"steps/{step.pk}/",
    )
    recommended(matter, desk.by)
    few = [asked(desk.client, f"{PAGE}{page}") for page in pages]
    for number in range(4):
        decided(desk.by, "must", desk.person(f"Person{number}"))
        recommended(matter, desk.by)
    assert [asked(desk.client, f"{PAGE}{page}") for page in pages] == few
    assert max(few) <= MOST, few
