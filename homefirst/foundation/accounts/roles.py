"""Roles as definitions/roles.yaml has them: what each sees first, may do, and whose records it reaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from homefirst.foundation import definitions
from homefirst.foundation.definitions.reading import Loaded, fitting, parsed
from homefirst.foundation.definitions.wording import did_you_mean

_SCHEMA = Path(__file__).with_name("roles.schema.json")

# Every act that a role may be given. A view or an action that names another one fails when it is imported.
ACTIONS: Mapping[str, str] = {
    "person.find": "look for a person",
    "person.see": "open a person's record",
    "person.names": "see who a person is",
    "person.add": "add a person",
    "person.edit": "change a person's record",
    "person.claim": "open a record for the day by saying why",
    "person.break_glass": "open a record in an emergency",
    "person.restrict": "restrict a record to named staff",
    "person.allocate": "give a person's work to somebody",
    "team.see": "see a team's board, and everybody who waits",
    "team.export": "take a team's lists out as a file",
    "team.counts": "see how many people wait, without names",
    "supervision.own": "have supervision: read, prepare and sign one's own",
    "supervision.keep": "keep supervision with the workers of a team",
    "supervision.overview": "see everybody's supervision, without what is between the two",
    "contact.take": "take a contact: write down who is in touch and about whom",
    "work.do": "do the work about a person: open, finish, pause, hand over",
    "notes.write": "write notes, keep documents and write chronologies about a person",
    "notes.restricted": "read what is closed to those who hold the work, and notes entered in error",
    "practice.see": "read how we work",
    "practice.publish": "draft a change to how we work and propose it",
    "practice.agree": "agree to a change to how we work that somebody else proposed",
    "section.now": "read Now",
    "section.work": "read Work",
    "section.story": "read Story",
    "section.plan": "read Plan",
    "section.care": "read Care and support",
    "care.costs": "see what care costs",
    "section.people": "read the people around a person",
    "section.notes": "read Notes and letters",
    "section.details": "read Details",
    "section.looks": "read who looked at a record",
    "looks.all": "read who looked at any record",
    "looks.review": "decide on records opened in an emergency or for the day",
    "safeguarding.see": "see the open concerns about those whom they work with",
    "safeguarding.all": "see every open concern, save about restricted records",
    "safeguarding.counts": "see how many concerns are open, without names",
    "safeguarding.audit": "audit an enquiry that somebody else made",
    "hospital.see": "see who is on the way home from hospital, of those whom they work with",
    "hospital.all": "see everybody on the way home from hospital, save restricted records",
    "hospital.notices": "deal with notices from hospitals",
    "register.see": "see who is on the dynamic support register, of those whom they work with",
    "register.all": "see everybody on the dynamic support register, save restricted records",
    "liberty.see": "see requests and authorisations to restrict liberty, of those whom they work with",
    "liberty.all": "see every request and authorisation to restrict liberty, save about restricted records",
    "organisations.enquire": "enquire into a service as a whole",
    "trust.all": "see and keep every concern about somebody in a position of trust, save about themselves",
    "trust.named": "see and work on a concern about somebody in a position of trust for which they are named",
    "adult_reviews.keep": "see and keep safeguarding adults reviews",
    "carers.see": "see the carers' register, of those whom they work with",
    "carers.emergency": "open any carer's emergency plan, save in restricted records",
    "figures.see": "read figures",
    "figures.exact": "see counts under 5 in figures",
    "figures.people": "see the people behind a figure",
    "figures.export": "take figures out",
    "review_groups.see": "see how far a review group is",
    "review_groups.manage": "pick a review group, and record what its reviews led to",
    "files.load": "load a file",
    "files.differences": "see where a file and the desk differ",
    "benchmarks.load": "load other councils' figures",
    "snapshots.take": "work the figures out again",
    "roles.see": "read what each role may do",
    "accounts.manage": "add staff and end their access",
}


@dataclass(frozen=True)
class Role:
    code: str
    title: str
    navigation: tuple[str, ...]
    lands_on: str
    reach: str
    may: frozenset[str]
    may_not: str
    called: str = ""

    @property
    def worker(self) -> str:
        """Whoever holds it, as a sentence says it: "a social worker"."""
        said = self.title[:1].lower() + self.title[1:]
        return self.called or f"{'an' if said[0] in 'aeiou' else 'a'} {said}"


def read_roles(path: Path) -> dict[str, Role]:
    """Roles by code. Raises Invalid with the file, the place and what to do."""
    found = parsed(path)
    held = found.content.get("roles")
    for role in held.values() if isinstance(held, dict) else ():
        if isinstance(role, dict) and isinstance(role.get("may"), list):
            role["may"] = list(_flat(role["may"]))
    _check(fitting(found, _SCHEMA))
    return {code: _role(code, role) for code, role in found.content["roles"].items()}


@cache
def roles() -> Mapping[str, Role]:
    """The roles of this installation, read once a process."""
    return read_roles(definitions.folder() / "roles.yaml")


def known_action(code: str) -> str:
    if code not in ACTIONS:
        raise ValueError(f"no act is called {code}: add it to ACTIONS in {__name__}, or mend the name")
    return code


def _flat(codes: Iterable[Any]) -> Iterable[str]:
    """YAML repeats a list inside a list (`[*worker, figures.see]`); the codes count, not the nesting."""
    for code in codes:
        if isinstance(code, list):
            yield from _flat(code)
        else:
            yield code


def _check(file: Loaded) -> None:
    for code, role in file.content["roles"].items():
        unknown = sorted(set(role["may"]) - set(ACTIONS))
        if unknown:
            near = did_you_mean(unknown[0], ACTIONS, "Acts")
            raise file.wrong_at(f"no act is called {unknown[0]}. {near}", unknown[0], "roles", code, "may")
        if role["lands_on"] not in role["navigation"]:
            raise file.wrong(
                f"{role['lands_on']} is not in its navigation. Add it there, or land elsewhere.",
                "roles",
                code,
                "lands_on",
            )


def _role(code: str, raw: Mapping[str, Any]) -> Role:
    return Role(
        code=code,
        title=raw["title"],
        navigation=tuple(raw["navigation"]),
        lands_on=raw["lands_on"],
        reach=raw["reach"],
        may=frozenset(raw["may"]),
        may_not=raw["may_not"],
        called=raw.get("called", ""),
    )
