"""What the pages of review groups need."""
