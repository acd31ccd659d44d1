"""The database under a diary: its file, its tables, and how reading and writing begin."""
