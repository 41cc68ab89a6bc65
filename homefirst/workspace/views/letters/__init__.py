"""Pages about letters: those of a person, one of them, and those that wait to go."""
