"""Pages of figures: the list, one measure, the people behind it, and files to take away."""

from homefirst.oversight.performance.views.figures import figures

__all__ = ["figures"]
