"""The people around a person, as a network and as a family tree.

network = Network("Graham", ties)                    # ties; the enums take the values of the record
network_figure(network, ident) -> Markup             # two widths; in pages: ui.network_picture
network_words(network) -> str                        # the gist in words
network_lines(network) -> tuple[(who, words, address), ...]   # one short line a tie, for a telephone
network_table(network) -> charts.table.Table         # for ui.chart_table; pages may have a fuller one
family_figure(network, ident) -> Markup              # genogram of the ties that are family; ui.family_tree
"""

from homefirst.foundation.design.charts.network.draw import network_figure, network_picture
from homefirst.foundation.design.charts.network.key import network_key
from homefirst.foundation.design.charts.network.ties import Group, Helps, HowItIs, HowOften, Network, Tie
from homefirst.foundation.design.charts.network.tree import family_figure, family_picture, family_words
from homefirst.foundation.design.charts.network.words import network_lines, network_table, network_words

__all__ = [
    "Group",
    "Helps",
    "HowItIs",
    "HowOften",
    "Network",
    "Tie",
    "family_figure",
    "family_picture",
    "family_words",
    "network_figure",
    "network_key",
    "network_lines",
    "network_picture",
    "network_table",
    "network_words",
]  # fmt: skip
