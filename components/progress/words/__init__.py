"""What the progress page says."""
