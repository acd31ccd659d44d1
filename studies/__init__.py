"""Simulation studies: what Backwise says of made-up diaries whose truth is known, counted."""
