"""What Backwise knows (`catalogue`) and remembers (`diary`)."""
