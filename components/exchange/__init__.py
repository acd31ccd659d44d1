"""Bringing days in and out."""
