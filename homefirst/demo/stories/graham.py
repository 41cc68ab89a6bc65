"""Graham Ashworth, 82. He lost his wife in July 2026, had a stroke in October, and learns his kitchen again.

The files reach as far as his call in July. The stroke, the way home and reablement came after, at the desk.
"""

from __future__ import annotations

from datetime import date
from random import Random

from homefirst.demo.borough import values as v
from homefirst.demo.borough.days import day
from homefirst.demo.borough.events import assessment, request, service
from homefirst.demo.borough.people import Person
from homefirst.demo.stories.shapes import Goal, InFiles, Later, Moment, Need, Story, Tie, Warn

LA_ID, RUTH = "204718", "204719"


def people() -> list[Person]:
    luck = Random(44)
    graham = InFiles(
        LA_ID,
        "9990123454",
        "Graham",
        "Ashworth",
        "Male",
        day(1944, 3, 14),
        v.PERSONAL_CARE,
        "WB4 2PL",
        v.OWNER,
        has_carer="Yes",
        surgery=0,
    )
    graham.events = [
        request(day(2024, 3, 4), day(2024, 3, 5), v.TO_ASSESSMENT, v.FROM_COMMUNITY),
        assessment(luck, day(2024, 3, 12), day(2024, 3, 12), v.TO_SERVICES, v.SHORT_ASSESSMENT),
        service(luck, day(2024, 3, 20), day(2024, 3, 20), v.AS_PLANNED, v.LOW_LEVEL, v.EQUIPMENT),
        request(day(2026, 7, 20), day(2026, 7, 20), v.ADVICE, v.FROM_COMMUNITY),
    ]
    ruth = InFiles(
        RUTH,
        "9991047190",
        "Ruth",
        "Hollins",
        "Female",
        day(1971, 8, 2),
        v.TO_CARER,
        "WB4 1HD",
        "",
        client=v.CARER_BY_ASSOCIATION,
        work="Paid: 16 or more hours a week",
        has_carer="",
        surgery=0,
    ).person()
    ruth.associated, ruth.linked = (day(2026, 7, 20), day(2027, 12, 31)), (LA_ID,)
    return [graham.person(), ruth]


GRAHAM = Story(
    la_id=LA_ID,
    given_name="Graham",
    family_name="Ashworth",
    liked_name="Graham",
    pronouns="he/him",
    address="8 Orchard Close, Westbrook",
    postcode="WB4 2PL",
    lives_there_since=date(1979, 5, 12),
    telephone="01632 960 118",
    worker="priya.nair@westbrook.example",
    team="reablement",
    religion="Methodist",
    asked_about_needs_on=date(2026, 10, 28),
    needs=(
        Need("extra_time", "Give him time: words come slowly since the stroke"),
        Need("large_print", "Large print, 16 point or more"),
        Need("other", "Right hand weak: no forms to write", adjustment=True),
    ),
    warnings=(
        Warn(
            "Loose dog at number 6, ring first.",
            date(2026, 11, 2),
            "amara.cole@westbrook.example",
            date(2027, 2, 2),
        ),
    ),
    ties=(
        Tie(
            "Ruth Hollins",
            "daughter",
            how_often="daily",
            how_it_is="good",
            telephone="01632 960 142",
            helps_with="shopping, washing, a hot meal most evenings",
            is_informal_carer=True,
            is_key_contact=True,
            may_share="Everything but money",
            emergency_order=1,
            la_id=RUTH,
        ),
        Tie(
            "Paul Ashworth",
            "son",
            how_often="rarely",
            how_it_is="distant",
            telephone="01632 960 187",
            helps_with="a call at Christmas, from Leeds",
            emergency_order=3,
        ),
        Tie(
            "Idris Bevan",
            "neighbour",
            "friend",
            "weekly",
            "good",
            "bins, and a paper on Saturdays",
            "01632 960 151",
            emergency_order=2,
        ),
        Tie(
            "Westbrook Reablement", "reablement team", "paid", "daily", "good", "two visits a day, 45 minutes"
        ),
        Tie(
            "Tuesday Table",
            "bereavement group",
            "group",
            "weekly",
            "good",
            "lunch with others who lost someone",
        ),
        Tie(
            "Orchard Road Surgery",
            "GP",
            "professional",
            "monthly",
            "good",
            "blood pressure, stroke follow-up",
            "01632 960 201",
        ),
    ),
    later=(
        Later(
            v.ST_MAX,
            v.REABLEMENT,
            "Westbrook Reablement",
            date(2026, 10, 28),
            date(2026, 12, 8),
            v.COMMISSIONED,
            "10.50",
            "Four visits a day, two since 11 November; free for up to six weeks",
        ),
        Later(
            v.LOW_LEVEL,
            v.EQUIPMENT,
            "Westbrook Equipment Store",
            date(2026, 10, 30),
            None,
            words="Kettle tipper, spiked board, microwave labels: order 5498",
        ),
    ),
    moments=(
        Moment("contacts", date(2026, 7, 20), "Phoned after his wife died: bereavement group"),
        Moment("hospital", date(2026, 10, 14), "Stroke unit, 13 days", date(2026, 10, 27)),
        Moment("contacts", date(2026, 10, 22), "Hospital notice"),
        Moment("pathways", date(2026, 10, 22), "Discharge, pathway 1", date(2026, 10, 27)),
        Moment("pathways", date(2026, 10, 28), "Reablement", date(2026, 12, 8)),
        Moment("care", date(2026, 10, 28), "Four visits a day", date(2026, 11, 10)),
        Moment("care", date(2026, 11, 11), "Two visits a day", date(2026, 12, 8)),
        Moment("reviews", date(2026, 10, 29), "Goals agreed"),
        Moment("reviews", date(2026, 11, 26), "Week 4 review of goals"),
        Moment("care", date(2026, 12, 4), "Second stair rail, equipment order 5521"),
    ),
    goals=(
        Goal("Make my own tea and toast", "Not yet", "Alone, with kettle tipper"),
        Goal("Get upstairs to my own bed", "Two people", "One person"),
        Goal("Peel potatoes, cook for Ruth", "Not yet", "With a spiked board"),
    ),
)
