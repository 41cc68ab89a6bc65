"""The code lists of definitions/codes, read once: what may be chosen, and older values in present wording."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from homefirst.foundation.definitions import folder


@cache
def code_list(name: str) -> Mapping[str, Any]:
    """The file as it is: `definitions/codes/<name>.yaml`."""
    with (folder() / "codes" / f"{name}.yaml").open(encoding="utf-8") as lines:
        read: Mapping[str, Any] = yaml.safe_load(lines)
    return read


@cache
def values(name: str) -> tuple[str, ...]:
    """What may be chosen at the desk, in the order of the list; the department's own markers may not."""
    return tuple(entry["value"] for entry in _given(name))


def current_value(name: str, stated: str) -> str:
    """A stated value in its present wording, whatever its capitals; one in no list comes back as it is."""
    return _current(name).get(" ".join(stated.split()).casefold(), stated)


@cache
def _current(name: str) -> Mapping[str, str]:
    present: dict[str, str] = {}
    for entry in _given(name):
        for older in entry.get("release_1", ()):
            present[older["value"].casefold()] = entry["value"]
    present.update({value.casefold(): value for value in values(name)})
    return present


def _given(name: str) -> list[Mapping[str, Any]]:
    return [entry for entry in code_list(name)["values"] if entry.get("submitted", True)]
