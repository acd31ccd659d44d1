"""The frame every page hangs in: places, saving, notices, clock, scales."""
