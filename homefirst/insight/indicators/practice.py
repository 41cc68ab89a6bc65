"""What measures of practice read besides the return: the tables that a snapshot holds about work, and its own splits."""

from __future__ import annotations

# Each is a Parquet file of the snapshot. Keys are pseudonymous, as in the return's tables.
TABLES = (
    "practice_episodes",
    "practice_steps",
    "practice_answers",
    "practice_dates",
    "ways_of_working",
    "review_groups",
    "review_group_members",
)
# Columns of the units themselves, by which a measure of practice may be split.
OWN_COLUMNS = (
    "way", "falls_to", "came_from", "review_group", "led_to", "wished_place", "came_out", "not_so_because", "worry",
    "hours_moved", "handed_over", "pathway_title", "known_before",
    "ended_as", "order_of_risk", "waited",
)  # fmt: skip
