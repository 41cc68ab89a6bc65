"""Tina Doyle, 44, who lost her mother, moved into a flat of her own, and needs less help each season."""

from __future__ import annotations

from datetime import date
from random import Random

from homefirst.demo.borough import values as v
from homefirst.demo.borough.days import day
from homefirst.demo.borough.events import (
    Event,
    carers_assessment,
    link,
    priced,
    request,
    review,
    service,
)
from homefirst.demo.borough.people import DEMENTIA, HAS_CARER, HOME, POSTCODE, Person
from homefirst.demo.borough.places import SUPPORTED_LIVING
from homefirst.demo.stories.shapes import Goal, InFiles, Moment, Need, Story, Tie

LA_ID, MOTHER = "203911", "203910"
_MOTHER_DIED = day(2025, 6, 11)
_MOVED = day(2025, 9, 1)


def people() -> list[Person]:
    return [_tina(), _maureen()]


def _tina() -> Person:
    luck = Random(44)
    tina = InFiles(
        LA_ID,
        "9995206625",
        "Tina",
        "Doyle",
        "Female",
        day(1981, 11, 30),
        v.LEARNING,
        "WB3 6TG",
        v.WITH_FAMILY,
        "White: Irish",
        has_carer="Yes",
        funding="Fully social care funded",
        surgery=2,
    )
    days_out = service(
        luck, day(2009, 5, 11), day(2025, 8, 29), v.TO_SERVICES, v.COMMUNITY, v.DAY_SUPPORT, v.MANAGED_BUDGET
    )
    tina.events = [
        days_out,
        review(luck, day(2024, 5, 13), day(2024, 5, 20), v.CONTINUES, planned=True),
        request(day(2025, 6, 12), day(2025, 6, 12), v.TO_ASSESSMENT, v.FROM_COMMUNITY),
        _visits(),
        review(luck, day(2025, 10, 20), day(2025, 10, 20), v.CONTINUES, planned=True),
        _fully_met(review(luck, day(2026, 3, 2), day(2026, 3, 2), v.TO_SERVICES, planned=True)),
    ]
    person = tina.person()
    person.becomes(_MOTHER_DIED, HAS_CARER, "No")
    person.becomes(_MOVED, POSTCODE, "WB3 4EA")
    person.becomes(_MOVED, HOME, v.SUPPORTED)
    person.changes.sort()
    return person


def _visits() -> Event:
    """One row throughout: the start never moves, the hours fall from 15 to 10 and then to 6."""
    visits = priced(
        _MOVED,
        0,
        v.CONTINUES,
        v.COMMUNITY,
        v.HOME_CARE,
        v.MANAGED_BUDGET,
        SUPPORTED_LIVING[1],
        ("24.60", "Hourly", "15.00"),
    )
    visits.units_by_day = ((day(2026, 3, 9), "10.00"), (day(2026, 4, 13), "6.00"))
    return visits


def _fully_met(met: Event) -> Event:
    met.cells[15] = "Fully met"
    return met


def _maureen() -> Person:
    mother = InFiles(
        MOTHER,
        "9996339076",
        "Maureen",
        "Doyle",
        "Female",
        day(1944, 4, 27),
        v.TO_CARER,
        "WB3 6TG",
        v.OWNER,
        "White: Irish",
        client=v.CARER,
        has_carer="",
        surgery=2,
    )
    hers = (LA_ID,)
    mother.events = [
        carers_assessment(day(2023, 10, 3), day(2023, 10, 17), v.TO_SERVICES, "100 or more hours", hers),
        link(
            service(
                Random(1),
                day(2023, 11, 1),
                _MOTHER_DIED,
                v.DIED,
                v.DIRECT_TO_CARER,
                v.DIRECT_PAYMENT,
                v.DIRECT_PAYMENT,
            ),
            hers,
        ),
    ]
    person = mother.person()
    person.cells[DEMENTIA] = "No"
    person.dies(_MOTHER_DIED)
    return person


TINA = Story(
    la_id=LA_ID,
    given_name="Tina",
    family_name="Doyle",
    liked_name="Tina",
    pronouns="she/her",
    address="Flat 7, Weavers Yard, Westbrook",
    postcode="WB3 4EA",
    lives_there_since=date(2025, 9, 1),
    telephone="01632 960 171",
    worker="daniel.osei@westbrook.example",
    team="learning_disability",
    religion="Roman Catholic",
    asked_about_needs_on=date(2025, 6, 19),
    needs=(
        Need("easy_read", "Easy read with pictures, read together"),
        Need("speak_clearly", "One question at a time"),
        Need("advocate", "Her advocate Jo comes to reviews"),
    ),
    ties=(
        Tie(
            "Maureen Doyle",
            "mother",
            how_often="",
            how_it_is="good",
            helps_with="looked after her until June 2025",
            la_id=MOTHER,
            ends_on=date(2025, 6, 11),
        ),
        Tie(
            "Bernadette Doyle",
            "sister",
            how_often="weekly",
            how_it_is="good",
            telephone="01632 960 173",
            helps_with="money, Sunday lunch",
            is_key_contact=True,
            may_share="Everything but friendships",
            legal_roles=("appointee",),
            evidence_seen_on=date(2025, 9, 1),
            emergency_order=1,
        ),
        Tie(
            "Jo Marsh",
            "advocate",
            "professional",
            "monthly",
            "good",
            "reviews",
            "01632 960 218",
            legal_roles=("advocate",),
        ),
        Tie(
            "Own Front Door",
            "support workers",
            "paid",
            "weekly",
            "good",
            "6 hours a week: cooking, letters",
            "01632 960 219",
        ),
        Tie(
            "Adult education college",
            "cookery course",
            "group",
            "weekly",
            "good",
            "Mondays since January 2026",
        ),
        Tie("Sal from flat 5", "neighbour", "friend", "daily", "good", "tea and telly", emergency_order=2),
    ),
    moments=(
        Moment("contacts", date(2025, 9, 1), "Signed for her own flat"),
        Moment("contacts", date(2026, 1, 12), "Started a cookery course"),
        Moment("reviews", date(2026, 5, 11), "Four-week safety check: safe"),
        Moment("reviews", date(2026, 7, 6), "Twelve-week safety check: safe, fewer lonely days"),
        Moment("reviews", date(2026, 10, 20), "Twelve months: what changed"),
    ),
    goals=(
        Goal("Cook my own tea", "With someone", "Alone, four nights a week"),
        Goal("Keep my flat nice", "Reminded each day", "Alone, with a chart"),
        Goal("Know what to do if the alarm goes", "Not yet", "Alone"),
        Goal("Make friends", "Lonely most days", "Cookery on Mondays, Sal next door"),
    ),
)
