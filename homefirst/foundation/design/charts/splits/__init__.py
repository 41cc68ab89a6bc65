"""Split bars: one figure by age, sex, ethnic group or area, with small numbers hidden.

split = Split(name, unit, by, parts, overall)                 # series
split_figure(split, ident) -> Markup                          # both widths; in pages: ui.split_bars
split_words(split) -> str                                     # highest and lowest in words
split_table(split) -> charts.table.Table                      # for ui.chart_table
"""

from homefirst.foundation.design.charts.splits.draw import split_figure, split_picture
from homefirst.foundation.design.charts.splits.series import Part, Split
from homefirst.foundation.design.charts.splits.words import split_table, split_words

__all__ = ["Part", "Split", "split_figure", "split_picture", "split_table", "split_words"]
