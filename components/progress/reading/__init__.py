"""The reading's own pictures: every next day as a dot, the difference, the moves marked as worse."""
