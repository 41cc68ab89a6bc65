"""What the steps of a safeguarding pathway say stands in typed fields, written with the step."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from homefirst.foundation import definitions
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid
from homefirst.practice.forms import library as forms
from homefirst.practice.pathways.actions import go_back
from homefirst.practice.pathways.models import Episode, Promise
from homefirst.practice.safeguarding import codes
from homefirst.practice.safeguarding.definition import read_safeguarding
from homefirst.practice.safeguarding.models import Concern, Enquiry
from tests import factories as make
from tests.factories import TODAY
from tests.practice.pathways.walks import in_hand
from tests.practice.safeguarding.walking import (
    CONCERN,
    EXPRESSED,
    FOUND,
    MET,
    OUTCOME,
    concern,
    concluded,
    ended,
    lead,
    to_enquiry,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def _begun(received: date | None = TODAY) -> tuple[Episode, object]:
    ours = make.team()
    by = lead(teams=(ours,))
    return concern(by, make.person(of=ours, given_name="Norah", family_name="Finch"), received=received), by


def test_the_first_step_keeps_the_concern_with_its_audit_row_and_no_debt() -> None:
    episode, by = _begun(TODAY - timedelta(days=1))
    step = ended(episode, "concern", "safe_for_now", by, **CONCERN)
    kept = Concern.objects.get(episode=episode)
    assert (kept.kinds, kept.place, kept.service_name) == (["neglect"], "residential", "Larch House")
    assert (kept.raised_by, kept.danger_now, kept.adult_knows) == ("Her niece", False, True)
    assert kept.received_on == TODAY - timedelta(days=1)
    assert AuditRow.objects.filter(action="safeguarding.keep_concern", record_id=kept.person_id).count() == 1
    assert not Promise.objects.filter(step=step, words__startswith="Record").exists()


def test_what_others_say_of_the_wishes_gives_way_to_the_adults_own_words() -> None:
    episode, by = _begun()
    ended(episode, "concern", "safe_for_now", by, **CONCERN, wishes="She wants to stay.")
    kept = Concern.objects.get()
    assert (kept.wishes, kept.wishes_asked) == ("She wants to stay.", "")
    ended(episode, "talk", "wishes_known", by, **EXPRESSED)
    kept.refresh_from_db()
    assert (kept.wishes, kept.wishes_asked, kept.capacity) == (
        "I want it to stop.",
        "expressed",
        "assessed_can",
    )


def test_nobody_reached_is_nobody_asked() -> None:
    episode, by = _begun()
    ended(episode, "concern", "safe_for_now", by, **CONCERN)
    ended(episode, "talk", "not_reached", by, reason="Three calls, no answer.", wishes_asked="not_known")
    assert Concern.objects.get().wishes_asked == ""


@pytest.mark.parametrize(("outcome", "kind"), [("enquiry", "section_42"), ("other_enquiry", "other")])
def test_a_decision_to_enquire_begins_the_enquiry(outcome: str, kind: str) -> None:
    episode, by = _begun()
    ended(episode, "concern", "safe_for_now", by, **CONCERN)
    ended(episode, "talk", "wishes_known", by, **EXPRESSED)
    ended(episode, "decide", outcome, by, **MET, reason="It is right to find out.")
    kept = Concern.objects.get()
    assert kept.decision == outcome
    assert kept.tests == {"in_the_area": True, "needs": True, "risk": True, "unable": True}
    assert "Each of them is met." in kept.reasons
    assert kept.enquiry.kind == kind


def test_advice_begins_no_enquiry() -> None:
    episode, by = _begun()
    ended(episode, "concern", "safe_for_now", by, **CONCERN)
    ended(episode, "talk", "wishes_known", by, **EXPRESSED)
    ended(episode, "decide", "no_further_step", by, **MET | {"unable": False}, reason="She can see to it.")
    assert Concern.objects.get().tests["unable"] is False
    assert not Enquiry.objects.exists()


def test_decided_anew_an_enquiry_ends_with_the_reason_and_its_kind_can_change() -> None:
    episode, by = _begun()
    to_enquiry(episode, by)
    step = in_hand(episode, "enquiry")
    go_back(
        step=step, to="decide", reason="New facts have come.", row_version=step.row_version, by=by, on=TODAY
    )
    ended(episode, "decide", "other_help", by, **MET, reason="It was another person.")
    assert Enquiry.objects.get().ended_because == "It was another person."


def test_another_agency_is_named_with_its_day() -> None:
    episode, by = _begun()
    ended(episode, "concern", "safe_for_now", by, **CONCERN)
    ended(episode, "talk", "wishes_known", by, **EXPRESSED)
    ended(episode, "decide", "enquiry", by, **MET)
    due = TODAY + timedelta(days=15)
    ended(
        episode, "plan_enquiry", "caused", by, caused_agency="The hospital trust", caused_due=due.isoformat()
    )
    enquiry = Enquiry.objects.get()
    assert (enquiry.caused_agency, enquiry.caused_due_on) == ("The hospital trust", due)


def test_findings_outcome_and_risk_stand_in_the_words_of_the_national_return() -> None:
    episode, by = _begun()
    concluded(episode, by)
    kept = Enquiry.objects.get()
    assert kept.get_conclusion_words() == "Risk identified and action taken"
    assert (kept.wishes_met, kept.risk_outcome, kept.concluded_on) == ("partly", "reduced", TODAY)
    assert kept.sources == ["provider"]


def test_a_risk_that_was_not_found_has_no_outcome() -> None:
    episode, by = _begun()
    to_enquiry(episode, by)
    ended(episode, "enquiry", "found_out", by, **FOUND | {"conclusion": "inconclusive_none"})
    ended(episode, "outcome_talk", "no_plan_needed", by, **OUTCOME)
    assert Enquiry.objects.get().risk_outcome == ""


def test_the_safety_plan_says_the_risk_anew() -> None:
    episode, by = _begun()
    to_enquiry(episode, by)
    ended(episode, "enquiry", "found_out", by, **FOUND)
    ended(episode, "outcome_talk", "plan_needed", by, **OUTCOME)
    ended(episode, "safety_plan", "safe_enough", by, risk_now="gone")
    assert Enquiry.objects.get().risk_outcome == "removed"


def test_the_codes_of_the_forms_are_those_of_the_national_lists() -> None:
    def codes_of(form: str, question: str) -> set[str]:
        version = forms.newest(form)
        assert version is not None
        return {option.code for option in forms.read(version).question(question).options}

    assert codes_of("safeguarding_concern", "kinds") == set(codes.KINDS)
    assert codes_of("safeguarding_concern", "place") == codes_of("enquiry", "places") == set(codes.PLACES)
    assert codes_of("enquiry", "kinds") == set(codes.KINDS)
    assert codes_of("enquiry", "sources") == set(codes.SOURCES)
    assert codes_of("enquiry", "conclusion") == set(codes.CONCLUSIONS)
    assert codes_of("safeguarding_talk", "wishes_asked") == set(codes.ASKED) - {""}
    assert codes_of("safeguarding_talk", "capacity") == set(codes.CAPACITY) - {""}
    assert codes_of("enquiry_outcome", "risk_outcome") == set(codes.RISKS) | {"none"}
    assert codes_of("enquiry_outcome", "wishes_met") == set(codes.MET) | {"none"}


def test_a_decision_without_its_day_is_refused_by_the_database() -> None:
    episode, by = _begun()
    ended(episode, "concern", "safe_for_now", by, **CONCERN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.update(decision="enquiry")


def test_a_wrong_definition_is_refused_whole_with_its_place(tmp_path: object) -> None:
    text = (definitions.folder() / "safeguarding.yaml").read_text(encoding="utf-8")
    wrong = tmp_path / "safeguarding.yaml"  # type: ignore[operator]
    wrong.write_text(text.replace("each_month: 5", "each_month: 0"), encoding="utf-8")
    with pytest.raises(Invalid, match="each_month"):
        read_safeguarding(wrong)
