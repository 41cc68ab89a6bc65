"""Who works in the made-up council: teams, one worker to sign in as for each role, and social workers.

Plain data; teams are those of definitions/council.yaml.
Roles are those of definitions/roles.yaml.
"""

from __future__ import annotations

from typing import NamedTuple

from homefirst.foundation.design.council import council

DOMAIN = "westbrook.example"


class Worker(NamedTuple):
    name: str
    role: str
    teams: tuple[str, ...]
    title: str = ""

    @property
    def email(self) -> str:
        return f"{self.name.lower().replace(' ', '.').replace(chr(39), '')}@{DOMAIN}"


class DemoTeam(NamedTuple):
    code: str
    name: str


TEAMS = tuple(DemoTeam(code, name) for code, name in council().teams.items())

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
    Worker("Gail Moss", "team_manager", ("first_contact", "hospital", "carers", "safeguarding", "brokerage")),
)

STAFF = SIGN_INS + SOCIAL_WORKERS + MANAGERS


def team_of(postcode: str, reason: str, client_type: str) -> str:
    """The code of the team that holds a person, by the council's own rule."""
    rule = council().team_rule
    assert rule is not None, "the made-up council's definitions give everybody a team"
    return rule.team_for(postcode=postcode, reason=reason, client_type=client_type)
