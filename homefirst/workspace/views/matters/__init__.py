"""Pages of matters that stand on nobody's record."""
