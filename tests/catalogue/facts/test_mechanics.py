from components.catalogue.mechanics import Fact, facts
from data.catalogue import Catalogue, Mechanics


def test_what_a_move_leaves_alone_is_not_said(cat: Catalogue) -> None:
    words = [fact.words for fact in facts(cat.vocabulary, cat.exercises["wall-sit"].mechanics)]
    assert words == ["Back carries: your own body", "Holds still with effort", "Bent knees carry weight"]


def test_what_nobody_knows_is_said_to_be_unknown(cat: Catalogue) -> None:
    found = facts(cat.vocabulary, Mechanics())
    assert len(found) == len(Mechanics.model_fields)
    assert all(fact.words.endswith(": not known") for fact in found)


def test_every_fact_has_a_sign_of_its_own(cat: Catalogue) -> None:
    icons = [asked.icon for asked in cat.vocabulary.mechanics.values()]
    assert len(set(icons)) == len(icons)
    assert isinstance(facts(cat.vocabulary, Mechanics())[0], Fact)
