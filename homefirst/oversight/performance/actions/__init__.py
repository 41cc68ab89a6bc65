"""Every write of the performance pages."""

from homefirst.oversight.performance.actions.benchmarks import load_benchmarks
from homefirst.oversight.performance.actions.exports import take_out
from homefirst.oversight.performance.actions.mending import name_people
from homefirst.oversight.performance.actions.population import load_population
from homefirst.oversight.performance.actions.snapshots import ask_for_snapshot, take_snapshot

__all__ = [
    "ask_for_snapshot", "load_benchmarks", "load_population", "name_people", "take_out", "take_snapshot",
]  # fmt: skip
