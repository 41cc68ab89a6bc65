"""What can be started for a person, in few groups, so that a list of fifteen does not stand above their work."""

from __future__ import annotations

from collections.abc import Iterable

from homefirst.workspace.forms.finish import StartForm

# Pathways by what they are for; one that a council adds of its own stands under the last.
_GROUPS = (
    (
        "Listening, assessing and planning",
        [
            "first_contact",
            "three_conversations",
            "care_act_assessment",
            "support_plan",
            "review",
            "carer",
            "transition",
        ],
    ),
    (
        "Help to do things oneself",
        ["reablement", "occupational_therapy", "assistive_technology", "enablement", "mental_health_hub"],
    ),
    (
        "Keeping safe and free",
        [
            "safeguarding",
            "organisational_safeguarding",
            "liberty",
            "liberty_protection_safeguards",
            "dynamic_support_register",
        ],
    ),
)
_OTHERS = "Hospital, and everything else"


def start_forms(offered: Iterable[tuple[str, str, str]]) -> list[tuple[str, StartForm]]:
    """Each group that holds something, with a form of its own."""
    grouped: dict[str, list[tuple[str, str, str]]] = {title: [] for title in (*dict(_GROUPS), _OTHERS)}
    for each in offered:
        grouped[next((title for title, codes in _GROUPS if each[0] in codes), _OTHERS)].append(each)
    return [
        (title, StartForm(offered=found, auto_id=f"id_{place}_%s"))
        for place, (title, found) in enumerate(grouped.items())
        if found
    ]
