"""Sessions: what the plan asks of a day, and what became of it."""
