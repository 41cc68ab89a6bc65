"""Notes and letters: notes, and the papers that are kept beside them."""
