"""What may be published: the one place where counts are hidden or rounded.

Source: notes to the ASCOF tables of 2024/25. A numerator or denominator under 5 hides both and keeps the percentage;
counts of regions and England are rounded to the nearest 5; outcomes come from counts that were not rounded. One hidden
group in a set with a total could be worked out from the rest, so the next smallest is hidden with it.

The collection keeps the percentage of a hidden group, because its groups are few and broad. A finer split does not: "100%"
of fewer than 5 people says the same about each of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from homefirst.insight.indicators.measures import Amount, Figure

SMALLEST = 5
HIDDEN = "[c]"


@dataclass(frozen=True)
class Published:
    """A figure fit to leave the council. A hidden count is None and `hidden` is true."""

    numerator: int | None
    denominator: int | None
    outcome: float | None
    hidden: bool = False


def publish(
    figures: Mapping[str, Figure],
    *,
    total: str = "Total",
    national: bool = False,
    keep_outcome: bool = True,
) -> dict[str, Published]:
    """One measure's groups as they may be published. `national` is for regions and England, where counts are
    rounded to 5. `keep_outcome` is False for splits finer than the collection's own."""
    hidden = {group for group, figure in figures.items() if _small(figure)}
    hidden |= _with_it(figures, hidden, total)
    found = {group: _published(figure, group in hidden, national) for group, figure in figures.items()}
    return found if keep_outcome else {group: _bare(shown) for group, shown in found.items()}


def _bare(shown: Published) -> Published:
    return Published(None, None, None, hidden=True) if shown.hidden else shown


def _small(figure: Figure) -> bool:
    counts = [count for count in (figure.numerator, figure.denominator) if count is not None]
    if isinstance(figure, Amount):  # days and pounds are of people, who are counted here
        counts = [figure.units]
    return any(count < SMALLEST for count in counts)


def _with_it(figures: Mapping[str, Figure], hidden: set[str], total: str) -> set[str]:
    """The group to hide beside the only hidden one, so that it cannot be taken from the total."""
    parts = [group for group in figures if group != total]
    if total not in figures or total in hidden or len(hidden & set(parts)) != 1:
        return set()
    rest = sorted(
        (group for group in parts if group not in hidden), key=lambda group: figures[group].numerator
    )
    return set(rest[:1])


def _published(figure: Figure, hidden: bool, national: bool) -> Published:
    if hidden:
        return Published(None, None, figure.outcome, hidden=True)
    if not national:
        return Published(figure.numerator, figure.denominator, figure.outcome)
    return Published(to_five(figure.numerator), to_five(figure.denominator), figure.outcome)


def to_five(count: int | None) -> int | None:
    """The nearest multiple of 5; halves cannot occur."""
    return None if count is None else (count + 2) // 5 * 5
