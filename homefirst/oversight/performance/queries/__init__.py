"""What the pages of figures need. None of it opens the analytical engine: it reads what a snapshot's results say."""
