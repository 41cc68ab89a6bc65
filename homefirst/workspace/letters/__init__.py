"""Letters on a record and those that wait to go, as the pages draw them."""
