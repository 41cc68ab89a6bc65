"""The named people of the demonstration: the same in every borough, whatever its seed and size.

`told` gives them as files do. `STORIES` holds what files cannot, as plain data for staff actions.
"""

from __future__ import annotations

from homefirst.demo.borough.people import Person
from homefirst.demo.stories import diana, graham, joan, neighbours, sanjeet, tina
from homefirst.demo.stories.shapes import Story

STORIES: tuple[Story, ...] = (
    joan.JOAN,
    sanjeet.SANJEET,
    sanjeet.HARBHAJAN,
    graham.GRAHAM,
    diana.DIANA,
    tina.TINA,
)


def told() -> list[Person]:
    """Everyone named, fresh at each call: the stories, those close to them, and neighbours."""
    return [
        *joan.people(),
        *sanjeet.people(),
        *graham.people(),
        *diana.people(),
        *tina.people(),
        *neighbours.people(),
    ]
