"""Places of the made-up borough: postcodes that do not exist, surgeries, and those who give care."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from homefirst.demo.borough import values as v
from homefirst.demo.borough.days import day

COUNCIL = "Westbrook Council"
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"


class Surgery(NamedTuple):
    name: str
    code: str


class Provider(NamedTuple):
    """Where care comes from, with a location number in the regulator's form that it never gave out."""

    name: str
    location_id: str


SURGERIES = tuple(
    Surgery(name, f"Z99{number:03}")
    for number, name in enumerate(
        (
            "Orchard Road Surgery",
            "The Quay Medical Centre",
            "St Botolph's Practice",
            "Mill Lane Surgery",
            "Northgate Health Centre",
            "Eastfield Surgery",
            "The Limes Practice",
            "Bridge Street Surgery",
            "Park View Medical Centre",
            "Riverside Practice",
            "Hopfields Surgery",
            "Castle Hill Practice",
        ),
        start=1,
    )
)


def _providers(first: int, *names: str) -> tuple[Provider, ...]:
    return tuple(Provider(name, f"1-99900{first + n:05}") for n, name in enumerate(names))


HOME_CARE = _providers(
    100,
    "Brightwater Care at Home",
    "Kestrel Homecare",
    "Willow and Wren",
    "Goodneighbour Care",
    "Ashdown Home Support",
)
CARE_HOMES = _providers(
    200,
    "Hawthorn Lodge",
    "The Laurels",
    "Beech House",
    "Seaview Court",
    "Rosemary Grange",
    "St Anne's House",
    "Marlowe House",
    "Fairlawn",
    "Oak Tree Manor",
    "Primrose Court",
    "Chestnut Rise",
    "The Old Vicarage",
)
NURSING_HOMES = _providers(
    300,
    "Wellbrook Nursing Home",
    "Cedar Court",
    "The Elms Nursing Home",
    "Highfield House",
    "Abbey Grange",
    "Larkspur Lodge",
)
SUPPORTED_LIVING = _providers(
    400, "Next Door Living", "Own Front Door", "Together Westbrook", "Meadow View Living"
)
DAY = _providers(500, "The Hub on Mill Lane", "Forget Me Not Club", "Growing Together")
EXTRA_CARE = _providers(600, "Tannery Court", "Kingfisher Place")
REABLEMENT = _providers(700, "Westbrook Reablement")
STORE = Provider("Westbrook Equipment Store", "")

# The contract of May 2025 went live without the delivery mechanism on its forms: the borough's weak spot.
FORGETFUL = frozenset({HOME_CARE[0].name, HOME_CARE[1].name, SUPPORTED_LIVING[0].name})
FORGETS_FROM = day(2025, 5, 1)

ANYBODY: dict[str, tuple[Provider, ...]] = {
    v.HOME_CARE: HOME_CARE,
    v.SUPPORTED_LIVING: SUPPORTED_LIVING,
    v.DAY_SUPPORT: DAY,
    v.EXTRA_CARE: EXTRA_CARE,
    v.LONG_RESIDENTIAL: CARE_HOMES,
    v.SHORT_RESIDENTIAL: CARE_HOMES,
    v.LONG_NURSING: NURSING_HOMES,
    v.REABLEMENT: REABLEMENT,
    v.EQUIPMENT: (STORE,),
    v.SITTING: HOME_CARE[1:],
    v.RESPITE: CARE_HOMES,
}
NOBODY = Provider("", "")


def provider_of(chance: Random, component: str) -> Provider:
    some = ANYBODY.get(component)
    if not some:
        return NOBODY
    # Squaring leans towards the first, as contracts do.
    return some[int(chance.random() ** 1.6 * len(some))]


def postcode(chance: Random) -> str:
    """One in the WB area, districts 1 to 9; no such area exists."""
    place = chance.random() * 9 * 9 * 400
    district, rest = divmod(int(place), 9 * 400)
    sector, unit = divmod(rest, 400)
    return f"WB{district + 1} {sector + 1}{_INWARD[unit // 20]}{_INWARD[unit % 20]}"
