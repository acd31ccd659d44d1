"""The session on the whole screen."""
