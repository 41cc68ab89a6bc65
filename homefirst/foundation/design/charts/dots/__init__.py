"""Dot plots: where does our council stand among the others?

    plot = DotPlot(name, unit, better, period, others, ours, england)     # series
    dot_figure(plot, ident, neighbours=False) -> Markup                   # both widths; in pages: ui.dot_plot
    dot_words(plot) -> str                                                # place and England in words
    dot_table(plot) -> charts.table.Table                                 # sorted; in pages: ui.chart_table
    place(plot) -> Place | None                                           # place, of, tied
"""
