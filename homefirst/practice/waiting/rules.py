"""When somebody who waits is rung, how grave it is until somebody has, and how long such a wait lasts. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import quantiles

from homefirst.practice.waiting.definition import RISKS, WaitingRule


def gravest(risks: Iterable[str]) -> str:
    """Of at least one."""
    return min(risks, key=RISKS.index)


def next_call_on(
    rule: WaitingRule, *, risk: str, since: date | None, last_call_next_on: date | None, on: date
) -> date:
    """The day on which somebody is rung. A call that was promised before this wait began no longer counts; where nobody
    knows since when somebody waits, and nobody has rung, it is today."""
    if last_call_next_on is not None and (since is None or last_call_next_on >= since):
        return last_call_next_on
    return on if since is None else since + timedelta(days=rule.calls[risk])


def latest_next_call(rule: WaitingRule, *, risk: str, answered: bool, on: date) -> date:
    """The last day that may be promised for the next call."""
    days = rule.calls[risk] if answered else min(rule.no_answer, rule.calls[risk])
    return on + timedelta(days=days)


def half_wait_less_than(days: Sequence[int]) -> int | None:
    """The middle wait in whole days: at least half of those who wait have waited no longer. None of nobody."""
    return sorted(days)[(len(days) - 1) // 2] if days else None


def likely_days(past: Sequence[int], *, waited: int, enough: int) -> tuple[int, int] | None:
    """In how many days from now, as a range: the middle half of past waits that lasted longer than this one has. None
    where there are not enough of those."""
    longer = [days - waited for days in past if days > waited]
    if len(longer) < enough:
        return None
    first, _, third = quantiles(longer, n=4, method="inclusive")
    return max(1, round(first)), max(1, round(third))
