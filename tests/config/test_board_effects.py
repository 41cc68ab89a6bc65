"""What safeguarding and leaving hospital write of themselves is named by their own pathways alone."""

from __future__ import annotations

import pytest

from homefirst.practice.pathways.definition.shapes import Pathway
from tests import shipped

PATHWAYS = shipped.pathways()
OWN = {
    "safeguarding": {
        "record concern", "record the adult's wishes", "record decision with its tests", "record enquiry plan",
        "record findings of the enquiry", "record end of the enquiry", "record risk outcome",
    },
    "hospital_discharge": {
        "record stay in hospital", "record way home", "record delay days", "record day of leaving",
        "record return to hospital",
    },
}  # fmt: skip


@pytest.mark.parametrize("code", OWN)
def test_no_other_pathway_writes_its_rows_and_each_is_written(code: str) -> None:
    named = {pathway.code: _effects(pathway) for pathway in PATHWAYS.values()}
    assert named[code] >= OWN[code]
    for other, effects in named.items():
        assert other == code or not effects & OWN[code]


def _effects(pathway: Pathway) -> set[str]:
    ends = (end for step in pathway.steps.values() for end in step.outcomes.values())
    return {cause.effect for end in ends for cause in end.causes}
