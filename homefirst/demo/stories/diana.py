"""Diana Campbell, 35, who has been through many crises and now has a plan that keeps her out of hospital.

The files have her worker's support; how she came, and came back, was done at the desk.
"""

from __future__ import annotations

from datetime import date
from random import Random

from homefirst.demo.borough import values as v
from homefirst.demo.borough.days import day
from homefirst.demo.borough.events import service
from homefirst.demo.borough.people import Person
from homefirst.demo.stories.shapes import InFiles, Moment, Need, Story, Tie

LA_ID = "208356"


def people() -> list[Person]:
    luck = Random(35)
    diana = InFiles(
        LA_ID,
        "9995206617",
        "Diana",
        "Campbell",
        "Female",
        day(1990, 12, 1),
        v.MENTAL,
        "WB5 8DR",
        v.COUNCIL_TENANT,
        "Black, Black British, Caribbean or African: Caribbean",
        work="Not in paid employment: Voluntary work only",
        funding="Fully social care funded",
        surgery=9,
    )
    diana.events = [
        service(
            luck,
            day(start[0], 2, start[1]),
            day(start[0], 8, start[2]),
            v.AS_PLANNED,
            v.COMMUNITY,
            v.SOCIAL_WORKER,
            v.COMMISSIONED,
        )
        for start in ((2025, 3, 14), (2026, 10, 11))
    ]
    return [diana.person()]


DIANA = Story(
    la_id=LA_ID,
    given_name="Diana",
    family_name="Campbell",
    liked_name="Dee",
    pronouns="she/her",
    address="Flat 3, 40 Ropewalk, Westbrook",
    postcode="WB5 8DR",
    lives_there_since=date(2021, 4, 19),
    telephone="01632 960 164",
    worker="yasmin.begum@westbrook.example",
    team="mental_health",
    religion="Pentecostal",
    asked_about_needs_on=date(2026, 1, 20),
    needs=(
        Need("text_not_call", "Text first, then ring"),
        Need("worker_gender", "A woman as her key worker", adjustment=True),
        Need("same_worker", "The same worker each time", adjustment=True),
        Need("say_before", "Say beforehand what will happen and who will be there", adjustment=True),
    ),
    ties=(
        Tie(
            "Marcia Campbell",
            "mother",
            how_often="weekly",
            how_it_is="strained",
            telephone="01632 960 166",
            helps_with="minds the cat in a crisis",
            may_share="Only that Diana is safe",
            legal_roles=("nearest_relative",),
            evidence_seen_on=date(2026, 2, 3),
            emergency_order=2,
        ),
        Tie(
            "Simone Reid",
            "friend",
            "friend",
            "daily",
            "good",
            "first person to ring; stays the night if asked",
            "01632 960 167",
            is_key_contact=True,
            may_share="The crisis plan",
            emergency_order=1,
        ),
        Tie(
            "Crisis team",
            "NHS crisis team",
            "professional",
            "rarely",
            "good",
            "has her crisis plan",
            "01632 960 215",
        ),
        Tie("Sistren Westbrook", "women's group", "group", "weekly", "good", "Black women's peer support"),
        Tie("Allotment on Mill Lane", "volunteering", "group", "weekly", "good", "Saturdays"),
    ),
    moments=(
        Moment("reviews", date(2026, 2, 10), "Plan and crisis plan agreed"),
        Moment("contacts", date(2026, 3, 14), "Crisis on Saturday night: plan used, no admission"),
        Moment("contacts", date(2026, 3, 16), "Rang on Monday: safe"),
        Moment("reviews", date(2026, 3, 20), "Crisis plan, second version"),
        Moment("reviews", date(2026, 8, 11), "Ended by agreement; easy return until August 2028"),
    ),
)
