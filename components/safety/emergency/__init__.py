"""The emergency screen and the number it calls."""
