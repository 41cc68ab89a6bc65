"""Notes and letters on a record: the pages of the section, and notes as the pages draw them."""
