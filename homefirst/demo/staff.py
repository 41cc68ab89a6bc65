"""Who works in the made-up council: teams, one worker to sign in as for each role, and social workers.

Plain data; a later step gives it to the actions that add teams and staff.
Roles are those of definitions/roles.yaml.
"""

from __future__ import annotations

from typing import NamedTuple

from homefirst.demo.borough import values as v

DOMAIN = "westbrook.example"


class DemoTeam(NamedTuple):
    """`districts` are postcode districts whose older people the team holds; `reasons` win over districts."""

    code: str
    name: str
    districts: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    client_types: tuple[str, ...] = ()


class Worker(NamedTuple):
    name: str
    role: str
    teams: tuple[str, ...]
    title: str = ""

    @property
    def email(self) -> str:
        return f"{self.name.lower().replace(' ', '.').replace(chr(39), '')}@{DOMAIN}"


TEAMS = (
    DemoTeam("north", "North older people's team", ("WB1", "WB2")),
    DemoTeam("east", "East older people's team", ("WB3", "WB4")),
    DemoTeam("south", "South older people's team", ("WB5", "WB6", "WB7")),
    DemoTeam("west", "West older people's team", ("WB8", "WB9")),
    DemoTeam("learning_disability", "Learning disability team", reasons=(v.LEARNING,)),
    DemoTeam("mental_health", "Mental health social work team", reasons=(v.MENTAL, v.SUBSTANCE)),
    DemoTeam("carers", "Carers team", client_types=(v.CARER, v.CARER_BY_ASSOCIATION)),
    DemoTeam("reablement", "Westbrook Reablement"),
    DemoTeam("hospital", "Hospital team"),
    DemoTeam("first_contact", "First contact"),
    DemoTeam("safeguarding", "Safeguarding team"),
    DemoTeam("brokerage", "Brokerage"),
    DemoTeam("finance", "Financial assessment and payments"),
    DemoTeam("performance", "Performance and insight"),
)

# One for each role, in the order of definitions/roles.yaml. These sign in at the demonstration.
SIGN_INS = (
    Worker("Rosa Delgado", "first_contact", ("first_contact",), "Adviser"),
    Worker("Hannah Price", "social_worker", ("north",), "Social worker"),
    Worker("Marcus Bright", "occupational_therapist", ("east", "south"), "Occupational therapist"),
    Worker("Priya Nair", "reablement", ("reablement",), "Reablement worker"),
    Worker("Eleanor Voss", "safeguarding_lead", ("safeguarding",), "Safeguarding lead"),
    Worker("Kwame Boateng", "broker", ("brokerage",), "Broker"),
    Worker("Shazia Mahmood", "finance", ("finance",), "Finance officer"),
    Worker("Amara Cole", "team_manager", ("reablement", "east"), "Team manager"),
    Worker(
        "Gwen Morgan",
        "principal_social_worker",
        ("north", "east", "south", "west"),
        "Principal social worker",
    ),
    Worker("Lin Zhao", "performance_analyst", ("performance",), "Performance analyst"),
    Worker("Ravi Desai", "commissioner", (), "Commissioner"),
    Worker("Catherine Holt", "director", (), "Director of adult social services"),
    Worker("Joseph Penfold", "councillor", (), "Cabinet member for adults"),
    Worker("Ines Ferreira", "information_governance", (), "Information governance officer"),
    Worker("Stuart Kemp", "administrator", (), "System administrator"),
)

SOCIAL_WORKERS = (
    Worker("Oluwaseun Adeyemi", "social_worker", ("north",)),
    Worker("Claire Redmond", "social_worker", ("north",)),
    Worker("Piotr Lewandowski", "social_worker", ("north",)),
    Worker("Nadia Rahman", "social_worker", ("east",)),
    Worker("Gareth Pugh", "social_worker", ("east",)),
    Worker("Mei Chan", "social_worker", ("east",)),
    Worker("Tom Whitfield", "social_worker", ("south",)),
    Worker("Farah Siddiqui", "social_worker", ("south",)),
    Worker("Siobhan Keane", "social_worker", ("south",)),
    Worker("Delroy Francis", "social_worker", ("south",)),
    Worker("Joanna Kowalski", "social_worker", ("west",)),
    Worker("Ben Hartley", "social_worker", ("west",)),
    Worker("Harpreet Sandhu", "social_worker", ("west",)),
    Worker("Daniel Osei", "social_worker", ("learning_disability",)),
    Worker("Molly Tranter", "social_worker", ("learning_disability",)),
    Worker("Ayesha Malik", "social_worker", ("learning_disability",)),
    Worker("Yasmin Begum", "social_worker", ("mental_health",)),
    Worker("Callum Reid", "social_worker", ("mental_health",)),
    Worker("Abena Mensah", "social_worker", ("carers",)),
    Worker("Louise Tapley", "social_worker", ("carers",)),
    Worker("Imran Qureshi", "social_worker", ("hospital",)),
    Worker("Theresa Nolan", "social_worker", ("hospital",)),
)

MANAGERS = (
    Worker("Deborah Ellis", "team_manager", ("north",)),
    Worker("Anil Kapoor", "team_manager", ("south",)),
    Worker("Moira Gallagher", "team_manager", ("west",)),
    Worker("Sean Okoro", "team_manager", ("learning_disability",)),
    Worker("Beatrice Lamb", "team_manager", ("mental_health",)),
)

STAFF = SIGN_INS + SOCIAL_WORKERS + MANAGERS


def team_of(postcode: str, reason: str, client_type: str) -> str:
    """The code of the team that holds a person: carers first, then by reason, then by postcode district."""
    for team in TEAMS:
        if client_type in team.client_types:
            return team.code
    for team in TEAMS:
        if reason in team.reasons:
            return team.code
    district = postcode.split(" ")[0]
    return next((team.code for team in TEAMS if district in team.districts), "first_contact")
