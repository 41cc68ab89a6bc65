"""Who looked: the audit read as sentences, for one record and for everybody's."""

from homefirst.workspace.looks.asked import LooksAsked, read_asked
from homefirst.workspace.looks.lines import LooksPage, looks_page
from homefirst.workspace.looks.review import (
    ReviewLine,
    Waiting,
    looks_under,
    one_question,
    one_to_review,
    open_questions,
    to_review,
    waiting,
)
from homefirst.workspace.looks.visits import Visit, VisitsPage, one_look, visits_page

__all__ = [
    "LooksAsked",
    "LooksPage",
    "ReviewLine",
    "Visit",
    "VisitsPage",
    "Waiting",
    "looks_page",
    "looks_under",
    "one_look",
    "one_question",
    "one_to_review",
    "open_questions",
    "read_asked",
    "to_review",
    "visits_page",
    "waiting",
]
