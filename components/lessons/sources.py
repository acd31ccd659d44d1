"""The sources of a lesson as lines of text, each with how far it was checked."""

from collections.abc import Iterable

from data.catalogue import Catalogue
from data.catalogue.status_words import STATUS_WORDS


def cited(catalogue: Catalogue, sources: Iterable[str]) -> str:
    """A markdown list of these sources in the catalogue's order, each once.

    Raises `KeyError` where the catalogue has no such source.
    """
    wanted = set(sources)
    if missing := wanted - catalogue.sources.keys():
        raise KeyError(f"no source is called {', '.join(sorted(missing))}")
    return "\n".join(
        f"- **{source.title}**{f', {source.year}' if source.year else ''}: {STATUS_WORDS[source.status]}"
        + (f"  \n  {source.where}" if source.where else "")
        for key, source in catalogue.sources.items()
        if key in wanted
    )
