"""Made-up people around people, for the gallery."""

from __future__ import annotations

from typing import Any

from homefirst.foundation.design.charts.network import Group, Helps, HowItIs, HowOften, Network, Tie

_GOOD, _STRAINED, _DISTANT = HowItIs.GOOD, HowItIs.STRAINED, HowItIs.DISTANT
_DAILY, _WEEKLY, _MONTHLY, _RARELY = HowOften.DAILY, HowOften.WEEKLY, HowOften.MONTHLY, HowOften.RARELY


def networks() -> dict[str, Any]:
    return {
        "network": Network("Graham", _graham(), "male"),
        "network_one": Network("Joan", (Tie("Ken", "husband", lives_with=True, how_often=_DAILY),), "female"),
        "network_many": Network("Bartholomew-Christopher", (*_graham(), *_more()), "male"),
        "network_carer": Network("Sanjeet", _sanjeet(), "female"),
        "network_strained": Network("Diana", _diana(), "female"),
        "network_none": Network("Diana"),
        "network_family": Network("Graham", (*_graham(), *_kin()), "male"),
        "network_home": Network("Tina", _shared_home(), "female"),
    }


def _graham() -> tuple[Tie, ...]:
    return (
        Tie(
            "Ruth", "daughter", how_often=_DAILY, how_it_is=_GOOD, helps=Helps.THEY_HELP,
            helps_with="shopping, stairs", is_carer=True,
            legal_roles=("attorney, property and money",), href="#",
        ),
        Tie("Paul", "son", how_often=_RARELY, how_it_is=_DISTANT),
        Tie("Idris", "neighbour", Group.FRIEND, _WEEKLY, _GOOD, helps_with="company"),
        Tie("Reablement", "2 visits a day", Group.PAID, _DAILY, _GOOD, Helps.THEY_HELP),
        Tie("Tuesday Table", "bereavement group", Group.GROUP, _WEEKLY),
    )  # fmt: skip


def _more() -> tuple[Tie, ...]:
    long = "Doctor Maximiliana Featherstonehaugh-Cholmondeley"
    return (
        Tie("Ann", "wife", how_often=_DAILY, how_it_is=_GOOD, lives_with=True, helps=Helps.BOTH),
        Tie("Margaret Liu", "mother", lives_with=True, how_it_is=_STRAINED, how_often=_DAILY, died=False),
        Tie("Tom", "grandson", how_often=_MONTHLY, how_it_is=_GOOD),
        Tie(long, "cousin once removed on the mother’s side", how_often=_RARELY, legal_roles=("nearest relative",)),
        Tie("فاطمة الزهراء", "granddaughter", how_often=_WEEKLY, how_it_is=_GOOD),
        Tie("Åsa", "sister", how_it_is=_STRAINED),
        Tie("Ben Yardley", "old colleague", Group.FRIEND, _MONTHLY),
        Tie("Mavis", "friend", Group.FRIEND, _RARELY, _DISTANT),
        Tie("Olu", "neighbour", Group.FRIEND, _WEEKLY, _GOOD),
        Tie("Westbrook Community Association Allotment and Lunch Club", "Thursdays", Group.GROUP, _WEEKLY, _GOOD),
        Tie("St Anne’s choir", "sings", Group.GROUP, _WEEKLY),
        Tie("Medequip", "equipment", Group.PAID, _RARELY),
        Tie("Harbour Home Care", "mornings", Group.PAID, _DAILY, _GOOD, Helps.THEY_HELP),
        Tie("Priya Nair", "reablement worker", Group.PROFESSIONAL, _WEEKLY, _GOOD, Helps.THEY_HELP),
        Tie("Dr Shah", "GP", Group.PROFESSIONAL, _RARELY),
    )  # fmt: skip


def _kin() -> tuple[Tie, ...]:
    return (
        Tie("Albert", "grandfather", died=True),
        Tie("Elsie", "mother", died=True),
        Tie("George", "father", died=True),
        Tie("Ann", "wife", died=True),
        Tie("June", "former wife"),
        Tie("Margaret", "sister"),
        Tie("Robin", "sibling"),
        Tie("Tom", "grandson", how_often=_MONTHLY),
        Tie("فاطمة", "granddaughter", lives_with=True),
        Tie("Constance Featherstonehaugh-Cholmondeley", "cousin"),
    )


def _sanjeet() -> tuple[Tie, ...]:
    return (
        Tie(
            "Harjit", "husband", how_often=_DAILY, how_it_is=_GOOD, lives_with=True,
            helps=Helps.THEY_ARE_HELPED, helps_with="getting up, meals, nights", href="#",
        ),
        Tie("Simran", "daughter", how_often=_WEEKLY, how_it_is=_GOOD, helps=Helps.THEY_HELP),
        Tie("Carers First", "carers’ group", Group.GROUP, _WEEKLY, _GOOD, Helps.THEY_HELP),
    )  # fmt: skip


def _diana() -> tuple[Tie, ...]:
    return (
        Tie("Grace", "mother", how_often=_WEEKLY, how_it_is=_STRAINED, legal_roles=("nearest relative",)),
        Tie("Winston", "father", how_it_is=_DISTANT, how_often=_RARELY, died=True),
        Tie("Leah", "sister", how_often=_MONTHLY, how_it_is=_GOOD),
        Tie("Jordan", "former partner", how_often=_RARELY, how_it_is=_STRAINED),
        Tie("Crisis team", "nights", Group.PROFESSIONAL, _RARELY, helps=Helps.THEY_HELP),
    )


def _shared_home() -> tuple[Tie, ...]:
    return (
        *(
            Tie(name, "flatmate", Group.FRIEND, _DAILY, lives_with=True)
            for name in ("Bea", "Cal", "Dot", "Eve")
        ),
        Tie("Support team", "15 hours a week", Group.PAID, _DAILY, _GOOD, Helps.THEY_HELP),
        Tie("Advocacy West", "advocate", Group.PROFESSIONAL, _MONTHLY, legal_roles=("advocate",)),
    )
