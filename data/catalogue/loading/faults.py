"""What is wrong with a catalogue's files, told all at once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong: in which file, under which id, in which field. List places count from 1."""

    file: str
    id: str
    field: str
    problem: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.id, self.field, self.problem) if part)


class CatalogueError(Exception):
    """The catalogue can't be used; `faults` holds everything that has to be mended."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        count = len(self.faults)
        return "\n".join((f"{count} fault{'s' * (count != 1)} in the catalogue:", *map(str, self.faults)))
