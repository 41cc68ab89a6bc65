"""The people around a person in words, and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from homefirst.foundation.design.charts.lettering import in_own_direction
from homefirst.foundation.design.charts.network.ties import Group, Helps, HowItIs, HowOften, Network, Tie
from homefirst.foundation.design.charts.table import Heading, Table
from homefirst.foundation.design.words import counted, list_words

HOW_OFTEN = {
    HowOften.DAILY: "most days",
    HowOften.WEEKLY: "weekly",
    HowOften.MONTHLY: "monthly",
    HowOften.RARELY: "rarely",
    HowOften.UNKNOWN: "",
}
HOW_IT_IS = {
    HowItIs.GOOD: "good",
    HowItIs.STRAINED: "strained",
    HowItIs.DISTANT: "little contact",
    HowItIs.UNKNOWN: "",
}
_NAMED_AT_MOST = 4


def tie_words(tie: Tie) -> str:
    """'daughter, carer'."""
    return f"{tie.tie}, carer" if tie.is_carer and "carer" not in tie.tie.lower() else tie.tie


def other_roles(tie: Tie) -> list[str]:
    """Legal roles that the tie does not already say."""
    return [role for role in tie.legal_roles if role.casefold() != tie.tie.casefold()]


def name_of(network: Network, tie: Tie) -> str:
    """Everything that the picture shows of one tie: 'Ruth, daughter, carer, most days, good, helps Graham'."""
    helps = {
        Helps.THEY_HELP: f"helps {network.name}",
        Helps.THEY_ARE_HELPED: f"is helped by {network.name}",
        Helps.BOTH: f"{network.name} and they help each other",
        Helps.NEITHER: "",
    }[tie.helps]
    home = "same home" if tie.lives_with else ""
    parts = (
        tie.called,
        tie_words(tie),
        *tie.legal_roles,
        home,
        HOW_OFTEN[tie.how_often],
        HOW_IT_IS[tie.how_it_is],
        helps,
    )
    return ", ".join(part for part in parts if part)


def network_lines(network: Network) -> tuple[tuple[str, str, str], ...]:
    """Of each tie, in the order given: who, all of it in a line ('daughter, carer, most days: stairs'), and their record's
    address, or ""."""
    return tuple((in_own_direction(tie.called), _line(tie), tie.href) for tie in network.ties)


def _line(tie: Tie) -> str:
    uneasy = HOW_IT_IS[tie.how_it_is] if tie.how_it_is is not HowItIs.GOOD else ""
    home = "same home" if tie.lives_with else ""
    parts = (tie_words(tie), *other_roles(tie), home, HOW_OFTEN[tie.how_often], uneasy)
    said = ", ".join(part for part in parts if part)
    return f"{said}: {tie.helps_with}" if said and tie.helps_with else said or tie.helps_with


def network_words(network: Network) -> str:
    name = in_own_direction(network.name)
    if not network.ties:
        return f"We do not know who matters to {name}."
    people = [tie for tie in network.ties if tie.group.is_people]
    paid = [tie for tie in network.ties if not tie.group.is_people]
    counts = [counted(len(people))] if people else []
    counts += [f"{counted(len(paid), 'service or group', 'services and groups')}"] if paid else []
    parts = (
        f"Around {name}: {list_words(counts)}.",
        _sentence("Same home", [tie for tie in network.ties if tie.lives_with]),
        _sentence("Carer", [tie for tie in network.ties if tie.is_carer], "Carers"),
        _sentence(f"Helped by {name}", [tie for tie in network.ties if tie.helps in _GIVEN]),
        _sentence("Most days", [tie for tie in network.ties if tie.how_often is HowOften.DAILY]),
        _sentence("Strained", [tie for tie in network.ties if tie.how_it_is is HowItIs.STRAINED]),
        _sentence("Little contact", [tie for tie in network.ties if tie.how_it_is is HowItIs.DISTANT]),
        _legal(network),
    )
    return " ".join(part for part in parts if part)


_GIVEN = (Helps.THEY_ARE_HELPED, Helps.BOTH)


def _sentence(lead: str, ties: Sequence[Tie], many: str = "") -> str:
    if not ties:
        return ""
    names = [f"{in_own_direction(tie.called)} ({tie.tie})" for tie in ties[:_NAMED_AT_MOST]]
    more = len(ties) - _NAMED_AT_MOST
    names += [f"{more} more"] if more > 0 else []
    return f"{many if many and len(ties) > 1 else lead}: {list_words(names)}."


def _legal(network: Network) -> str:
    roles = [f"{in_own_direction(tie.called)}, {role}" for tie in network.ties for role in tie.legal_roles]
    return f"In law: {'; '.join(roles)}." if roles else ""


_GROUP_WORDS = {
    Group.FAMILY: "family",
    Group.FRIEND: "friend or neighbour",
    Group.PAID: "paid help",
    Group.GROUP: "group or club",
    Group.PROFESSIONAL: "professional",
}


def network_table(network: Network) -> Table:
    """One row a tie, in the order given."""
    heads = ("Who", "Tie", "Kind", "Same home", "How often", "How it is", "Helps", "Legal role")
    rows = tuple(
        (
            tie.called,
            tie_words(tie),
            _GROUP_WORDS[tie.group],
            "yes" if tie.lives_with else "no",
            HOW_OFTEN[tie.how_often] or "not known",
            HOW_IT_IS[tie.how_it_is] or "not known",
            _helps(network, tie),
            "; ".join(tie.legal_roles),
        )
        for tie in network.ties
    )
    return Table(f"People around {network.name}", tuple(Heading(words) for words in heads), rows)


def _helps(network: Network, tie: Tie) -> str:
    who = {
        Helps.THEY_HELP: f"helps {network.name}",
        Helps.THEY_ARE_HELPED: f"helped by {network.name}",
        Helps.BOTH: "each helps the other",
        Helps.NEITHER: "",
    }[tie.helps]
    return f"{who}: {tie.helps_with}" if who and tie.helps_with else who or tie.helps_with
