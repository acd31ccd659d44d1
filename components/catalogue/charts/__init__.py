"""Published loads as pictures."""
