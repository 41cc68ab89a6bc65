"""Leaving hospital: who could go home today, and what one thing stops each."""
