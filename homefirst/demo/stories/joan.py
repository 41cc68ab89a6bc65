"""Joan Taylor, 60, newly diagnosed with dementia, who plans ahead; and another Joan Taylor, not her."""

from __future__ import annotations

from datetime import date
from random import Random

from homefirst.demo.borough import values as v
from homefirst.demo.borough.days import day
from homefirst.demo.borough.events import request, review, service
from homefirst.demo.borough.people import Person
from homefirst.demo.stories.shapes import InFiles, Moment, Need, Story, Tie

LA_ID, OTHER_JOAN = "206033", "201187"


def people() -> list[Person]:
    luck = Random(60)
    joan = InFiles(
        LA_ID,
        "9992041870",
        "Joan",
        "Taylor",
        "Female",
        day(1966, 1, 9),
        v.MEMORY,
        "WB2 3HN",
        v.OWNER,
        work="Paid: 16 or more hours a week",
        dementia="Yes",
        surgery=4,
    )
    joan.events = [
        request(day(2026, 1, 12), day(2026, 1, 14), v.TO_ASSESSMENT, v.FROM_COMMUNITY),
    ]
    other = InFiles(
        OTHER_JOAN,
        "9992041889",
        "Joan",
        "Taylor",
        "Female",
        day(1938, 9, 1),
        v.PERSONAL_CARE,
        "WB2 5QE",
        v.COUNCIL_TENANT,
        funding="Joint client and social care funded",
        surgery=4,
    )
    other.events = [
        service(luck, day(2022, 6, 13), 0, v.CONTINUES, v.COMMUNITY, v.HOME_CARE, v.MANAGED_BUDGET),
        *(
            review(luck, day(year, 6, 10), day(year, 6, 17), v.CONTINUES, planned=True)
            for year in range(2023, 2027)
        ),
    ]
    return [joan.person(), other.person()]


JOAN = Story(
    la_id=LA_ID,
    given_name="Joan",
    family_name="Taylor",
    liked_name="Joan",
    pronouns="she/her",
    address="27 Saltmarsh Road, Westbrook",
    postcode="WB2 3HN",
    lives_there_since=date(2004, 9, 3),
    telephone="01632 960 126",
    worker="hannah.price@westbrook.example",
    team="north",
    asked_about_needs_on=date(2026, 1, 14),
    needs=(
        Need("speak_clearly", "One thing at a time, at her pace"),
        Need("email_not_post", "Send what was said in writing the same day, by e-mail"),
        Need("time_of_day", "Mornings are best", adjustment=True),
    ),
    ties=(
        Tie(
            "Martin Taylor",
            "husband",
            how_often="daily",
            how_it_is="good",
            telephone="01632 960 127",
            helps_with="letters, driving after dark",
            lives_with=True,
            is_key_contact=True,
            may_share="Everything",
            legal_roles=("attorney_health", "attorney_money"),
            evidence_seen_on=date(2026, 5, 20),
            emergency_order=1,
        ),
        Tie(
            "Kate Taylor",
            "daughter",
            how_often="weekly",
            how_it_is="good",
            telephone="01632 960 128",
            helps_with="plans and forms",
            may_share="Everything",
            legal_roles=("attorney_money",),
            evidence_seen_on=date(2026, 5, 20),
            emergency_order=2,
        ),
        Tie(
            "Bev Lowe",
            "friend",
            "friend",
            "weekly",
            "good",
            "came to the assessment, at Joan's wish",
            "01632 960 129",
        ),
        Tie("Westbrook Singers", "choir", "group", "weekly", "good", "Thursday evenings"),
        Tie(
            "Memory clinic",
            "clinic",
            "professional",
            "monthly",
            "good",
            "diagnosis, December 2025",
            "01632 960 205",
        ),
    ),
    moments=(
        Moment("reviews", date(2026, 2, 17), "Look-ahead plan, first version"),
        Moment("contacts", date(2026, 3, 12), "Looked at extra care housing"),
        Moment("contacts", date(2026, 5, 20), "Lasting power of attorney seen, registered 15 May"),
        Moment("reviews", date(2026, 8, 11), "Half-year call: nothing changed"),
        Moment("reviews", date(2027, 2, 9), "Next half-year call"),
    ),
)
