"""The shipped pathways and forms, read and checked once in each process: no test changes their files."""

from __future__ import annotations

from functools import cache

from homefirst.config.effects import EFFECTS
from homefirst.foundation import definitions
from homefirst.foundation.accounts.roles import roles
from homefirst.practice.forms.definition import reading as reading_forms
from homefirst.practice.forms.definition.shapes import Form
from homefirst.practice.pathways.definition import reading as reading_pathways
from homefirst.practice.pathways.definition.shapes import Pathway


@cache
def forms() -> dict[str, Form]:
    """By name."""
    return reading_forms.read_folder(definitions.folder() / "forms")


@cache
def pathways() -> dict[str, Pathway]:
    """By code."""
    folder = definitions.folder() / "pathways"
    return reading_pathways.read_folder(folder, roles=set(roles()), effects=EFFECTS)
