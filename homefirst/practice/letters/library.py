"""The letters of this installation, read once a process. A file that cannot be used is left out, and what it would have
said stays a promise in somebody's hands; `homefirst letters check` says what is wrong with it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cache

from homefirst.foundation import definitions
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.errors import Invalid
from homefirst.practice.letters.definition.known import letters_of
from homefirst.practice.letters.definition.shapes import Template
from homefirst.practice.pathways.effects import installed

_log = logging.getLogger(__name__)


@cache
def letters() -> Mapping[str, Template]:
    try:
        found, wrong = letters_of(definitions.folder(), roles=set(roles()), effects=installed())
    except Invalid as error:  # a pathway or a form: nothing of the folder can be relied on
        found, wrong = {}, [error.message]
    for message in wrong:
        _log.error("%s", message)
    return found


def letter_for(words: str, pathway: str) -> Template | None:
    """The letter for "send <words>" of a pathway; one that names the pathway comes before one for every pathway."""
    fitting = [each for each in letters().values() if each.fits(words, pathway)]
    return next((each for each in fitting if each.pathways), fitting[0] if fitting else None)
