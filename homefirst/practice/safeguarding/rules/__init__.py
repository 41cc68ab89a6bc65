"""Law and national method about adults at risk, as pure functions."""
