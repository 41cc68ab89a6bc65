"""Everything that finishing a step may bring about. A pathway may cause nothing that is not in this table."""

from __future__ import annotations

from homefirst.practice.pathways.effects import Effect, Effects, table

EFFECTS: Effects = table(
    (
        Effect("open", "opens {}", names_a_pathway=True),
        Effect("close", "closes {}", names_a_pathway=True),
        Effect("start", "starts {}"),
        Effect("end", "ends {}"),
        Effect("send", "sends {}"),
        Effect("tell", "tells {}"),
        Effect("record", "records {}"),
        Effect("plan", "plans {}"),
        Effect("alert", "alerts {}"),
    )
)
