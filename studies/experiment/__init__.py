"""How often the reading of an experiment on oneself is right: docs/experiment.md."""
