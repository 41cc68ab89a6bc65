"""What a split says, in a sentence and as a table."""

from __future__ import annotations

from homefirst.foundation.design.charts.splits.series import Part, Split
from homefirst.foundation.design.charts.table import Heading, Table
from homefirst.foundation.design.charts.units import counted, rounded_half_up


def split_words(split: Split) -> str:
    """Highest, lowest, overall, and what is hidden."""
    parts = (_reach(split), _overall(split), _hidden(split))
    return " ".join(part for part in parts if part)


def _reach(split: Split) -> str:
    shown = [(part.shown, part) for part in split.parts if part.shown is not None]
    if not shown:
        return f"No {split.by} group has a figure that may be shown."
    values = [rounded_half_up(value, split.unit.decimals) for value, _ in shown]
    high, low = max(values), min(values)
    if high == low:
        named = split.unit.say(shown[0][0])
        return f"{shown[0][1].name}: {named}." if len(shown) == 1 else f"All that are shown have {named}."
    highest = [part for value, (_, part) in zip(values, shown, strict=True) if value == high]
    lowest = [part for value, (_, part) in zip(values, shown, strict=True) if value == low]
    return f"By {split.by}, {_named(split, highest)} is highest and {_named(split, lowest)} lowest."


def _named(split: Split, parts: list[Part]) -> str:
    more = f" and {counted(len(parts) - 1)} more" if len(parts) > 1 else ""
    return f"{parts[0].name}{more} ({split.unit.say(parts[0].shown or 0.0)})"


def _overall(split: Split) -> str:
    return "" if split.overall is None else f"All together: {split.unit.say(split.overall)}."


def _hidden(split: Split) -> str:
    number = sum(bool(part.hidden) for part in split.parts)
    return f"{counted(number).capitalize()} {'is' if number == 1 else 'are'} hidden." if number else ""


def split_table(split: Split) -> Table:
    """The same parts in the same order, with the numbers behind each share where they may be shown."""
    counts = any(part.denominator is not None for part in split.parts)
    heads = [Heading(split.by.capitalize()), Heading("Figure", numeric=True)]
    heads += [Heading("Counted in", numeric=True), Heading("Out of", numeric=True)] if counts else []
    rows = [(part.name, _figure(split, part), *(_counts(part) if counts else ())) for part in split.parts]
    if split.overall is not None:
        rows.append(("All together", split.unit.say(split.overall), *(("", "") if counts else ())))
    return Table(f"{split.name}, by {split.by}", tuple(heads), tuple(rows))


def _figure(split: Split, part: Part) -> str:
    if part.hidden:
        return part.hidden
    return "no figure" if part.value is None else split.unit.say(part.value)


def _counts(part: Part) -> tuple[str, str]:
    if part.hidden:
        return ("hidden", "hidden")
    return (
        "" if part.numerator is None else f"{part.numerator:,}",
        "" if part.denominator is None else f"{part.denominator:,}",
    )
