"""Split bars: one figure by age, sex, ethnic group or area, with small numbers hidden.

split = Split(name, unit, by, parts, overall)                 # series
split_figure(split, ident) -> Markup                          # both widths; in pages: ui.split_bars
split_words(split) -> str                                     # highest and lowest in words
split_table(split) -> charts.table.Table                      # for ui.chart_table
"""
