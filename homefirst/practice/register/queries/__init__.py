"""Who is on the dynamic support register, who came off it, and how crises went."""
