"""The whole diary as one file: to take along, and to bring in again."""
