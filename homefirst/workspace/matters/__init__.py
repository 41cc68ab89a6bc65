"""People in positions of trust and safeguarding adults reviews, as lists, pages and figures of a year."""
