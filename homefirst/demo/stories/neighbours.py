"""People whom the reablement team sees this week, so that its pages have the same faces in every borough."""

from __future__ import annotations

from random import Random

from homefirst.demo.borough import values as v
from homefirst.demo.borough.days import day
from homefirst.demo.borough.events import request, review, service
from homefirst.demo.borough.people import Person
from homefirst.demo.stories.shapes import InFiles

_AFRICAN = "Black, Black British, Caribbean or African: African"
_WHITE = "White: English, Welsh, Scottish, Northern Irish or British"

# Council number, NHS number, names, gender, birth, ethnic group, postcode.
_WHO = (
    ("204801", "9996401111", "Lena", "Okafor", "Female", (1947, 2, 11), _AFRICAN, "WB4 5ED"),
    ("204802", "9996401138", "Tom", "Baird", "Male", (1935, 6, 30), _WHITE, "WB4 1SW"),
    (
        "204803",
        "9996401146",
        "Margaret",
        "Liu",
        "Female",
        (1942, 8, 19),
        "Asian or Asian British: Chinese",
        "WB1 7NB",
    ),
    ("204804", "9996401154", "Samir", "Haddad", "Male", (1958, 1, 23), "Other ethnic group: Arab", "WB6 2QZ"),
    ("204805", "9996401162", "Joyce", "Penn", "Female", (1938, 4, 4), _WHITE, "WB8 3AJ"),
    (
        "204806",
        "9996401170",
        "Asha",
        "Verma",
        "Female",
        (1953, 5, 16),
        "Asian or Asian British: Indian",
        "WB7 1RT",
    ),
    (
        "204807",
        "9996401189",
        "Peter",
        "Nowak",
        "Male",
        (1946, 10, 2),
        "White: Any other White background",
        "WB5 4GH",
    ),
    ("204808", "9996401197", "Ivy", "Chambers", "Female", (1940, 3, 8), _WHITE, "WB9 6LL"),
    ("204809", "9996401200", "Derek", "Ola", "Male", (1949, 7, 27), _AFRICAN, "WB2 8UP"),
)

LA_IDS = tuple(who[0] for who in _WHO)


def people() -> list[Person]:
    return [_one(number, *who) for number, who in enumerate(_WHO)]


def _one(
    number: int, la_id: str, nhs: str, first: str, last: str, gender: str, born: tuple[int, int, int],
    ethnicity: str, postcode: str,
) -> Person:  # fmt: skip
    one = InFiles(
        la_id, nhs, first, last, gender, day(*born), v.PERSONAL_CARE, postcode,
        v.OWNER if number % 2 else v.COUNCIL_TENANT, ethnicity, surgery=number,
    )  # fmt: skip
    luck = Random(number)
    one.events = [request(day(2026, 5, 11 + number % 3), day(2026, 5, 14), v.ADVICE, v.FROM_COMMUNITY)]
    if number in (1, 4):  # Tom and Joyce have had visits for some time
        one.funding = "Joint client and social care funded"
        one.events = [
            service(luck, day(2024, 2, 5), 0, v.CONTINUES, v.COMMUNITY, v.HOME_CARE, v.MANAGED_BUDGET),
            review(luck, day(2025, 2, 3), day(2025, 2, 10), v.CONTINUES, planned=True),
            review(luck, day(2026, 2, 9), day(2026, 2, 12), v.CONTINUES, planned=True),
        ]
    return one.person()
