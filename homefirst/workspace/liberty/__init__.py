"""Deprivation of liberty as a page: who waits, whose authorisation runs, and what is missing there."""
