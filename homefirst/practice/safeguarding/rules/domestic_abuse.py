"""When domestic abuse goes to the multi-agency conference (MARAC): SafeLives' DASH score, judgement, or escalation."""

from __future__ import annotations

from typing import Final

from homefirst.practice.decisions import Decision

SOURCE: Final = "London MARAC guidance: 14 or more answers of yes on the DASH"
HIGH_RISK: Final = 14
QUESTIONS: Final = 24  # from memory, unconfirmed


def marac_referral(*, yes_answers: int, worker_judges_high_risk: bool, is_escalating: bool) -> Decision:
    """Any one is enough; a low score never overrules judgement. Raises ValueError outside 0 to 24."""
    if not 0 <= yes_answers <= QUESTIONS:
        raise ValueError(f"there are {QUESTIONS} questions, so {yes_answers} answers of yes cannot be")
    reasons = []
    if yes_answers >= HIGH_RISK:
        reasons.append(f"{yes_answers} answers of yes: visible high risk ({HIGH_RISK} or more).")
    if worker_judges_high_risk:
        reasons.append("In the worker's judgement the risk is high.")
    if is_escalating:
        reasons.append("It is getting worse.")
    if reasons:
        return Decision(True, tuple(reasons), SOURCE)
    said = f"{yes_answers} answers of yes: not high risk by the score alone. Judgement may still refer."
    return Decision(False, (said,), SOURCE)
