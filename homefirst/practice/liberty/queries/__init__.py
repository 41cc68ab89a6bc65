"""What stands of deprivations of liberty."""
