"""Review groups: people picked by a written rule for a targeted review, each with what came of it."""
