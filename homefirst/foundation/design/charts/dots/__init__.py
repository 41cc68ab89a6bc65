"""Dot plots: where does our council stand among the others?

plot = DotPlot(name, unit, better, period, others, ours, england)     # series
dot_figure(plot, ident, neighbours=False) -> Markup                   # both widths; in pages: ui.dot_plot
dot_words(plot) -> str                                                # place and England in words
dot_table(plot) -> charts.table.Table                                 # sorted; in pages: ui.chart_table
place(plot) -> Place | None                                           # place, of, tied
"""

from homefirst.foundation.design.charts.dots.draw import dot_figure, dot_plot
from homefirst.foundation.design.charts.dots.place import Place, place
from homefirst.foundation.design.charts.dots.series import Council, DotPlot, Ours
from homefirst.foundation.design.charts.dots.table import dot_table
from homefirst.foundation.design.charts.dots.words import dot_words

__all__ = ["Council", "DotPlot", "Ours", "Place", "dot_figure", "dot_plot", "dot_table", "dot_words", "place"]
