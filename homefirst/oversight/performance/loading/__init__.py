"""The pages on which files are loaded, and what loading did to the figures."""
