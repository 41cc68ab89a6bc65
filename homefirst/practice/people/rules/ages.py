"""Ages as staff read them. (The return counts whole days over 365.25; that is its own rule, in insight.)"""

from __future__ import annotations

from datetime import date

OLDEST = 125


def age_on(born: date, day: date) -> int:
    """Whole years. Someone born on 29 February comes of age on 1 March of other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def born_about(age: int, day: date) -> date:
    """The first of the month half-way through the year in which somebody of that age was born."""
    months = day.year * 12 + day.month - 1 - age * 12 - 6
    return date(months // 12, months % 12 + 1, 1)


def age_words(
    born: date | None, day: date, *, died_on: date | None = None, is_estimated: bool = False
) -> str:
    """'82', '14 months', 'about 80', 'died aged 83', 'age not known'."""
    if born is None:
        return "died, age not known" if died_on else "age not known"
    last = died_on or day
    about = "about " if is_estimated else ""
    months = (last.year - born.year) * 12 + last.month - born.month - (last.day < born.day)
    if 0 <= months < 24:
        years = f"{months} month{'' if months == 1 else 's'}"
    else:
        years = str(age_on(born, last))
    return f"died aged {about}{years}" if died_on else f"{about}{years}"


def date_problems(born: date | None, died_on: date | None, day: date) -> dict[str, str]:
    """Messages by field for dates that cannot be a life."""
    problems = {}
    if born and born > day:
        problems["birth_date"] = "The birth date is in the future. Enter a date in the past."
    elif born and age_on(born, day) > OLDEST and not died_on:
        problems["birth_date"] = f"This birth date makes the person {age_on(born, day)}. Check the year."
    if died_on and died_on > day:
        problems["died_on"] = "The date of death is in the future. Enter today or a day before."
    elif died_on and born and died_on < born:
        problems["died_on"] = "The date of death is before the birth date. Check both."
    return problems
