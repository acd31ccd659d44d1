"""Logging a session, and how the back took it."""
