"""From a pathway's file to its plain values, refused whole with file, line and reason when something is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any

from homefirst.foundation.calendar.spans import read_span
from homefirst.foundation.definitions.reading import Loaded, load, load_text
from homefirst.foundation.errors import Invalid
from homefirst.practice.pathways.definition.checks import Beside, check
from homefirst.practice.pathways.definition.neighbours import beside
from homefirst.practice.pathways.definition.shapes import (
    Allowed,
    Approval,
    Bounds,
    ByAnswer,
    Cause,
    CountsAs,
    EasyReturn,
    Outcome,
    Pathway,
    Recurs,
    Step,
)
from homefirst.practice.pathways.effects import Effects

_SCHEMAS = Path(__file__).resolve().parents[1] / "schema"
COMMON = "_common.yaml"


def read_folder(folder: Path, *, roles: Set[str], effects: Effects) -> dict[str, Pathway]:
    """Every pathway of a folder by code, in the order of their files' names. Raises Invalid.

    `roles` are the codes of roles.yaml, `effects` is the one table: a pathway may name no other.
    """
    endings = read_endings(folder / COMMON, effects)
    paths = [path for path in sorted(folder.glob("*.yaml")) if path.name != COMMON]
    known, others = {path.stem for path in paths}, beside(folder)
    return {
        path.stem: read_pathway(path, endings, roles=roles, effects=effects, known=known, beside=others)
        for path in paths
    }


def problems(folder: Path, *, roles: Set[str], effects: Effects) -> tuple[dict[str, Pathway], list[str]]:
    """The pathways of a folder that can be used, and what is wrong with the others. Raises Invalid for the endings."""
    endings = read_endings(folder / COMMON, effects)
    known, others = {path.stem for path in pathway_files(folder)}, beside(folder)
    found: dict[str, Pathway] = {}
    wrong: list[str] = []
    for path in pathway_files(folder):
        try:
            found[path.stem] = read_pathway(
                path, endings, roles=roles, effects=effects, known=known, beside=others
            )
        except Invalid as error:
            wrong.append(error.message)
    return found, wrong


def read_version(path: Path, folder: Path, *, roles: Set[str], effects: Effects) -> Pathway:
    """One file that stands elsewhere, such as an older or a drafted version, among the pathways of `folder`."""
    endings = read_endings(folder / COMMON, effects)
    known = {other.stem for other in pathway_files(folder)}
    return read_pathway(path, endings, roles=roles, effects=effects, known=known, named=False)


def read_drafted(
    code: str,
    text: str,
    endings: Mapping[str, Outcome],
    *,
    roles: Set[str],
    effects: Effects,
    known: Set[str],
    beside: Beside | None = None,
) -> Pathway:
    """A drafted file that stands in no folder yet, checked as one that does. Raises Invalid."""
    file = load_text(f"{code}.yaml", text, _SCHEMAS / "pathway.json")
    pathway = _pathway(file.content, endings, effects)
    check(file, pathway, roles=roles, effects=effects, known=known, beside=beside)
    return pathway


def read_pathway(
    path: Path,
    endings: Mapping[str, Outcome],
    *,
    roles: Set[str],
    effects: Effects,
    known: Set[str],
    beside: Beside | None = None,
    named: bool = True,
) -> Pathway:
    """One file. `known` are the codes of all pathways, since one may open another; `named` says that the file must be
    called as its code."""
    file = load(path, _SCHEMAS / "pathway.json")
    pathway = _pathway(file.content, endings, effects)
    check(file, pathway, roles=roles, effects=effects, known=known, beside=beside, named=named)
    return pathway


def read_endings(path: Path, effects: Effects) -> dict[str, Outcome]:
    """The endings that every pathway accepts: died, moved away, does not want this."""
    return _endings(load(path, _SCHEMAS / "endings.json"), effects)


def read_drafted_endings(text: str, effects: Effects) -> dict[str, Outcome]:
    """The same from a text that stands in no folder yet. Raises Invalid."""
    return _endings(load_text(COMMON, text, _SCHEMAS / "endings.json"), effects)


def read_published(code: str, text: str, endings: str, effects: Effects) -> Pathway:
    """A version as it was kept when it was published. It was checked then, and is not checked against today's roles."""
    common = _endings(load_text(COMMON, endings, _SCHEMAS / "endings.json"), effects)
    return _pathway(load_text(f"{code}.yaml", text, _SCHEMAS / "pathway.json").content, common, effects)


def _endings(file: Loaded, effects: Effects) -> dict[str, Outcome]:
    return {code: _outcome(code, raw, effects) for code, raw in file.content["endings"].items()}


def pathway_files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.yaml")) if path.name != COMMON]


