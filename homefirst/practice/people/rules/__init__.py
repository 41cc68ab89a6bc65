"""What may be read out of a name, a number, a postcode or a date, as pure functions."""

from homefirst.practice.people.rules.ages import OLDEST, age_on, age_words, born_about, date_problems
from homefirst.practice.people.rules.born_typed import Span, read_birth
from homefirst.practice.people.rules.names import full_name, is_short_form, name_words, normal_name, sound
from homefirst.practice.people.rules.nhs import nhs_digits, nhs_problem
from homefirst.practice.people.rules.postcodes import normal_postcode, postcode_part, postcode_problem

__all__ = [
    "OLDEST",
    "Span",
    "age_on",
    "age_words",
    "born_about",
    "date_problems",
    "full_name",
    "is_short_form",
    "name_words",
    "nhs_digits",
    "nhs_problem",
    "normal_name",
    "normal_postcode",
    "postcode_part",
    "postcode_problem",
    "read_birth",
    "sound",
]
