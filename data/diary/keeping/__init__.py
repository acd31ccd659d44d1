"""What is kept, a module a kind: how it lies in its tables, is saved, changed and deleted."""