def _pathway(raw: Mapping[str, Any], endings: Mapping[str, Outcome], effects: Effects) -> Pathway:
    back = raw.get("easy_return")
    return Pathway(
        code=raw["code"],
        title=raw["title"],
        statement=raw["statement"],
        purpose=raw["purpose"],
        rows=tuple(raw["rows"]),
        about=raw["about"],
        starts=tuple(raw["starts"]),
        steps={code: _step(code, step, effects) for code, step in raw["steps"].items()},
        law=tuple(raw.get("law", ())),
        dates={name: _means(each) for name, each in raw.get("dates", {}).items()},
        bounds={name: _bounds(each) for name, each in raw.get("dates", {}).items()},
        easy_return=EasyReturn(read_span(back["within"]), back["at"]) if back else None,
        endings=endings if raw.get("common_endings", True) else {},
        off_until=raw.get("off_until", ""),
        measures=tuple(raw.get("measures", ())),
        prevents=tuple(raw.get("prevents", ())),
        ask_your_team=tuple(raw.get("ask_your_team", ())),
    )


def _step(code: str, raw: Mapping[str, Any], effects: Effects) -> Step:
    recurs = raw.get("recurs")
    return Step(
        code=code,
        title=raw["title"],
        done_by=tuple(raw["done_by"]),
        within=_allowed(raw["within"]),
        outcomes={name: _outcome(name, outcome, effects) for name, outcome in raw["outcomes"].items()},
        purpose=raw.get("purpose", ""),
        form=raw.get("form", ""),
        after_all=tuple(raw.get("after_all", ())),
        recurs=Recurs(read_span(recurs["every"]), recurs["until"], recurs.get("most", 0)) if recurs else None,
        one_owner=raw.get("one_owner", False),
        may_finish_with_gaps=raw.get("may_finish_with_gaps", False),
        pauses=tuple(raw.get("pauses", ())),
        approval=_approval(raw.get("approval")),
        counts_as=CountsAs(**raw["counts_as"]) if "counts_as" in raw else None,
    )


def _allowed(raw: str | Mapping[str, Any]) -> Allowed:
    if isinstance(raw, str):
        return Allowed(read_span(raw))
    return Allowed(
        span=read_span(raw["time"]),
        starts_from=raw.get("from", ""),
        not_after=raw.get("not_after", ""),
        basis=raw.get("basis", "council"),
        source=raw.get("source", ""),
        confirmed=raw.get("confirmed", True),
    )


def _means(raw: str | Mapping[str, str]) -> str:
    return raw if isinstance(raw, str) else raw["means"]


def _bounds(raw: str | Mapping[str, str]) -> Bounds:
    said = {} if isinstance(raw, str) else raw
    return Bounds(**{name: read_span(said[name]) for name in ("back", "ahead") if name in said})


def _approval(raw: Mapping[str, Any] | None) -> Approval | None:
    if raw is None:
        return None
    named = frozenset(raw.get("outcomes", ()))
    return Approval(tuple(raw["by"]), raw["when"], named, raw.get("above_a_week", 0))


def _outcome(code: str, raw: Mapping[str, Any], effects: Effects) -> Outcome:
    leads = raw.get("next", ())
    return Outcome(
        code=code,
        title=raw["title"],
        means=raw.get("means", ""),
        next=(leads,) if isinstance(leads, str) else tuple(leads),
        again=raw.get("again", False),
        waits=raw.get("waits", False),
        closes=raw.get("closes", False),
        causes=tuple(read_cause(words, effects) for words in raw.get("causes", ())),
        will_not=raw.get("will_not", ""),
        needs_reason=raw.get("needs_reason", False),
        cld=raw.get("cld", ""),
        dates={name: _sources(said) for name, said in raw.get("dates", {}).items()},
        by_answer={
            name: _by_answer(said) for name, said in raw.get("dates", {}).items() if not isinstance(said, str)
        },
    )


def _sources(raw: str | Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(raw.split(" or ")) if isinstance(raw, str) else (f"answer {raw['answer']}",)


def _by_answer(raw: Mapping[str, Any]) -> ByAnswer:
    return ByAnswer(
        question=raw["answer"],
        times={str(code): read_span(time) for code, time in raw["times"].items()},
        otherwise=read_span(raw["otherwise"]) if "otherwise" in raw else None,
    )


def read_cause(words: str, effects: Effects) -> Cause:
    """ "open reablement" is the effect `open` on `reablement`; the longest effect that begins the words counts.

    Words that begin with no effect come back whole, for the check to refuse.
    """
    found = [name for name in effects if words == name or words.startswith(f"{name} ")]
    effect = max(found, key=len, default=words)
    return Cause(effect, words.removeprefix(effect).strip())
