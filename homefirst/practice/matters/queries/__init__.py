"""Matters as the pages show them: open and closed, one by itself, and the figures of a year."""
