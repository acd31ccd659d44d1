"""Progress: one's own days as pictures and sentences."""
