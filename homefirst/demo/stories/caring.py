"""Sanjeet, who has a talk, a decision and a plan of her own, and Harbhajan, whom nobody lifts by hand any more."""

from __future__ import annotations

from datetime import date

from homefirst.demo.stories import sanjeet
from homefirst.demo.stories.moves import Done, Walk

_ABENA, _MARCUS = "abena.mensah@westbrook.example", "marcus.bright@westbrook.example"

SANJEET_CARES = Walk(
    la_id=sanjeet.LA_ID,
    worker=_ABENA,
    pathway="carer",
    opened_on=date(2026, 3, 3),
    done=(
        Done(
            "offer",
            "own_talk",
            date(2026, 3, 4),
            {
                "how": "alone",
                "where": "The side room of the gurdwara, after langar",
                "who_looks_after": "Jaspreet Gill sits with Harbhajan",
                "private": "That I am tired. He would stop asking me.",
            },
        ),
        Done(
            "assessment",
            "eligible",
            date(2026, 3, 24),
            {
                "own_words": "I lift him at six, at ten, and twice in the night. I do not sit down before he sleeps.",
                "kinds": ("personal", "nights", "moving", "medicines"),
                "hours": "from_50",
                "necessary": "necessary",
                "children_there": ("none",),
                "willing": 5,
                "able": 2,
                "would_have_to_change": "That I am shown how to lift, and that I sleep one night in the week.",
                "health_at_risk": True,
                "health_how": "Her back since February; four hours of sleep in a night.",
                "unable": ("relationships", "recreation"),
                "how_unable": ("cannot",),
                "impact": True,
                "private": "I said to nobody at home that I cry in the kitchen.",
            },
        ),
        Done(
            "plan",
            "agreed",
            date(2026, 3, 31),
            {
                "wants": "To lift him without hurting either of us, and to see my friends on Thursdays.",
                "breaks": "Two mornings for the course; Thursdays at the group from May.",
                "with_them": "A sitter, whom we arrange and pay for; Jaspreet on Sundays.",
                "training": ("Moving and handling", "The Thursday group"),
                "training_by": "Westbrook Carers Together",
                "training_from": "2026-04-21",
                "who_does_what": (
                    "Sanjeet goes to the course",
                    "Abena Mensah books the sitter",
                    "Jaspreet Gill on Sundays",
                ),
                "meets": ("relationships", "recreation"),
                "budget": 180.0,
                "budget_how": "once",
                "look_again": "2026-05-20",
            },
        ),
        Done(
            "emergency_plan",
            "on_the_register",
            date(2026, 3, 31),
            {
                "who_steps_in": (
                    "Jaspreet Gill 01632 960 135",
                    "Westbrook Carers Together 01632 960 212",
                ),
                "how_long": "A night; after that a stay for Harbhajan has to be found",
                "must_know": "Two people, or one with the aid, to help him stand. Punjabi. Tablets at eight and at eight.",
                "where_things_are": "Tablets in the blue tin by the kettle; papers in the hall drawer.",
            },
        ),
        Done(
            "light_review",
            "unchanged",
            date(2026, 5, 20),
            {
                "own_words": "I do not lift. I guide. My back is quiet, and I laughed on Thursday.",
                "willing": 5,
                "able": 4,
                "what_works": "The aid, the course, the sitter whom he likes.",
                "breaks_had": "yes",
                "health_now": "Sleeps five hours; has seen her own doctor.",
                "learned": "To let him stand by himself with a hand on the aid",
            },
        ),
    ),
)

HARBHAJAN_IS_LIFTED = Walk(
    la_id=sanjeet.HUSBAND,
    worker=_MARCUS,
    pathway="occupational_therapy",
    opened_on=date(2026, 3, 4),
    done=(
        Done(
            "screen",
            "visit",
            date(2026, 3, 5),
            {
                "what": "Standing up from bed and chair; his wife lifts him alone.",
                "hurry": "soon",
                "risks": ("fall", "carer_hurt"),
                "meanwhile": "Stand only with two; Jaspreet comes in the mornings until we have been.",
            },
        ),
        Done(
            "visit",
            "equipment",
            date(2026, 3, 12),
            {
                "own_words": "To stand without her lifting me. She is as old as I am.",
                "bed": "1",
                "chair": "1",
                "toilet": "2",
                "out": "1",
                "two_people": True,
                "technique": "Two people, one at each side, brakes on, count aloud in Punjabi, stand on three.",
                "which_moves": ("Bed to chair", "Chair to standing"),
                "moving_with": ("None yet",),
                "who_was_shown": ("Sanjeet", "Jaspreet Gill"),
                "steps": "One high step at the back door.",
                "hazards": "A rug by the bed, taken up the same day.",
                "items": ("Transfer aid", "Bed lever", "Half-step", "Two grab rails"),
                "how_soon": "next_day",
            },
        ),
        Done(
            "order",
            "fitted",
            date(2026, 3, 18),
            {
                "items": ("Transfer aid", "Bed lever"),
                "delivered_on": "2026-03-18",
                "fitted_by": "Westbrook Equipment Store",
                "shown_to": ("Sanjeet", "Harbhajan"),
                "whose": "lent",
                "whom_to_ring": "Westbrook Equipment Store 01632 960 240",
            },
        ),
        Done(
            "check",
            "change",
            date(2026, 3, 26),
            {
                "bed_after": "2",
                "chair_after": "3",
                "in_use": True,
                "own_words": "The aid is good. The step is still a mountain.",
            },
        ),
        Done(
            "order",
            "fitted",
            date(2026, 4, 9),
            {
                "items": ("Half-step", "Two grab rails"),
                "delivered_on": "2026-04-09",
                "fitted_by": "Westbrook Handy Help",
                "shown_to": ("Harbhajan",),
                "whose": "theirs",
                "whom_to_ring": "Westbrook Handy Help 01632 960 241",
            },
        ),
        Done(
            "check",
            "goal_met",
            date(2026, 5, 7),
            {
                "bed_after": "3",
                "chair_after": "3",
                "toilet_after": "3",
                "out_after": "3",
                "in_use": True,
                "own_words": "I stand, she guides. I go to the garden when I like.",
            },
        ),
    ),
)
