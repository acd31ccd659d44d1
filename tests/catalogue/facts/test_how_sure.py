"""How sure are we? Every thing said stands there once, numbered, with its source and whose word it is."""

from collections import Counter

import pytest
from streamlit.testing.v1 import AppTest

from components.catalogue.how_sure import AREAS, Whose, lines
from components.catalogue.how_sure_view import VIEW, rests_on, table
from data.catalogue import Catalogue, Status
from tests.app.server import ROOT
from tests.catalogue.everything import everything
from tools.sources_page import PLACE, page


def test_every_thing_said_resolves_to_a_source_and_a_status(cat: Catalogue) -> None:
    every = lines(cat)
    said = [part for part in everything(cat) if hasattr(part, "sources") and hasattr(part, "status")]
    assert Counter(line.status for line in every).keys() == {part.status for part in said}
    statements = {(tuple(part.sources), part.status) for part in said}
    assert statements <= {(line.sources, line.status) for line in every}
    for line in every:
        assert set(line.sources) <= cat.sources.keys()
        assert rests_on(cat, line)


def test_the_numbers_run_from_one_and_no_line_stands_twice(cat: Catalogue) -> None:
    every = lines(cat)
    assert [line.number for line in every] == list(range(1, len(every) + 1))
    assert len({(line.area, line.text, line.sources, line.status) for line in every}) == len(every)
    assert {line.area for line in every} == set(AREAS)


def test_whose_word_a_line_is_follows_from_its_status(cat: Catalogue) -> None:
    for line in lines(cat):
        assert (line.whose is Whose.ARTICLE) == (line.status is Status.ARTICLE)
        assert (line.whose is Whose.OURS) == (line.status is Status.DESIGN)


def test_the_dose_of_every_move_to_do_is_there_to_object_to(cat: Catalogue) -> None:
    dosed = {name for line in lines(cat) if line.text.startswith("Dose: ") for name in line.about}
    assert dosed == {move.name for move in cat.exercises.values() if move.dose}


def test_a_row_can_be_ticked_or_objected_to(cat: Catalogue) -> None:
    some = list(lines(cat)[:5])
    shown = table(cat, some)
    assert shown["No."] == ["1", "2", "3", "4", "5"]
    assert set(shown["Agree, object"]) == {"☐ ☐"}


@pytest.mark.usefixtures("place")
def test_the_page_is_reached_by_its_link_and_names_no_inner_word(cat: Catalogue) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "settings.py"), default_timeout=60)
    app.query_params["view"] = VIEW
    app.run()
    assert not app.exception
    assert app.title[0].value == "How sure are we?"
    assert app.header[0].value == "Our own default"
    assert app.table


def test_the_page_in_the_docs_is_as_the_data_say(cat: Catalogue) -> None:
    assert PLACE.read_text(encoding="utf-8") == page(cat), "python -m tools.sources_page"
