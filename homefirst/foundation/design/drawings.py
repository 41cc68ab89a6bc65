"""The pictures that components draw, as templates call them: `draw.spark_line(series)`.

Pages call the components (`ui.spark_line`), which add what stands beside a picture.
"""

from __future__ import annotations

from homefirst.foundation.design.charts.control import chart_table, control_figure, in_words
from homefirst.foundation.design.charts.dots import dot_figure, dot_table, dot_words
from homefirst.foundation.design.charts.flow import flow_picture
from homefirst.foundation.design.charts.network import (
    family_figure,
    network_figure,
    network_lines,
    network_table,
    network_words,
)
from homefirst.foundation.design.charts.spark import spark_line
from homefirst.foundation.design.charts.splits import split_figure, split_table, split_words
from homefirst.foundation.design.charts.story import (
    is_crowded,
    story_key,
    story_moments,
    story_picture,
    story_words,
    wordless,
)
from homefirst.foundation.design.charts.table import Table
from homefirst.foundation.design.parts import Column

__all__ = [
    "chart_table",
    "columns",
    "control_figure",
    "dot_figure",
    "dot_table",
    "dot_words",
    "family_figure",
    "flow_picture",
    "in_words",
    "is_crowded",
    "network_figure",
    "network_lines",
    "network_table",
    "network_words",
    "spark_line",
    "split_figure",
    "split_table",
    "split_words",
    "story_key",
    "story_moments",
    "story_picture",
    "story_words",
    "wordless",
]  # fmt: skip


def columns(table: Table) -> list[Column]:
    """The headings of a chart's table as the table component takes them."""
    return [Column(heading.words, numeric=heading.numeric) for heading in table.headings]
