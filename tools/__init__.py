"""What is run by hand: benchmarks, sheets of pictures, pages of `docs/` made from the catalogue."""
