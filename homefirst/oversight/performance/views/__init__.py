"""Pages of figures: the list, one measure, the people behind it, and files to take away."""

from homefirst.oversight.performance.views.exports import (
    figures_csv,
    figures_xlsx,
    measure_csv,
    measure_svg,
    measure_xlsx,
)
from homefirst.oversight.performance.views.figures import figures, work_out
from homefirst.oversight.performance.views.measure import measure
from homefirst.oversight.performance.views.people import measure_people

__all__ = [
    "figures", "figures_csv", "figures_xlsx", "measure", "measure_csv", "measure_people", "measure_svg",
    "measure_xlsx", "work_out",
]  # fmt: skip
