"""What a snapshot says: every measure worked out once, kept in files beside it, and read from there by the pages.

`working_out` makes the files (the only part that opens the analytical engine), `kept` finds or makes them, `reading` gives
them as plain values.
"""
