"""Safeguarding adults reviews: from the referral to what was learnt, and the figures of the year."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from homefirst.foundation.errors import Invalid, NotAllowed, NotNow
from homefirst.practice.matters import actions
from homefirst.practice.matters.models import AdultReview, Matter, MatterAction
from homefirst.practice.matters.queries import matters as queries
from homefirst.practice.matters.queries.year import year_of_reviews, year_of_trust
from homefirst.practice.people.actions import restrict
from tests import factories as make
from tests.factories import TODAY
from tests.practice.matters.walking import (
    FAR,
    MAY,
    MUST,
    concern,
    decided,
    done,
    found,
    in_hand,
    recommended,
    review,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
REVIEW = Matter.Kind.REVIEW


@pytest.fixture
def lead() -> Any:
    return make.actor("safeguarding_lead", teams=(make.team(),))


def _review(matter: Matter) -> AdultReview:
    return AdultReview.objects.get(matter=matter)


def test_one_is_referred_by_name_or_by_record_with_why_and_by_whom(lead: Any) -> None:
    person = make.person(of=lead.user.memberships.get().team, died_on=TODAY - timedelta(days=9))
    matter = review(lead, person, "")
    assert (matter.review.person, matter.review.name) == (person, "")
    assert in_hand(matter, "referral").answers == {"died": [True]}
    assert review(lead, None, " Ada  Finch ").review.name == "Ada Finch"
    with pytest.raises(Invalid) as refused:
        review(lead, None, "", referred_by="", why="", received_on=TODAY + timedelta(days=1))
    assert set(refused.value.fields) == {"name", "referred_by", "why", "received_on"}


def test_the_chair_decides_by_what_the_law_asks_or_knowingly_otherwise_with_a_reason(lead: Any) -> None:
    matter = review(lead)
    done(matter, "referral", "whole", lead, **MUST)
    done(matter, "advice", "given", lead)
    day = {"decided_on": TODAY.isoformat()}
    with pytest.raises(Invalid) as refused:
        done(matter, "decide", "none", lead, "Nothing to learn.", **day)
    assert "the law asks for a review" in refused.value.fields["otherwise"]
    with pytest.raises(Invalid) as refused:
        done(matter, "decide", "none", lead, "", otherwise=True, **day)
    assert set(refused.value.fields) == {"reason"}
    done(matter, "decide", "none", lead, "The coroner found no neglect.", otherwise=True, **day)
    one = _review(matter)
    assert (one.asked, one.decision, one.decision_why) == ("must", "none", "The coroner found no neglect.")
    assert {figure.code for figure in year_of_reviews(lead, 2026) if figure.number} >= {"otherwise", "none"}


@pytest.mark.parametrize(("decision", "said"), [("must", MUST), ("may", MAY)])
def test_a_review_that_must_or_may_be_held_goes_on_with_the_family_and_its_method(
    decision: str, said: dict[str, Any], lead: Any
) -> None:
    matter = decided(lead, decision, **said)
    assert _review(matter).asked == decision
    (one,) = queries.open_matters(lead, REVIEW)
    assert {step.code for step in one.in_hand} == {"family", "method"}
    words = {each.words for each in one.to_do}
    assert words == {"Tell whoever referred", "Tell the agencies concerned"}
    assert all(each.owner == lead.user.name and each.due_on for each in one.to_do)


def test_what_meets_the_law_is_not_taken_back_without_the_chair(lead: Any) -> None:
    matter = review(lead)
    with pytest.raises(Invalid) as refused:
        done(matter, "referral", "withdrawn", lead, "The family asked.", **MUST)
    assert "The chair has to decide" in refused.value.fields["outcome"]
    done(matter, "referral", "withdrawn", lead, "The family asked.", **MAY)
    matter.refresh_from_db()
    assert matter.closed_on == TODAY


def test_a_decision_by_a_child_with_a_record_is_not_for_this_law(lead: Any) -> None:
    person = make.person(of=lead.user.memberships.get().team, birth_date=TODAY - timedelta(days=17 * 365))
    matter = review(lead, person)
    done(matter, "referral", "whole", lead, **MUST, died_on=TODAY.isoformat())
    done(matter, "advice", "given", lead)
    with pytest.raises(Invalid) as refused:
        done(matter, "decide", "must", lead, "It was grave.", decided_on=TODAY.isoformat())
    assert set(refused.value.fields) == {"otherwise"}


def test_from_the_findings_to_every_recommendation_done(lead: Any) -> None:
    matter = decided(lead)
    done(matter, "family", "told", lead, difficulty="died")
    done(matter, "method", "set", lead)
    with pytest.raises(Invalid) as refused:
        done(matter, "report", "found", lead)
    assert "Add each recommendation" in refused.value.fields["outcome"]
    action = recommended(matter, lead)
    done(matter, "report", "found", lead)
    done(matter, "publish", "decided", lead, published="part", published_on=TODAY.isoformat())
    with pytest.raises(Invalid) as refused:
        done(matter, "act", "all_done", lead)
    assert "1 of the recommendations is not done yet" in refused.value.fields["outcome"]
    done(matter, "act", "not_yet", lead)
    actions.finish_matter_action(
        action=MatterAction.objects.get(pk=action.pk),
        words="Heard it ring.",
        row_version=1,
        by=lead,
        on=TODAY,
    )
    done(matter, "act", "all_done", lead)
    done(matter, "close", "closed", lead)
    one = _review(matter)
    assert (one.reported_on, one.published, one.published_on) == (TODAY, "part", TODAY)
    assert one.left_out == "In their own words."
    matter.refresh_from_db()
    assert matter.closed_on == TODAY
    with pytest.raises(NotNow):
        recommended(matter, lead)


def test_the_adult_gets_an_advocate_where_the_law_asks_for_one(lead: Any) -> None:
    matter = decided(lead)
    step = in_hand(matter, "family")
    said = {
        "reached": (True,),
        "family_told": ("Joan",),
        "family_told_on": (TODAY.isoformat(),),
        "family_says": ("Why?",),
    }
    said |= {"family_part": ("By letter",), "difficulty": ("yes",), "somebody": (False,)}
    with pytest.raises(Invalid) as refused:
        actions.finish_matter_step(
            step=step, given=said, outcome="told", reason="", row_version=1, by=lead, on=TODAY
        )
    assert set(refused.value.fields) == {"advocate"}


def test_nobody_found_says_what_was_tried_and_nothing_else(lead: Any) -> None:
    matter = decided(lead)
    with pytest.raises(Invalid) as refused:
        done(matter, "family", "told", lead, reached=False, difficulty="died")
    assert "nobody was reached" in refused.value.fields["outcome"]
    with pytest.raises(Invalid):
        done(matter, "family", "not_found", lead, "No address.", reached=True, difficulty="died")
    step = done(matter, "family", "not_found", lead, "No address.", reached=False, difficulty="died")
    assert set(step.answers) == {"reached", "tried", "difficulty"}


def test_a_day_of_the_decision_that_is_still_to_come_is_refused(lead: Any) -> None:
    matter = review(lead)
    done(matter, "referral", "whole", lead, **MUST)
    done(matter, "advice", "given", lead)
    with pytest.raises(Invalid) as refused:
        done(matter, "decide", "must", lead, "Nights.", decided_on=FAR)
    assert set(refused.value.fields) == {"decided_on"}


def test_whoever_may_not_see_the_adult_sees_no_review_of_them(lead: Any) -> None:
    person = make.person(of=lead.user.memberships.get().team)
    matter = decided(lead, person=person)
    assert queries.looked_of(lead, REVIEW, matter.pk).matter == matter
    for role in ("social_worker", "team_manager", "director", "finance"):
        with pytest.raises(NotAllowed):
            queries.looked_of(make.actor(role), REVIEW, matter.pk)
    other = make.actor("social_worker")
    restrict(person=person, reason="Known to staff.", named=[other.user], by=lead)
    second = make.actor("safeguarding_lead")
    with pytest.raises(NotAllowed):
        queries.looked_of(second, REVIEW, matter.pk)
    assert queries.open_matters(second, REVIEW) == []
    assert (queries.how_many_hidden(second), queries.how_many_hidden(lead)) == (1, 0)


def test_the_figures_of_a_year_count_what_happened_in_it(lead: Any) -> None:
    matter = found(lead)
    decided(lead, "none", **MAY)
    late = recommended(matter, lead, "Late one", days=0)
    MatterAction.objects.filter(pk=late.pk).update(due_on=TODAY - timedelta(days=2))
    figures = {each.code: each.number for each in year_of_reviews(lead, 2026)}
    assert figures == {
        "received": 2,
        "decided": 2,
        "in_time": 2,
        "must": 1,
        "may": 0,
        "none": 1,
        "otherwise": 0,
        "died": 1,
        "alive": 0,
        "reported": 1,
        "published": 0,
        "done": 0,
        "late": 1,
    }
    assert not any(each.number for each in year_of_reviews(lead, 2025))
    assert [one.matter for one in queries.reviews_with_late_recommendations(lead)] == [matter]
    concern(lead)
    assert {each.code: each.number for each in year_of_trust(lead, 2026)}["received"] == 1
    assert not any(each.number for each in year_of_trust(make.actor("social_worker"), 2026))
