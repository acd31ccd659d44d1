"""A person's days to take with them: the day table and a notebook that reads it anywhere."""

from components.exchange.take_away.zip_bundle import bundle

__all__ = ["bundle"]
