"""Law about assessments and plans, as pure functions: the day is an argument, and each result carries its reasons."""
