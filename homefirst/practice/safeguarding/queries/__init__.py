"""Concerns and enquiries, as pages and figures read them."""
