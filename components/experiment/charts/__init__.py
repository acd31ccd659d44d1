"""What an experiment draws."""
