"""Audits by sample of enquiries that ended, by somebody who had no part in them; and how enquiries ended."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from homefirst.practice.safeguarding.models import Enquiry, EnquiryAudit
from homefirst.practice.safeguarding.queries.audits import sample_of
from homefirst.practice.safeguarding.rules.sample import month_before, month_of
from tests.factories import TODAY
from tests.practice.safeguarding.walking import concluded
from tests.workspace.boards.conftest import Board
from tests.workspace.desk import signed_in
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def _ended_last_month(board: Board, many: int, **found: Any) -> list[Enquiry]:
    made = []
    for number in range(many):
        episode = board.concern(f"Person {number}")
        concluded(episode, board.by, **found)
        made.append(Enquiry.objects.get(concern__episode=episode))
    Enquiry.objects.filter(pk__in=[one.pk for one in made]).update(
        concluded_on=month_before(month_of(TODAY)) + timedelta(days=9)
    )
    return made


def test_a_sample_of_last_months_enquiries_is_to_be_audited_by_somebody_else(board: Board) -> None:
    enquiries = _ended_last_month(board, 7)
    assert len(sample_of(month_of(TODAY))) == 5
    assert sample_of(month_of(TODAY)) < {one.pk for one in enquiries}
    assert "5 To audit in November" in board.page()
    assert board.page("?show=audit").count("Audit the enquiry") == 5


def test_every_inconclusive_enquiry_is_audited(board: Board) -> None:
    doubtful = _ended_last_month(board, 6, conclusion="inconclusive_none")
    assert sample_of(month_of(TODAY)) == {one.pk for one in doubtful}


def _audit_of(enquiry: Enquiry, **changes: str) -> dict[str, str]:
    from homefirst.practice.safeguarding.definition import safeguarding_rule

    said = dict.fromkeys(safeguarding_rule().questions, "good")
    return (
        said | {"rating": "good", "went_well": "She was heard first.", "to_learn": "Ask earlier."} | changes
    )


def test_an_audit_is_kept_once_and_stands_beside_the_enquiry(board: Board) -> None:
    enquiry = _ended_last_month(board, 1)[0]
    auditor = signed_in("principal_social_worker")
    address = f"/safeguarding/enquiries/{enquiry.pk}/audit/"
    assert "What difference did it make to the adult?" in words_of(auditor.get(address))
    response: Any = auditor.post(address, _audit_of(enquiry, heard="improve"))
    assert "Say what shows it." in words_of(response)
    assert not EnquiryAudit.objects.exists()
    auditor.post(address, _audit_of(enquiry, heard="improve", heard_shown="Her son was in the room."))
    kept = EnquiryAudit.objects.get()
    assert kept.answers["heard"] == {"rating": "improve", "shown_by": "Her son was in the room."}
    assert "0 To audit in November" in board.page()
    assert "1 Audited" in words_of(board.client.get("/safeguarding/enquiries/"))


def test_whoever_had_a_part_in_an_enquiry_does_not_audit_it(board: Board) -> None:
    enquiry = _ended_last_month(board, 1)[0]
    response: Any = board.client.post(f"/safeguarding/enquiries/{enquiry.pk}/audit/", _audit_of(enquiry))
    assert "Somebody else has to audit it." in words_of(response)
    assert not EnquiryAudit.objects.exists()


def test_how_enquiries_ended_counts_wishes_met_and_inconclusive_and_each_opens(board: Board) -> None:
    _ended_last_month(board, 2)
    page = words_of(board.client.get("/safeguarding/enquiries/"))
    assert "Wishes were met, fully or partly, in 2 of 2 enquiries" in page
    assert "0 of 2 enquiries were inconclusive" in page
    assert "Person 0 Finch" in words_of(board.client.get("/safeguarding/enquiries/?show=met"))
    assert "Person 0 Finch" not in words_of(board.client.get("/safeguarding/enquiries/?show=inconclusive"))
