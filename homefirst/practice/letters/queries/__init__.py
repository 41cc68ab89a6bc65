"""What pages show of letters: those of a person, one, what would be made, and what waits to go."""

from homefirst.practice.letters.queries.foretold import Foretold, foretold, foretold_one
from homefirst.practice.letters.queries.letters import letter_of, letter_of_task, letters_of
from homefirst.practice.letters.queries.outbox import Outbox, outbox
from homefirst.practice.letters.wishes import wishes_of

__all__ = [
    "Foretold",
    "Outbox",
    "foretold",
    "foretold_one",
    "letter_of",
    "letter_of_task",
    "letters_of",
    "outbox",
    "wishes_of",
]
