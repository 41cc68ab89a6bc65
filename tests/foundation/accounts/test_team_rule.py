"""The rule in council.yaml gives everybody a team."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from homefirst.foundation import definitions
from homefirst.foundation.accounts.team_rule import TeamRule, TeamRuleLine
from homefirst.foundation.design.council import read_council
from homefirst.foundation.errors import Invalid

SHIPPED = definitions.folder() / "council.yaml"
RULE = TeamRule(
    (
        TeamRuleLine("carers", client_types=frozenset({"unpaid carer"})),
        TeamRuleLine("east_mh", reasons=frozenset({"mental health support"}), districts=frozenset({"wb3"})),
        TeamRuleLine("east", districts=frozenset({"wb3"})),
    ),
    "first_contact",
)


@pytest.mark.parametrize(
    ("postcode", "reason", "client_type", "team"),
    [
        ("WB3 1AA", "Mental health support", "Unpaid carer", "carers"),
        ("WB3 1AA", "mental HEALTH support", "Service user", "east_mh"),
        ("wb31aa", "", "", "east"),
        ("WB31 1AA", "", "", "first_contact"),
        ("WB3", "", "", "east"),
        ("", "Mental health support", "", "first_contact"),
    ],
)
def test_the_first_line_of_which_every_part_fits_decides(
    postcode: str, reason: str, client_type: str, team: str
) -> None:
    assert RULE.team_for(postcode=postcode, reason=reason, client_type=client_type) == team


def test_a_rule_that_names_no_team_of_the_list_is_refused_with_the_reason(tmp_path: Path) -> None:
    raw = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    raw["team_rule"]["lines"].append({"team": "nobody", "districts": ["WB9"]})
    wrong = tmp_path / "council.yaml"
    wrong.write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(Invalid, match="there is no team nobody"):
        read_council(wrong)


def test_a_line_that_fits_everybody_is_refused(tmp_path: Path) -> None:
    raw = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    raw["team_rule"]["lines"].append({"team": "north"})
    wrong = tmp_path / "council.yaml"
    wrong.write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(Invalid, match="team_rule"):
        read_council(wrong)
