"""Who is told and alerted is a file: read whole, refused with file and line, and known for every outcome that tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from homefirst.foundation import definitions
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.errors import Invalid
from homefirst.practice.telling.definition import problems, read_tellings, tellings, unknown_in
from tests import shipped

Raw = Mapping[str, Any]
FORMS = {"contact_understand": {"may_share"}}
ONE: Raw = {"words": "the ward", "whom": "the ward", "within": "1 working day", "says": ["That we come."]}
ALERT: Raw = {**ONE} | {"words": "the lead", "role": "safeguarding_lead"}


def read(tmp_path: Path, tells: Sequence[Raw] = (ONE,), alerts: Sequence[Raw] = (ALERT,)) -> object:
    path = tmp_path / "tellings.yaml"
    content = {"tellings": list(tells), "alerts": list(alerts)}
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return read_tellings(path, roles=set(roles()), forms=FORMS)


def test_every_outcome_of_the_shipped_pathways_that_tells_or_alerts_says_whom_and_by_when() -> None:
    pathways = shipped.pathways()
    assert problems(definitions.folder(), roles=set(roles()), pathways=pathways.values()) == []
    told = {
        (cause.effect, cause.argument)
        for pathway in pathways.values()
        for step in pathway.steps.values()
        for outcome in pathway.outcomes_of(step.code).values()
        for cause in outcome.causes
        if cause.effect in ("tell", "alert")
    }
    assert len(told) > 10
    assert all(each[0].isupper() and each.endswith(".") for one in tellings().values() for each in one.says)
    assert ("alert", "the safeguarding lead") in told


def test_an_outcome_that_tells_somebody_unknown_to_the_file_is_named() -> None:
    pathways = shipped.pathways()
    less = {key: value for key, value in tellings().items() if key != ("tell", "finance")}
    assert (
        "tellings.yaml: end_of_life says “tell finance”, and nothing says who that is and by when. Add it."
        in (unknown_in(pathways.values(), less))
    )


def test_words_that_stand_twice_are_refused_with_their_line(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"tellings.yaml, line \d+: “the ward” stands twice"):
        read(tmp_path, tells=[ONE, ONE])


def test_a_role_that_nobody_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="no role called king"):
        read(tmp_path, alerts=[{**ALERT} | {"role": "king"}])


def test_an_answer_that_no_form_asks_is_refused(tmp_path: Path) -> None:
    wrong = {**ONE} | {
        "refused_where": [{"answer": "contact_understand.shoe", "is": "no", "because": "They said no."}]
    }
    with pytest.raises(Invalid, match=r"no form asks contact_understand\.shoe"):
        read(tmp_path, tells=[wrong])


def test_an_alert_on_the_record_has_a_day_on_which_it_is_checked(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="check_in"):
        read(tmp_path, alerts=[{**ALERT} | {"on_record": "Ring first."}])


def test_a_file_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="soon"):
        read(tmp_path, tells=[{**ONE} | {"within": "soon"}])
