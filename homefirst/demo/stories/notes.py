"""What staff wrote down about the people of the stories and some neighbours, a paper that was shown, and one chronology."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from homefirst.demo.stories import diana, graham, joan, neighbours, sanjeet, tina

PRIYA, HANNAH, ABENA = (
    "priya.nair@westbrook.example",
    "hannah.price@westbrook.example",
    "abena.mensah@westbrook.example",
)
YASMIN, DANIEL = "yasmin.begum@westbrook.example", "daniel.osei@westbrook.example"


@dataclass(frozen=True)
class Wrote:
    """A note as a worker finished it. `worker` is an e-mail address, "" for whoever holds the work; `added` came later, and
    so did `error`."""

    la_id: str
    worker: str
    kind: str
    on: date
    words: str
    own_words: str = ""
    at: time | None = None
    present: str = ""
    follows: str = ""
    follows_on: date | None = None
    restriction: str = ""
    kept_from: str = ""
    added: str = ""
    error: str = ""


@dataclass(frozen=True)
class Matters:
    """One note of a chronology, by its day: what it was and why it matters, in the worker's words."""

    on: date
    title: str
    why: str


WROTE: tuple[Wrote, ...] = (
    Wrote(
        graham.LA_ID, PRIYA, "visit", date(2026, 11, 4),
        "Showed him the kettle tipper again. He filled it himself, and rested before pouring.",
        "I was making tea before you were born. I will make it again.",
        time(9, 30), "Graham",
    ),
    Wrote(
        graham.LA_ID, PRIYA, "call", date(2026, 11, 17),
        "Idris rang: the curtains were still drawn at noon on Sunday. Graham had slept in after chapel friends stayed late.",
        at=time(12, 15), present="Idris Bevan", restriction="third_party",
    ),
    Wrote(
        graham.LA_ID, PRIYA, "visit", date(2026, 11, 23),
        "Tea and toast alone. Up and down four stairs with one hand on the rail and me beside him.",
        "Ruth's mother would have laughed to see me with a spiked board.",
        time(14, 0), "Graham and Ruth Hollins",
        follows="Ask the equipment store for the day of the second rail", follows_on=date(2026, 11, 27),
        added="The store rang back: Friday 4 December, between nine and noon.",
    ),
    Wrote(
        joan.LA_ID, HANNAH, "visit", date(2026, 5, 20),
        "Saw the registered power of attorney for health and for money; copy kept with her documents.",
        "I want Martin and Kate to know what I want while I can still say it myself.",
        time(10, 30), "Joan, Martin and Kate Taylor",
    ),
    Wrote(
        joan.LA_ID, HANNAH, "call", date(2026, 8, 11),
        "Rang as we had agreed, half a year on: nothing has changed, and she asks for nothing.",
        "I hum. You would hear it if I did not.",
        time(10, 15), follows="Ring Joan: is everything as it was?", follows_on=date(2027, 2, 9),
    ),
    Wrote(
        joan.LA_ID, HANNAH, "message", date(2026, 11, 16),
        "Sent what we talked about by e-mail the same day. Joan answered: choir is on a new evening, Wednesdays.",
        at=time(16, 5),
    ),
    Wrote(
        sanjeet.LA_ID, ABENA, "meeting", date(2026, 10, 8),
        "We met in the gurdwara's side room. She sleeps four hours in a night. Talked about a sitter on Thursdays.",
        "If he hears that I am tired he will stop asking for help, and then he will fall.",
        time(11, 0), "Sanjeet alone", restriction="carer", kept_from="her husband",
    ),
    Wrote(
        sanjeet.LA_ID, ABENA, "call", date(2026, 11, 19),
        "The Thursday group starts again on 3 December; Jaspreet can sit with Harbhajan.",
        "I will go. Put me down for it.",
        time(15, 20), follows="Confirm her place in the Thursday group", follows_on=date(2026, 11, 30),
    ),
    Wrote(
        diana.LA_ID, YASMIN, "call", date(2026, 9, 14),
        "She texted the crisis line at two in the morning; Simone stayed the night. No hospital.",
        "Ringing Simone first worked. I did it before it got big.",
        time(10, 0),
    ),
    Wrote(
        diana.LA_ID, YASMIN, "visit", date(2026, 10, 21),
        "A letter from the landlord set it off. We read it together and wrote an answer.",
        "I thought they were putting me out.",
        time(13, 30), "Dee and Simone Reid",
    ),
    Wrote(
        diana.LA_ID, YASMIN, "meeting", date(2026, 11, 12),
        "Where she can be met safely this month, agreed with her and the crisis team.",
        present="Dee, crisis team", restriction="holders",
    ),
    Wrote(
        tina.LA_ID, DANIEL, "visit", date(2026, 11, 9),
        "She cooked pasta while I sat with her, and turned the ring off without being told.",
        "I do it four nights now. Bernadette does not believe me.",
        time(17, 0), "Tina",
    ),
    Wrote(
        tina.LA_ID, DANIEL, "call", date(2026, 11, 18),
        "Rang about the bins at Weavers Yard.", error="This was about her neighbour, not Tina.",
    ),
    Wrote(
        neighbours.LA_IDS[1], "", "call", date(2026, 11, 10),
        "His daughter rang: the morning visit came after ten twice last week.",
        present="His daughter", follows="Ask the agency for times that they can keep", follows_on=date(2026, 11, 26),
    ),
    Wrote(
        neighbours.LA_IDS[4], "", "visit", date(2026, 11, 11),
        "The hall light works again. She walks to the gate and back each day.",
        "I count the steps. Sixty-two.", time(11, 45),
    ),
    Wrote(
        neighbours.LA_IDS[0], "", "call", date(2026, 11, 18),
        "She asked about the lunch club; gave her the number.", "Is there a bus that stops at the door?",
    ),
)  # fmt: skip

PAPER_OF, PAPER_BY, PAPER_ON = joan.LA_ID, HANNAH, date(2026, 5, 20)
PAPER_TITLE = "Lasting power of attorney, health and money"
PAPER_LINES = (
    "Lasting power of attorney (copy)",
    "Donor: Joan Taylor. Attorneys: Martin Taylor, Kate Taylor.",
    "Registered on 15 May 2026. Made up for the demonstration.",
)

CHRONOLOGY_OF, CHRONOLOGY_BY = diana.LA_ID, YASMIN
CHRONOLOGY_TITLE = "What set off each crisis this autumn, and what helped"
MATTERS = (
    Matters(
        date(2026, 9, 14), "Rang a friend first", "The crisis plan was used as she wrote it: no hospital."
    ),
    Matters(
        date(2026, 10, 21),
        "A letter about the flat",
        "Letters from the landlord are a trigger: read them with her.",
    ),
)
