"""What Backwise says, counted by how far it was checked, and all its sources: writes docs/sources.md.

python -m tools.sources_page
"""

from collections import Counter
from pathlib import Path

from components.catalogue.how_sure import AREAS, Whose, lines
from data.catalogue import Catalogue, Source, Status, load_catalogue
from data.catalogue.status_words import STATUS_WORDS

PLACE = Path(__file__).parents[1] / "docs" / "sources.md"
# Records with a status on 27 November 2026, before every fact was checked again against public sources.
BEFORE = {
    Status.ARTICLE: 53,
    Status.VERIFIED: 146,
    Status.SECONDARY: 27,
    Status.RECALLED_HIGH: 60,
    Status.RECALLED_MEDIUM: 18,
    Status.RECALLED_LOW: 2,
    Status.DESIGN: 818,
}
SOURCES_BEFORE = {
    Status.ARTICLE: 1,
    Status.VERIFIED: 54,
    Status.SECONDARY: 14,
    Status.RECALLED_HIGH: 9,
    Status.RECALLED_MEDIUM: 4,
    Status.DESIGN: 1,
}


_PAGE = """\
# What it rests on

Made from data/catalogue by `python -m tools.sources_page`; a test fails when it is out of date.

## How far it was checked

Statements with their own sources and status, before every fact was checked again against public sources and
now; then the sources themselves. New moves, conditions and warning signs came in between.

| In words | Status | Statements before | Now | Sources before | Now |
|---|---|---|---|---|---|
{counts}

A number of status `recalled-medium` or `recalled-low` is told, never drawn: the loader refuses it.

## Whose word it is

Lines of the page "How sure are we?" (Settings, About), where what several say alike stands once.

| About | Our own default | Research | The article |
|---|---|---|---|
{whose}

## How plain it is

Texts ask for grade 8 at most, safety texts for grade 6 (tests/words). United States bodies ask for grades 6
to 8 (a review in Clin Orthop Relat Res, PMC3049622); in Britain a reading age of 9 to 11, about grade 4 to
6, is asked for (Patient Information Forum, 2022). The measure is the Flesch-Kincaid grade, with syllables
from the CMU Pronouncing Dictionary. The unit is a text as it is shown, of eight words or more, and in it
each sentence of twelve or more; a shorter label holds no word of five syllables or more. Words that stay
are explained in data/catalogue/terms.yaml.

## The sources

| Id | Source | Where | How far checked | Lines | Note |
|---|---|---|---|---|---|
{sources}
"""


def page(catalogue: Catalogue) -> str:
    """The page as markdown."""
    every = lines(catalogue)
    now = Counter(status for line in every for status in [line.status] * len(line.about))
    sources = Counter(source.status for source in catalogue.sources.values())
    used = Counter(source for line in every for source in line.sources)
    counts = (
        _row(STATUS_WORDS[s], f"`{s}`", BEFORE[s], now[s], SOURCES_BEFORE.get(s, 0), sources[s])
        for s in Status
    )
    found = Counter((line.area, line.whose) for line in every)
    whose = (_row(words, *(found[area, one] for one in Whose)) for area, words in AREAS.items())
    cited = (
        _row(
            s.id,
            s.title + (f", {s.year}" if s.year else ""),
            s.where,
            STATUS_WORDS[s.status],
            used[s.id],
            s.note,
        )
        for s in catalogue.sources.values()
    )
    return _PAGE.format(counts="\n".join(counts), whose="\n".join(whose), sources="\n".join(cited))


def _title(source: Source) -> str:
    return f"{source.title}, {source.year}" if source.year else source.title


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def main() -> None:
    """Write the page."""
    PLACE.write_text(page(load_catalogue()), encoding="utf-8")


if __name__ == "__main__":
    main()
