"""Moves a person brings along, as they meet them."""
