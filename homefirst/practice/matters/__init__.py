"""Matters of safeguarding that stand on nobody's record: people in positions of trust, and safeguarding adults reviews."""
