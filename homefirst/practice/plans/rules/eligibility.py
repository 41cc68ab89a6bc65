"""Who has eligible needs: the Care and Support (Eligibility Criteria) Regulations 2015, SI 2015/313.

Regulation 2 for adults, regulation 3 for carers. Help that a carer gives is left aside: every finding is about what the
person could do without it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from homefirst.practice.decisions import Decision, in_force

SINCE: Final = date(2015, 4, 1)
ADULT_SOURCE: Final = "SI 2015/313 regulation 2"
CARER_SOURCE: Final = "SI 2015/313 regulation 3"
ADULT_LEAST: Final = 2  # outcomes that an adult is unable to achieve

ADULT_OUTCOMES: Final[Mapping[str, str]] = {
    "nutrition": "nutrition",
    "hygiene": "personal hygiene",
    "toilet": "toilet needs",
    "clothing": "being clothed as the weather and the day need",
    "home_safety": "using the home safely",
    "habitable_home": "keeping a home fit to live in",
    "relationships": "family and other personal relationships",
    "work_and_learning": "work, training, education or volunteering",
    "community": "facilities and services of the community, with transport and recreation",
    "child_caring": "caring for a child",
}
CARER_OUTCOMES: Final[Mapping[str, str]] = {
    "child_caring": "caring for a child",
    "caring_for_others": "caring for other people",
    "habitable_home": "keeping their own home fit to live in",
    "nutrition": "nutrition",
    "relationships": "family and other relationships",
    "work_and_learning": "work, training, education or volunteering",
    "community": "facilities and services of the community",
    "recreation": "recreation",
}


class Unable(StrEnum):
    """The ways of being unable to achieve an outcome (regulation 2(3)); any one is enough."""

    CANNOT = "cannot without assistance"
    DISTRESS = "can, but with significant pain, distress or anxiety"
    DANGER = "can, but it endangers the health or safety of the person or of others"
    LONGER = "can, but it takes significantly longer than would normally be expected"


# Regulation 3 has no test of time. That it has none is stated from memory (law.md 2.2).
CARER_TESTS: Final = frozenset({Unable.CANNOT, Unable.DISTRESS, Unable.DANGER})


@dataclass(frozen=True)
class Finding:
    """What was found about one outcome, without the help that family and friends give."""

    outcome: str
    tests: frozenset[Unable]


def adult_eligibility(
    *, from_impairment: bool, findings: Iterable[Finding], significant_impact: bool, on: date
) -> Decision:
    """All three: the needs come from an impairment or illness; two outcomes or more cannot be achieved; well-being is, or
    is likely to be, significantly affected. Raises NotInForce, and KeyError for an outcome that is none of the ten."""
    in_force(on, since=SINCE, what=ADULT_SOURCE)
    unable = _unable(findings, ADULT_OUTCOMES, frozenset(Unable))
    reasons = [
        _said(
            from_impairment, "The needs arise from or relate to a physical or mental impairment or illness."
        ),
        _outcomes(unable, ADULT_OUTCOMES, ADULT_LEAST),
        _said(significant_impact, "There is, or is likely to be, a significant impact on well-being."),
    ]
    answer = from_impairment and len(unable) >= ADULT_LEAST and significant_impact
    return Decision(answer, tuple(reasons), ADULT_SOURCE)


def carer_eligibility(
    *,
    necessary_care: bool,
    health_at_risk: bool,
    findings: Iterable[Finding],
    significant_impact: bool,
    on: date,
) -> Decision:
    """All three: the needs arise from necessary care for an adult; health deteriorates or is at risk, or one outcome or
    more cannot be achieved; significant impact on well-being. Whether the adult is eligible does not matter."""
    in_force(on, since=SINCE, what=CARER_SOURCE)
    unable = _unable(findings, CARER_OUTCOMES, CARER_TESTS)
    effect = health_at_risk or bool(unable)
    reasons = [
        _said(necessary_care, "The needs arise as a consequence of providing necessary care for an adult."),
        _said(
            health_at_risk,
            "Physical or mental health is deteriorating or at risk of it because of the caring.",
        ),
        _outcomes(unable, CARER_OUTCOMES, 1),
        _said(significant_impact, "There is, or is likely to be, a significant impact on well-being."),
    ]
    return Decision(necessary_care and effect and significant_impact, tuple(reasons), CARER_SOURCE)


def _unable(
    findings: Iterable[Finding], outcomes: Mapping[str, str], tests: Collection[Unable]
) -> tuple[str, ...]:
    """Outcomes that cannot be achieved, each once, in the order of the regulations."""
    found = {
        finding.outcome for finding in findings if outcomes[finding.outcome] and finding.tests & set(tests)
    }
    return tuple(code for code in outcomes if code in found)


def _outcomes(unable: tuple[str, ...], outcomes: Mapping[str, str], least: int) -> str:
    needed = "one is enough" if least == 1 else f"{least} are needed"
    if not unable:
        return f"Able to achieve every outcome that was looked at ({needed} for eligibility)."
    named = "; ".join(outcomes[code] for code in unable)
    word = "outcome" if len(unable) == 1 else "outcomes"
    return f"Unable to achieve {len(unable)} {word} ({needed}): {named}."


def _said(holds: bool, sentence: str) -> str:
    return sentence if holds else f"Not met: {sentence[0].lower()}{sentence[1:]}"
