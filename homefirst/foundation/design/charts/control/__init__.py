"""Control charts: has a figure moved by more than chance, and does it meet its target?

`series` holds the data, `limits` and `signals` the statistics, `reading` the two answers, `words` the
sentence, `table` the equal table, `draw` the picture.
"""

from homefirst.foundation.design.charts.control.draw import control_chart, control_figure, control_notes
from homefirst.foundation.design.charts.control.limits import Limits, Segment, limits, segments
from homefirst.foundation.design.charts.control.reading import Analysis, TargetReading, analyse
from homefirst.foundation.design.charts.control.series import Benchmark, ControlSeries, Direction, Note, Point
from homefirst.foundation.design.charts.control.signals import Rule, Signal, signals
from homefirst.foundation.design.charts.control.table import chart_table
from homefirst.foundation.design.charts.control.words import READING_WORDS, TARGET_WORDS, InWords, in_words

__all__ = [
    "READING_WORDS", "TARGET_WORDS", "Analysis", "Benchmark", "ControlSeries", "Direction", "InWords",
    "Limits", "Note", "Point", "Rule", "Segment", "Signal", "TargetReading", "analyse", "chart_table",
    "control_chart", "control_figure", "control_notes", "in_words", "limits", "segments", "signals",
]  # fmt: skip
