"""Who turns 18 in the years ahead, and what help for them may cost: for whoever has to buy it in time."""
