"""What pages show of letters: those of a person, one, what would be made, and what waits to go."""

from homefirst.practice.letters.queries.foretold import Foretold, foretold, foretold_one
from homefirst.practice.letters.queries.letters import letter_of, letter_of_task, letters_of
from homefirst.practice.letters.queries.outbox import Outbox, outbox
from homefirst.practice.letters.queries.printing import (
    AT_ONCE,
    chosen_to_print,
    pages_together,
    to_print,
    why_not_now,
)
from homefirst.practice.letters.recipients import Recipient, recipient_of, recipients_of, shows_where
from homefirst.practice.letters.wishes import other_of, wishes_of, wishes_of_letter, wishes_to_show

__all__ = [
    "AT_ONCE",
    "Foretold",
    "Outbox",
    "Recipient",
    "chosen_to_print",
    "foretold",
    "foretold_one",
    "letter_of",
    "letter_of_task",
    "letters_of",
    "other_of",
    "outbox",
    "pages_together",
    "recipient_of",
    "recipients_of",
    "shows_where",
    "to_print",
    "why_not_now",
    "wishes_of",
    "wishes_of_letter",
    "wishes_to_show",
]
