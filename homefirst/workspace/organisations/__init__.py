"""Safeguarding in a service: what is enquired into as a whole, and which services concerns name."""
