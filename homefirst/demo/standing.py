"""How far the made-up borough of this folder has come, so that it is built once and a broken-off start goes on."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import connection

from homefirst.foundation.accounts.models import User
from homefirst.foundation.errors import NotNow
from homefirst.practice.people.models import Person


@dataclass
class Standing:
    """Kept as `demo.json` beside the record. `done` names steps."""

    people: int
    seed: int
    database: str
    done: list[str] = field(default_factory=list)

    def finished(self, step: str) -> None:
        self.done.append(step)
        _kept().write_text(json.dumps(vars(self), indent=2) + "\n", encoding="utf-8")


def standing(people: int, seed: int) -> Standing:
    """Raises NotNow rather than put made-up people among real ones, or one borough into another."""
    wanted = Standing(people, seed, str(connection.settings_dict["NAME"]))
    found = Standing(**json.loads(_kept().read_text(encoding="utf-8"))) if _kept().exists() else None
    if _nobody_here():
        return wanted
    if found is None or found.database != wanted.database:
        raise NotNow(
            "This database holds a record already, and the demonstration adds made-up people. "
            "Give it a database and a folder of its own (DATABASE_URL, HOMEFIRST_DATA)."
        )
    if (found.people, found.seed) != (people, seed):
        raise NotNow(
            f"The borough here has {found.people:,} people, seed {found.seed}. Run `make clean-demo` first, "
            "or give the new one a folder of its own (HOMEFIRST_DATA)."
        )
    return found


def _kept() -> Path:
    return Path(settings.DATA) / "demo.json"


def _nobody_here() -> bool:
    return not (User.objects.exists() or Person.objects.exists())
