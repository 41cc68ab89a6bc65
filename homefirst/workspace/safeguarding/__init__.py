"""The safeguarding overview: every concern with an owner, a decision and a clock."""
