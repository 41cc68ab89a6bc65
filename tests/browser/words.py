"""The words of the pages: statuses that may be shown, and words that no page says."""

from __future__ import annotations

import re

_DAY = r"\w+day|\w+ \d{1,2} \w+( \d{4})?|\d{1,2} \w+( \d{4})?"
_NAME = r"[^.]{2,60}"

# One word or phrase for each status, the same on every page.
_STATUSES = f"""
Not started|Started|Waiting on {_NAME}|Paused|Sent back|Done|Not needed
By ({_DAY})|Today|\\d+ working days? late|Paused since ({_DAY})|Done in \\d+ of \\d+ days|Done \\d+ days? late
Open|Closed|Opened again|Handed over
Draft|With {_NAME} to read|Asks a question|Disagrees|Agreed|Replaced
Not yet|Getting there|Met|Changed|Let go
Asked for|Offered|Chosen|Starting ({_DAY})|Running|On hold|Ended
New|Deciding|Enquiry|Plan in place|Wishes: {_NAME}|Risk: {_NAME}
Being assessed|Granted until ({_DAY})|Not granted
Estimate|Worked out|Being looked at again|Confirmed|Stopped
Due|Paid|Held: {_NAME}|Refunded|Corrected
Sent|Arrived|Came back
Reading|Loaded|Loaded, some rows held back|Refused
To mend|Mended|Right as it is
Being looked at|Published from ({_DAY})|Retired
Better than usual|Worse than usual|Usual|Moved|Too few to say|Target met|Target missed|Target met and missed by turns
Not begun|Going well|At risk|Late|Dropped(, {_NAME})?
Yes|Yes, with limits|No|Not asked|Could not decide
High|Medium|Low|Alert|Filled in for you|Carer|Restricted|Locked
Almost surely|Likely|Maybe
Emergency|No tie|At night
""".strip().replace("\n", "|")
STATUS = re.compile(rf"(?:{_STATUSES})", re.DOTALL)

NEVER_ON_A_BUTTON = re.compile(
    r"\b(submit|ok|click here|process|manage|actions|proceed|execute|delete)\b|…|\.\.\.", re.IGNORECASE
)
LONGEST_BUTTON = 5  # words

# Phrases that hold a word which is not said alone: proper names, values of the return, and plain English.
_ALLOWED = re.compile(
    r"client level data|in (any |either |neither |this |that |each )?case\b|reablement episodes?",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(portal|dashboard|module|cases?|clients?|service users?|customers?|bed.blockers?|workflow|episodes?|triage|admin"
    r"|the elderly|suffers? from|non-compliant|failed visit|invalid|mandatory|error \d{3}|session|sorry for any)\b",
    re.IGNORECASE,
)
_SLASHED_DAY = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(/\d{2,4})?(?![\d/])")


def fits_a_button(text: str) -> bool:
    """Few words, none of those that say nothing. After "Start:" and its like stands the name of work, of any length."""
    short = text.startswith(("Start: ", "Carry on: ", "Next: ")) or len(text.split()) <= LONGEST_BUTTON
    return bool(text) and short and not NEVER_ON_A_BUTTON.search(text)


def never_said(text: str) -> list[str]:
    """Words of `text` that no page says, and days written with strokes."""
    kept = _ALLOWED.sub(" ", text)
    return [found.group(0) for pattern in (_NEVER, _SLASHED_DAY) for found in pattern.finditer(kept)]
