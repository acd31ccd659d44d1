"""Does pain drop the day after a session? How often that question is answered rightly: docs/study.md."""
