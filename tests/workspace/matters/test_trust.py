"""The pages of people in positions of trust: a list, one of them, who is told, who may see it, and how long it is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from homefirst.foundation.accounts.models import User
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.matters.actions import finish_matter_step, name_for
from homefirst.practice.matters.models import MatterStep, TrustConcern, TrustNamed, TrustSharing
from tests import factories as make
from tests.factories import NOW, TODAY, acting
from tests.practice.matters.walking import concern, done, in_hand, shared
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import form_of, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
PAGE = "/safeguarding/trust/"
LATER = TODAY + timedelta(days=3000)  # pages go by the clock of the machine
WORK = {"works_as": "Care worker", "employer": "Larch House", "named_adult": False, "children": False}


class Desk:
    def __init__(self) -> None:
        self.client = signed_in("safeguarding_lead")
        self.user: User = self.client.user  # type: ignore[attr-defined]
        self.by = acting(self.user, "safeguarding_lead", at=NOW)

    def page(self, rest: str = "") -> str:
        return words_of(self.client.get(f"{PAGE}{rest}"))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def _day(name: str, day: Any) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def _ended(desk: Desk, kept: Any) -> TrustConcern:
    matter = concern(desk.by)
    done(matter, "known", "to_decide", desk.by, **WORK)
    done(matter, "decide", "no_more", desk.by, "Nothing points to a risk.")
    done(matter, "conclude", "ended", desk.by, conclusion="unfounded", keep_until=kept.isoformat())
    return TrustConcern.objects.select_related("matter").get(matter=matter)


def test_one_is_opened_from_the_board_and_stands_with_its_next_step(desk: Desk) -> None:
    assert "Positions of trust (0)" in words_of(desk.client.get("/safeguarding/"))
    assert "No concern that you may see is open." in desk.page()
    said = {
        "name": "Dean Marsh",
        "known": "Charged with theft.",
        "from_whom": "",
        **_day("received_on", TODAY),
    }
    response: Any = desk.client.post(f"{PAGE}open/", said)
    assert (response.status_code, "Say from whom." in words_of(response)) == (400, True)
    response = desk.client.post(
        f"{PAGE}open/", said | {"from_whom": "The police", "colleague": "no@body.example"}
    )
    assert "Nobody signs in with this e-mail address." in words_of(response)
    page = words_of(desk.client.post(f"{PAGE}open/", said | {"from_whom": "The police"}, follow=True))
    for words in ("Dean Marsh", "What is known, and from whom", "Do this step", "Nobody else is named."):
        assert words in page, words
    assert "Dean Marsh" in desk.page()


def test_a_step_asks_what_its_answers_bring_and_nothing_twice(desk: Desk) -> None:
    step = in_hand(concern(desk.by), "known")
    address = f"{PAGE}steps/{step.pk}/"
    page = desk.client.get(address)
    assert "Charged with theft from a neighbour of 84." in words_of(page)
    assert "When was the designated officer for children told" not in words_of(page)
    said = form_of(page) | WORK | {"paid": "paid", "whose": "The police's", "from_where": "private"}
    said |= {"named_adult": "no", "children": "yes", "outcome": "to_decide"}
    response: Any = desk.client.post(address, said)
    assert response.status_code == 400
    assert "When was the designated officer for children told" in words_of(response)
    assert "This needs an answer." in words_of(response)
    page = words_of(desk.client.post(address, said | {"children_told": "Today"}, follow=True))
    assert "Does it have to be acted on?" in page
    assert TrustConcern.objects.get().children is True


def test_a_step_is_kept_for_later_and_whoever_comes_second_keeps_every_word(desk: Desk) -> None:
    step = in_hand(concern(desk.by), "known")
    address = f"{PAGE}steps/{step.pk}/"
    said = form_of(desk.client.get(address)) | {"employer": "Larch House", "go": "later"}
    assert "as far as it is answered" in words_of(desk.client.post(address, said, follow=True))
    response: Any = desk.client.post(address, said | {"employer": "Elm Court"})
    assert (response.status_code, "Elm Court" in response.content.decode()) == (400, True)
    assert "Somebody else changed this while you had it open" in words_of(response)
    assert "Larch House" in words_of(response)
    assert MatterStep.objects.get().answers["employer"] == ["Larch House"]
    desk.client.post(address, form_of(response) | {"go": "later"})
    assert MatterStep.objects.get().answers["employer"] == ["Elm Court"]


def test_what_only_a_colleague_changed_stays_though_an_older_page_is_sent(desk: Desk) -> None:
    step = in_hand(concern(desk.by), "known")
    address = f"{PAGE}steps/{step.pk}/"
    said = form_of(desk.client.get(address)) | {"go": "later"}
    desk.client.post(address, said | {"employer": "Larch House", "works_as": "Night worker"})
    response: Any = desk.client.post(address, said | {"employer": "Elm Court"})
    desk.client.post(address, form_of(response) | {"go": "later"})
    answers = MatterStep.objects.get().answers
    assert (answers["employer"], answers["works_as"]) == (["Elm Court"], ["Night worker"])


def test_each_decision_to_tell_somebody_stands_with_its_reason(desk: Desk) -> None:
    matter = concern(desk.by)
    address = f"{PAGE}{matter.pk}/telling/"
    said = {"whom": "employer", "who": "The manager", "shared": "yes", "why": "He is alone with people."}
    response: Any = desk.client.post(address, said)
    assert "Say by what law it may be told." in words_of(response)
    assert "Say what exactly is told, and no more than they need." in words_of(response)
    whole = said | {"what": "That he is charged.", "basis": "Data Protection Act 2018"}
    page = words_of(desk.client.post(address, whole, follow=True))
    for words in ("The manager", "That he is charged.", "He is alone with people."):
        assert words in page, words
    assert TrustSharing.objects.get().is_shared


def test_somebody_named_sees_this_one_and_no_other_until_it_ends(desk: Desk) -> None:
    matter, other = concern(desk.by), concern(desk.by, "Somebody else")
    worker = signed_in("social_worker")
    user: User = worker.user  # type: ignore[attr-defined]
    assert worker.get(f"{PAGE}{matter.pk}/").status_code == 404
    address = f"{PAGE}{matter.pk}/named/"
    response: Any = desk.client.post(address, {"user": "nobody@nowhere.example", "why": "Knows the home"})
    assert "Nobody signs in with this e-mail address." in words_of(response)
    desk.client.post(address, {"user": user.email, "why": "Knows the home"})
    assert "Dean Marsh" in words_of(worker.get(PAGE))
    assert "Somebody else" not in words_of(worker.get(PAGE))
    assert worker.get(f"{PAGE}{other.pk}/").status_code == 404
    page = words_of(worker.get(f"{PAGE}{matter.pk}/"))
    assert "Who looked" not in page
    assert worker.get(f"{PAGE}{matter.pk}/named/").status_code in (403, 404)
    assert user.name in desk.page(f"{matter.pk}/")
    end = f"{PAGE}named/{TrustNamed.objects.get().pk}/end/"
    desk.client.post(end, {"row_version": "1"})
    assert worker.get(f"{PAGE}{matter.pk}/").status_code == 404


def test_whom_it_is_about_is_put_right_by_the_lead(desk: Desk) -> None:
    matter = concern(desk.by)
    address = f"{PAGE}{matter.pk}/whom/"
    said = form_of(desk.client.get(address))
    assert said["name"] == "Dean Marsh"
    response: Any = desk.client.post(address, said | {"colleague": desk.user.email})
    assert (response.status_code, "This is about you." in words_of(response)) == (400, True)
    assert "Dean Marsh-Hill" in words_of(
        desk.client.post(address, said | {"name": "Dean Marsh-Hill"}, follow=True)
    )


def test_whoever_it_is_about_sees_nothing_of_it_whatever_their_role(desk: Desk) -> None:
    about = signed_in("safeguarding_lead")
    matter = concern(desk.by, colleague=about.user)  # type: ignore[attr-defined]
    step = in_hand(matter, "known")
    assert "Dean Marsh" not in words_of(about.get(PAGE))
    for rest in (f"{matter.pk}/", f"steps/{step.pk}/", f"{matter.pk}/telling/", f"{matter.pk}/named/"):
        assert about.get(f"{PAGE}{rest}").status_code == 404, rest
    assert "Received 0" in words_of(about.get(f"{PAGE}year/?year=2026"))


def test_every_look_is_written_down_without_a_name(desk: Desk) -> None:
    matter = concern(desk.by)
    before = AuditRow.objects.count()
    desk.page(f"{matter.pk}/")
    row = AuditRow.objects.order_by("-seq").first()
    assert row is not None
    assert (AuditRow.objects.count(), row.object_type, row.object_id) == (
        before + 1,
        "matter",
        str(matter.pk),
    )
    assert "Dean" not in str([vars(each) for each in AuditRow.objects.all()])
    assert f"{desk.user.name} " in desk.page(f"{matter.pk}/").split("Who looked")[1]


def test_past_its_day_it_is_kept_longer_or_emptied(desk: Desk) -> None:
    one = _ended(desk, LATER)
    assert "Nothing is kept past its day." in desk.page("?show=keeping")
    TrustConcern.objects.update(keep_until=TODAY)
    assert "Dean Marsh" in desk.page("?show=keeping")
    assert "Past its day:" in desk.page(f"{one.matter_id}/")
    address = f"{PAGE}{one.matter_id}/keeping/"
    said = form_of(desk.client.get(address))
    response: Any = desk.client.post(address, said | {"what": "longer"})
    assert response.status_code == 400
    page = words_of(desk.client.post(address, said | {"what": "empty"}, follow=True))
    assert "What was written was taken away" in page
    assert "Dean Marsh" not in page
    assert "Nothing is kept past its day." in desk.page("?show=keeping")
    assert "Taken away" in desk.page("?show=ended")


def test_the_figures_of_the_year_open_what_they_count(desk: Desk) -> None:
    _ended(desk, LATER)
    concern(desk.by, "Ada Moss")
    page = desk.page("year/?year=2026")
    assert "Received 2" in page
    assert "Dean Marsh" not in page
    assert "Dean Marsh" in desk.page("year/?year=2026&show=no_more")
    assert "Ada Moss" not in desk.page("year/?year=2026&show=no_more")
    assert "Received 0" in desk.page("year/?year=2025")
    assert desk.client.get(f"{PAGE}year/?year=20261").status_code == 200


def test_the_printed_page_says_who_printed_it_and_leaves_out_what_is_pressed(desk: Desk) -> None:
    matter = concern(desk.by)
    shared(matter, desk.by)
    page = desk.page(f"{matter.pk}/?print")
    assert f"by {desk.user.name}" in page
    assert "The manager of Larch House" in page
    assert "Do this step" not in page


@pytest.mark.parametrize("role", ["finance", "director", "councillor", "administrator", "first_contact"])
def test_other_roles_have_no_such_page(role: str, desk: Desk) -> None:
    matter = concern(desk.by)
    client = signed_in(role)
    for address in (PAGE, f"{PAGE}open/", f"{PAGE}year/", f"{PAGE}{matter.pk}/"):
        assert client.get(address).status_code in (403, 404)


def test_the_pages_ask_as_often_for_many_as_for_few(desk: Desk) -> None:
    matter = concern(desk.by)
    step = in_hand(matter, "known")
    pages = ("", "?show=ended", "year/?show=received", f"{matter.pk}/", f"steps/{step.pk}/")
    few = [asked(desk.client, f"{PAGE}{page}") for page in pages]
    for number in range(5):
        shared(concern(desk.by, f"Person {number}"), desk.by)
        shared(matter, desk.by)
        name_for(matter=matter, user=make.staff("social_worker"), why="Works on it", by=desk.by, on=TODAY)
    assert [asked(desk.client, f"{PAGE}{page}") for page in pages] == few
    assert max(few) <= MOST, few


def test_finishing_a_step_asks_at_most_twenty_five_questions(
    desk: Desk, django_assert_max_num_queries: Any
) -> None:
    step = in_hand(concern(desk.by), "known")
    given = {code: (value,) for code, value in WORK.items()}
    given |= {"paid": ("paid",), "whose": ("Theirs",), "from_where": ("private",)}
    with django_assert_max_num_queries(25):
        finish_matter_step(
            step=step,
            given=given,
            outcome="to_decide",
            reason="",
            row_version=1,
            by=desk.by,
            on=TODAY,
        )
