"""Profiles for property tests: anything a person could truthfully enter."""

from hypothesis import strategies as st

from data.catalogue import Catalogue
from data.diary import Profile


def profiles(catalogue: Catalogue) -> st.SearchStrategy[Profile]:
    """Any mix of conditions, limits, equipment, pain and level the catalogue knows."""

    def some(names: object) -> st.SearchStrategy[frozenset[str]]:
        return st.frozensets(st.sampled_from(sorted(names)))  # type: ignore[call-overload]

    return st.builds(
        Profile,
        conditions=some(catalogue.conditions),
        red_flags=st.just(frozenset()),
        pain_now=st.none() | st.integers(0, 10),
        equipment=some(catalogue.vocabulary.equipment),
        cannot=some(catalogue.vocabulary.cannot),
        level=st.integers(1, 3),
    )
