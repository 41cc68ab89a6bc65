"""The people around a person, as a network and as a family tree.

network = Network("Graham", ties)                    # ties; the enums take the values of the record
network_figure(network, ident) -> Markup             # two widths; in pages: ui.network_picture
network_words(network) -> str                        # the gist in words
network_table(network) -> charts.table.Table         # for ui.chart_table; pages may have a fuller one
family_figure(network, ident) -> Markup              # genogram of the ties that are family; ui.family_tree
"""
