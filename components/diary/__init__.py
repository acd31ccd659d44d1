"""The diary as a person meets it: checking in, looking back, taking data along."""
