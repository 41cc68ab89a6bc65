"""Doing a piece of work: its clock, its questions, what finishing causes, and lines of it on lists."""
