"""A made-up borough, simulated life by life and written as the council's own quarterly files."""
