"""The manager's desk: the team board, those who wait, and who gets the work. It composes what the rooms below offer."""
