"""When the council must arrange an independent advocate: Care Act 2014 sections 67 and 68, SI 2014/2824."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from homefirst.practice.decisions import Decision

SOURCE: Final = "Care Act 2014 sections 67 and 68"
HOSPITAL_DAYS: Final = 28
CARE_HOME_DAYS: Final = 8 * 7


class Difficulty(StrEnum):
    """Substantial difficulty in any one of the four is enough."""

    UNDERSTAND = "understanding relevant information"
    RETAIN = "retaining that information"
    WEIGH = "using or weighing that information"
    COMMUNICATE = "communicating views, wishes or feelings"


@dataclass(frozen=True)
class Supporter:
    """Somebody who could represent and support the person. A paid carer or professional cannot."""

    is_paid: bool
    is_accepted: bool


@dataclass(frozen=True)
class Circumstances:
    """`hospital_days` and `care_home_days`: how long an NHS stay is likely to last; None where none is in view."""

    hospital_days: int | None = None
    care_home_days: int | None = None
    is_in_dispute: bool = False
    both_agree_it_helps: bool = False


def advocacy_duty(
    *, difficulties: Set[Difficulty], supporter: Supporter | None, circumstances: Circumstances
) -> Decision:
    """Needed when there is substantial difficulty and nobody appropriate; and, although there is somebody, for a long NHS
    stay or where council and supporter are in dispute and both agree that an advocate would help."""
    if not difficulties:
        return Decision(False, ("There is no substantial difficulty in being involved.",), SOURCE)
    first = f"There is substantial difficulty in {_and(sorted(str(each) for each in difficulties))}."
    suits = supporter is not None and supporter.is_accepted and not supporter.is_paid
    if not suits:
        return Decision(True, (first, _nobody(supporter)), SOURCE)
    exceptions = _exceptions(circumstances)
    if exceptions:
        return Decision(True, (first, *exceptions), SOURCE)
    return Decision(False, (first, "Somebody appropriate, whom the person accepts, supports them."), SOURCE)


def _nobody(supporter: Supporter | None) -> str:
    if supporter is None:
        return "There is nobody appropriate to represent and support the person."
    if supporter.is_paid:
        return "Whoever supports the person does so for pay or as a professional."
    return "The person does not accept whoever could support them."


def _exceptions(circumstances: Circumstances) -> tuple[str, ...]:
    found = []
    if (circumstances.hospital_days or 0) >= HOSPITAL_DAYS:
        found.append(f"An NHS hospital stay of {HOSPITAL_DAYS} days or more is likely.")
    if (circumstances.care_home_days or 0) >= CARE_HOME_DAYS:
        found.append("A stay of 8 weeks or more in a care home, arranged by the NHS, is likely.")
    if circumstances.is_in_dispute and circumstances.both_agree_it_helps:
        found.append(
            "The council and the supporter are in dispute, and both agree that an advocate would help."
        )
    return tuple(found)


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
