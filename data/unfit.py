"""What a person gave that can't be so."""


class Unfit(ValueError):
    """Said to the person as it stands: `str(error)` is a sentence for them and holds no health value.

    Any other `ValueError` is a fault of ours.
    """
