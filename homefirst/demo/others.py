"""Made-up councils to stand beside the made-up borough. England's own figures are real, and ship with the system."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from homefirst.oversight.performance.benchmarks import Published, england_published

SOURCE = "Other councils are made up for the demonstration; England is real"
COUNCILS = (
    "Ambleford", "Ashenby", "Barrowmere", "Birchcombe", "Bramwick", "Calderholm", "Copsewell", "Cranmouth", "Dunhollow",
    "Eastmarsh", "Elmsworth", "Fenwater", "Foxley Vale", "Garthorpe", "Greystead", "Hartsey", "Hollinbridge", "Ivelcross",
    "Kelderby", "Kingsmallow", "Lavenport", "Lindenshire", "Marlowick", "Merrowdale", "Netherlea", "Northcombe", "Oakhanger",
    "Pellbridge", "Quernhill", "Rushcote", "Saltby", "Severnhay", "Stonewold", "Tarnside", "Thistleby", "Undermoor",
    "Vexley", "Wainfield", "Westerley", "Yarrowby",
)  # fmt: skip
# How far councils usually lie from England, in the measure's own units.
_SPREAD = {
    "2A": 7.0, "2B": 5.0, "2C": 130.0, "2E(1)": 5.0, "2E(2a)": 5.0, "2E(2b)": 5.5, "3D(1a)": 6.0, "3D(2a)": 6.5,
}  # fmt: skip
_MOST = {"2A": 99.0, "2E(1)": 99.0, "2E(2a)": 99.0, "2E(2b)": 99.0, "3D(1a)": 99.0, "3D(2a)": 99.0}


def other_councils() -> Iterator[Published]:
    """One outcome for each measure that England has and each council; the same at every call."""
    england = england_published()
    for measure, spread in _SPREAD.items():
        for number, name in enumerate(COUNCILS):
            chance = Random(f"{measure} {name}")
            value = england.outcomes[measure] + chance.gauss(0, spread)
            text = f"{min(max(value, 0.5), _MOST.get(measure, value)):.1f}"
            # A code in the form of new councils', which nobody holds.
            code = f"Z{number // 10}Z{number % 10}Z"
            yield Published(measure, code, name, "[z]", england.year, "outcome", text)
