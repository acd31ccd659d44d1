"""How what was said of single days falls on a stretch of them, column by column."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]


class Span(NamedTuple):
    """So many days from `start` on, and what was said on each. The place of a day is its number from 0.

    `start` is an ordinal: the week of the first day there is begins before it.
    """

    start: int
    length: int

    def places(self, days: Iterable[date]) -> "Ints":
        """The place of each of these days; one outside has the place after the last."""
        import numpy as np

        places = np.array([day.toordinal() - self.start for day in days], dtype=np.int64)
        return np.where((places >= 0) & (places < self.length), places, self.length)

    def mean(self, places: "Ints", values: Sequence[float | None]) -> "Floats":
        """The mean of what was said of each day, NaN where nothing was."""
        import numpy as np

        said = np.array(values, dtype=float)
        known = ~np.isnan(said)
        number = np.bincount(places[known], minlength=self.length + 1)[:-1]
        return self.total(places, values) / np.where(number > 0, number, 1)

    def total(self, places: "Ints", values: Sequence[float | None]) -> "Floats":
        """The sum of what was said of each day, NaN where nothing was."""
        import numpy as np

        said = np.array(values, dtype=float)
        known = ~np.isnan(said)
        number = np.bincount(places[known], minlength=self.length + 1)[:-1]
        sums = np.bincount(places[known], said[known], minlength=self.length + 1)[:-1]
        return np.where(number > 0, sums, np.nan)

    def highest(self, places: "Ints", values: Sequence[float | None]) -> "Floats":
        """The highest of what was said of each day, NaN where nothing was."""
        import numpy as np

        highest = np.full(self.length + 1, np.nan)
        np.fmax.at(highest, places, np.array(values, dtype=float))
        return highest[:-1]

    def joined(self, *said: "tuple[Ints, Sequence[str]]") -> list[str]:
        """The notes of each day under one another."""
        notes: list[list[str]] = [[] for _ in range(self.length + 1)]
        for places, texts in said:
            for place, text in zip(places.tolist(), texts, strict=True):
                if text:
                    notes[place].append(text)
        return ["\n".join(texts) for texts in notes[:-1]]

    def covered(self, pauses: Iterable[tuple[date, date]]) -> "Bools":
        """Which days a pause covers."""
        import numpy as np

        paused = np.zeros(self.length, dtype=bool)
        for first, last in pauses:
            begins, ends = (day.toordinal() - self.start for day in (first, last))
            paused[max(0, begins) : max(0, ends + 1)] = True
        return paused
