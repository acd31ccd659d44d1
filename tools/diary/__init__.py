"""What is made from the diary's records, and what was counted on its files."""
