"""Sanjeet Kaur Bhogal, 77, and her husband Harbhajan, 77, whom she looks after since his stroke.

The files have the sitter, his first request and his equipment; what was talked over and decided was done at the desk.
"""

from __future__ import annotations

from datetime import date
from random import Random

from homefirst.demo.borough import values as v
from homefirst.demo.borough.days import day
from homefirst.demo.borough.events import link, priced, request, service
from homefirst.demo.borough.people import Person
from homefirst.demo.borough.places import HOME_CARE
from homefirst.demo.stories.shapes import InFiles, Moment, Need, Story, Tie, Warn

LA_ID, HUSBAND = "207741", "207742"
_INDIAN = "Asian or Asian British: Indian"


def people() -> list[Person]:
    return [_sanjeet().person(), _harbhajan().person()]


def _sanjeet() -> InFiles:
    him = (HUSBAND,)
    her = InFiles(
        LA_ID,
        "9993105511",
        "Sanjeet Kaur",
        "Bhogal",
        "Female",
        day(1949, 2, 21),
        v.TO_CARER,
        "WB7 4LT",
        v.OWNER,
        _INDIAN,
        client=v.CARER,
        has_carer="",
        surgery=7,
    )
    her.events = [
        link(
            priced(
                day(2026, 4, 21),
                day(2026, 4, 28),
                v.AS_PLANNED,
                v.INVOLVING_CARED_FOR,
                v.SITTING,
                v.COMMISSIONED,
                HOME_CARE[2],
                ("24.10", "Hourly", "3.00"),
            ),
            him,
        ),
    ]
    return her


def _harbhajan() -> InFiles:
    luck = Random(78)
    his = InFiles(
        HUSBAND,
        "9994172034",
        "Harbhajan Singh",
        "Bhogal",
        "Male",
        day(1949, 2, 2),
        v.PERSONAL_CARE,
        "WB7 4LT",
        v.OWNER,
        _INDIAN,
        has_carer="Yes",
        surgery=7,
    )
    his.events = [
        request(day(2026, 3, 3), day(2026, 3, 4), v.TO_ASSESSMENT, v.FROM_COMMUNITY),
        service(luck, day(2026, 3, 18), 0, v.CONTINUES, v.LOW_LEVEL, v.EQUIPMENT),
    ]
    return his


SANJEET = Story(
    la_id=LA_ID,
    given_name="Sanjeet Kaur",
    family_name="Bhogal",
    liked_name="Sanjeet",
    pronouns="she/her",
    address="61 Tannery Lane, Westbrook",
    postcode="WB7 4LT",
    lives_there_since=date(1983, 6, 20),
    telephone="01632 960 133",
    worker="abena.mensah@westbrook.example",
    team="carers",
    first_language="Punjabi",
    religion="Sikh",
    asked_about_needs_on=date(2026, 3, 3),
    needs=(
        Need("call_not_write", "Ring rather than write; she reads Punjabi more easily than English"),
        Need("other", "Meet her alone, away from home: the gurdwara's side room", adjustment=True),
    ),
    ties=(
        Tie(
            "Harbhajan Singh Bhogal",
            "husband",
            how_often="daily",
            how_it_is="good",
            lives_with=True,
            la_id=HUSBAND,
            carer_allows_link=True,
        ),
        Tie(
            "Jaspreet Gill",
            "friend",
            "friend",
            "weekly",
            "good",
            "sits with Harbhajan on Sundays",
            "01632 960 135",
            is_key_contact=True,
            may_share="That she needs help",
            emergency_order=1,
        ),
        Tie(
            "Westbrook Carers Together",
            "carers' organisation",
            "group",
            "monthly",
            "good",
            "moving-and-handling course; Thursday group",
            "01632 960 212",
        ),
        Tie("Westbrook Gurdwara", "place of worship", "group", "weekly", "good", "langar, company"),
    ),
    moments=(
        Moment("contacts", date(2026, 3, 3), "Westbrook Carers Together rang: she lifts him by herself"),
        Moment("reviews", date(2027, 5, 20), "Next look at her support, by this day"),
    ),
)

HARBHAJAN = Story(
    la_id=HUSBAND,
    given_name="Harbhajan Singh",
    family_name="Bhogal",
    liked_name="Harbhajan",
    pronouns="he/him",
    address="61 Tannery Lane, Westbrook",
    postcode="WB7 4LT",
    lives_there_since=date(1983, 6, 20),
    telephone="01632 960 133",
    worker="tom.whitfield@westbrook.example",
    team="south",
    first_language="Punjabi",
    religion="Sikh",
    asked_about_needs_on=date(2026, 3, 12),
    needs=(
        Need("extra_time", "Left side of his face is weak: let him finish"),
        Need("interpreter_spoken", "Punjabi interpreter for anything that he must decide"),
    ),
    warnings=(
        Warn(
            "Two people, or one with the transfer aid, to help him stand. Handling plan of 7 May.",
            date(2026, 5, 7),
            "tom.whitfield@westbrook.example",
            date(2027, 5, 7),
        ),
    ),
    ties=(
        Tie(
            "Sanjeet Kaur Bhogal",
            "wife",
            how_often="daily",
            how_it_is="good",
            helps_with="washing, standing, meals",
            telephone="01632 960 133",
            lives_with=True,
            is_informal_carer=True,
            is_key_contact=True,
            may_share="Everything",
            emergency_order=1,
            la_id=LA_ID,
        ),
        Tie(
            "Bridge Street Surgery",
            "GP",
            "professional",
            "monthly",
            "good",
            "stroke follow-up",
            "01632 960 208",
        ),
    ),
    moments=(
        Moment("care", date(2026, 3, 18), "Transfer aid and bed lever"),
        Moment("care", date(2026, 4, 9), "Rails and a half-step fitted"),
        Moment("reviews", date(2026, 5, 7), "Handling plan: one person with the aid"),
    ),
)
