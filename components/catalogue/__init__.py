"""The catalogue as a person meets it: search, filters, cards, a move's own view."""
