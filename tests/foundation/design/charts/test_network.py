"""The people around a person: words, places, lines, and the family tree."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homefirst.foundation.design.charts.network import (
    Group,
    Helps,
    HowItIs,
    HowOften,
    Network,
    Tie,
    family_figure,
    family_words,
    network_figure,
    network_key,
    network_lines,
    network_picture,
    network_table,
    network_words,
)
from homefirst.foundation.design.charts.network.family import family
from homefirst.foundation.design.charts.network.kin import Kin, relation
from homefirst.foundation.design.charts.network.layout import COMPACT, WIDE, Size, lay_out
from homefirst.foundation.design.charts.network.lines import WEIGHTS, joined
from homefirst.foundation.design.charts.network.nodes import Node
from homefirst.foundation.design.example_network import networks
from tests.foundation.design.charts.drawn import every, words, words_of

RUTH = Tie(
    "Ruth", "daughter", how_often=HowOften.DAILY, how_it_is=HowItIs.GOOD, helps=Helps.THEY_HELP, is_carer=True,
    legal_roles=("attorney, property and money",), href="/people/2/",
)  # fmt: skip
PAUL = Tie("Paul", "son", how_often=HowOften.RARELY, how_it_is=HowItIs.DISTANT)
CARE = Tie("Harbour Home Care", "mornings", Group.PAID)


def network(*ties: Tie) -> Network:
    return Network("Graham", ties, "male")


def apart(one: Node, other: Node) -> bool:
    left, top, right, bottom = one.box
    other_left, other_top, other_right, other_bottom = other.box
    return right <= other_left or other_right <= left or bottom <= other_top or other_bottom <= top


@pytest.mark.parametrize("size", [WIDE, COMPACT], ids=["wide", "compact"])
@pytest.mark.parametrize("name", sorted(networks()))
def test_nobody_lies_on_anybody_else(name: str, size: Size) -> None:
    nodes = lay_out(networks()[name], size).nodes
    assert [f"{a.tie.name} on {b.tie.name}" for a, b in combinations(nodes, 2) if not apart(a, b)] == []


ties = st.builds(
    Tie, st.text("abcdefg -", min_size=1, max_size=50), st.text("abc ", max_size=50), st.sampled_from(Group),
    st.sampled_from(HowOften), st.sampled_from(HowItIs), st.sampled_from(Helps), lives_with=st.booleans(),
    legal_roles=st.lists(st.just("attorney, property and money"), max_size=2).map(tuple),
)  # fmt: skip


@given(st.lists(ties, max_size=40), st.sampled_from([WIDE, COMPACT]))
def test_however_many_there_are_they_stand_apart_and_inside(some: list[Tie], size: Size) -> None:
    plan = lay_out(network(*some), size)
    for side in (-1, 1):
        column = [node for node in plan.nodes if side * (node.x - plan.x) > 110]
        assert all(apart(one, other) for one, other in combinations(column, 2))
    assert all(node.box[1] >= -0.01 and node.box[3] <= plan.height + 0.01 for node in plan.nodes)
    assert plan.left_out == max(0, len(some) - size.most)


def test_when_not_all_can_be_drawn_the_household_carers_and_legal_roles_are() -> None:
    crowd = [Tie(f"Friend {at}", "friend", Group.FRIEND, HowOften.DAILY) for at in range(WIDE.most)]
    home = Tie("Ann", "wife", lives_with=True)
    some = network(*crowd, PAUL, RUTH, home)
    drawn = [node.tie.name for node in lay_out(some, WIDE).nodes]
    assert {"Ann", "Ruth"} <= set(drawn)
    assert "Paul" not in drawn
    assert "3 more in the table" in words(network_picture(some, "a"))
    assert "23 more in the table" in words(network_picture(some, "a", COMPACT))
    assert len(network_table(some).rows) == WIDE.most + 3


def test_the_words_name_the_home_the_carers_the_strain_and_the_law() -> None:
    some = network(RUTH, PAUL, CARE, Tie("Ann", "wife", lives_with=True, how_it_is=HowItIs.STRAINED))
    assert network_words(some) == (
        "Around Graham: 3 people and 1 service or group. Same home: Ann (wife). Carer: Ruth (daughter). "
        "Most days: Ruth (daughter). Strained: Ann (wife). Little contact: Paul (son). "
        "In law: Ruth, attorney, property and money."
    )
    assert network_words(network()) == "We do not know who matters to Graham."


def test_family_and_friends_are_circles_and_paid_help_and_groups_are_boxes() -> None:
    for group in Group:
        shapes = [
            each.tag for each in every(network_picture(network(replace(PAUL, group=group)), "a"), "g")[0]
        ]
        assert ("circle" in shapes, "rect" in shapes) == (group.is_people, not group.is_people)


def test_how_it_is_is_told_by_the_style_of_the_line_and_how_often_by_its_weight() -> None:
    def style(how_it_is: HowItIs) -> tuple[str, bool]:
        line = every(joined((0, 0), (90, 0), HowOften.WEEKLY, how_it_is), "path")[0]
        return line.get("stroke-dasharray", ""), line.get("d", "").count("L") > 1

    assert len({style(each) for each in HowItIs}) == len(HowItIs)
    assert sorted(WEIGHTS, key=WEIGHTS.__getitem__, reverse=True)[:3] == [
        HowOften.DAILY,
        HowOften.WEEKLY,
        HowOften.MONTHLY,
    ]


@pytest.mark.parametrize(
    ("helps", "heads"),
    [(Helps.THEY_HELP, 1), (Helps.THEY_ARE_HELPED, 1), (Helps.BOTH, 2), (Helps.NEITHER, 0)],
)
def test_an_arrow_points_to_whoever_is_helped(helps: Helps, heads: int) -> None:
    some = network(replace(PAUL, helps=helps))
    plan = lay_out(some, WIDE)
    filled = [
        each.get("d", "") for each in every(network_picture(some, "a"), "path") if each.get("fill") != "none"
    ]
    assert len(filled) == heads
    tips = [float(d.split()[0].removeprefix("M")) for d in filled]
    to_graham = [abs(tip - plan.x) < abs(tip - plan.nodes[0].x) for tip in tips]
    expected = {
        Helps.THEY_HELP: [True],
        Helps.THEY_ARE_HELPED: [False],
        Helps.BOTH: [True, False],
        Helps.NEITHER: [],
    }
    assert to_graham == expected[helps]


def test_legal_roles_stand_as_words_under_the_name_and_are_never_cut_short() -> None:
    role = "deputy, property and money, together with the other deputies of the court"
    said = " ".join(words(network_picture(network(replace(RUTH, legal_roles=(role,))), "a")))
    assert role in said
    assert "advocate advocate" not in " ".join(
        words(
            network_picture(
                network(Tie("Ada", "advocate", Group.PROFESSIONAL, legal_roles=("advocate",))), "a"
            )
        )
    )


def test_the_key_explains_what_is_there_and_nothing_else() -> None:
    assert network_key(network(RUTH)) == (
        "Thick line: most days. The thinner, the less often. Plain line: good. Arrow: points to who is helped."
    )
    assert network_key(network(CARE)) == "Dashes: nobody has said how it is."
    assert "Circles: family and friends. Boxes: paid help and groups." in network_key(network(RUTH, CARE))


def test_a_record_is_a_link_only_where_it_may_be_opened_and_its_name_holds_what_is_seen() -> None:
    links = every(network_figure(network(RUTH, PAUL), "a"), "a")
    assert [each.get("href") for each in links] == ["/people/2/", "/people/2/"]
    for link in links:
        assert words_of(link).replace(",", "") in link.get("aria-label", "").replace(",", "")


def test_a_line_says_who_what_they_are_how_often_what_is_uneasy_and_what_they_help_with() -> None:
    idris = Tie("Idris", "neighbour", how_often=HowOften.WEEKLY, how_it_is=HowItIs.GOOD, helps_with="bins")
    assert network_lines(network(RUTH, PAUL, idris, CARE)) == (
        ("Ruth", "daughter, carer, attorney, property and money, most days", "/people/2/"),
        ("Paul", "son, rarely, little contact", ""),
        ("Idris", "neighbour, weekly: bins", ""),
        ("Harbour Home Care", "mornings", ""),
    )


def test_the_table_holds_every_tie_with_what_the_picture_says() -> None:
    assert network_table(network(RUTH, CARE)).rows == (
        (
            "Ruth",
            "daughter, carer",
            "family",
            "no",
            "most days",
            "good",
            "helps Graham",
            "attorney, property and money",
        ),
        ("Harbour Home Care", "mornings", "paid help", "no", "not known", "not known", "", ""),
    )


@pytest.mark.parametrize(
    ("said", "kin", "sex"),
    [
        ("mother", Kin.PARENT, "female"), ("Eldest son", Kin.CHILD, "male"), ("ex-wife", Kin.FORMER_PARTNER, "female"),
        ("former partner", Kin.FORMER_PARTNER, ""), ("late husband", Kin.PARTNER, "male"),
        ("daughter, carer", Kin.CHILD, "female"), ("grandchild", Kin.GRANDCHILD, ""),
    ],
)  # fmt: skip
def test_a_family_word_says_generation_and_sex(said: str, kin: Kin, sex: str) -> None:
    found = relation(Tie("X", said))
    assert found is not None
    assert (found.kin, found.sex) == (kin, sex)


@pytest.mark.parametrize(
    "said", ["cousin", "mother-in-law", "great-grandson", "foster son", "godmother", "relative", ""]
)
def test_a_word_that_does_not_say_where_somebody_stands_keeps_them_out_of_the_tree_and_under_it(
    said: str,
) -> None:
    some = network(Tie("Xavier", said), PAUL)
    assert [tie.name for tie in family(some).outside] == ["Xavier"]
    assert "Xavier" in str(family_figure(some, "a")).partition("Not in the tree")[2]


def test_the_tree_holds_family_by_generation_with_words_and_leaves_others_out() -> None:
    some = network(RUTH, PAUL, CARE, Tie("Ann", "wife", died=True, lives_with=True), Tie("Elsie", "mother"))
    members = family(some).members
    heights = {member.tie.name if member.tie else "Graham": member.y for member in members}
    assert heights["Elsie"] < heights["Ann"] == heights["Graham"] < heights["Ruth"] == heights["Paul"]
    assert family_words(some) == (
        "Family tree of Graham: mother Elsie, wife Ann (same home and has died), daughter Ruth and son Paul."
    )
    drawn = str(family_figure(some, "a"))
    assert "Harbour" not in drawn
    assert "Not family, so not here: 1 other." in drawn


def test_men_women_and_those_of_whom_it_is_not_said_have_different_symbols_and_the_dead_a_cross() -> None:
    def symbol(tie: Tie) -> list[str]:
        group = every(family_figure(network(tie), "a"), "g")[-1]
        return [each.tag for each in group if each.tag in ("rect", "circle", "path")]

    assert [symbol(Tie("X", said)) for said in ("son", "daughter", "child")] == [
        ["rect"],
        ["circle"],
        ["path"],
    ]
    assert symbol(Tie("X", "son", died=True)) == ["rect", "path"]


def test_members_of_one_generation_stand_apart() -> None:
    children = [Tie(f"A very long name of child {at}", "son", legal_roles=("attorney",)) for at in range(12)]
    xs = sorted(member.x for member in family(network(*children)).of(Kin.CHILD))
    assert min(b - a for a, b in pairwise(xs)) >= 120
