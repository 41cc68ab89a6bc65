"""Supervision on the desk: whose is due, the agenda, the page that both write, what was signed."""
