"""Building a routine, and the screen that shows one being built."""
