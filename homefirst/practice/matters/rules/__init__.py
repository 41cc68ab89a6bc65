"""Whether a safeguarding adults review must be held, and in which year something is reported."""
