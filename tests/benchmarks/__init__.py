"""Benchmarks, run by hand with `make bench`; they print ratios and never fail a test."""
