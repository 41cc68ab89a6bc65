"""Stays, notices and beds, as pages and figures read them."""
