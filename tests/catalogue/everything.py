"""Everything the catalogue says, record by record."""

from collections.abc import Iterator

from pydantic import BaseModel

from data.catalogue import Catalogue


def parts(value: object) -> Iterator[object]:
    """A record and everything inside it."""
    yield value
    if isinstance(value, BaseModel):
        for _, inner in value:
            yield from parts(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from parts(inner)


def everything(cat: Catalogue) -> Iterator[object]:
    for field in (
        cat.exercises,
        cat.conditions,
        cat.red_flags,
        cat.sources,
        cat.ways_back,
        cat.claims,
        cat.rules,
        cat.load_states,
        cat.progression,
    ):
        yield from parts(field)
    yield from parts(cat.vocabulary)
    yield from parts(cat.about)
