"""What people with this or that are told of the moves we know by name: writes docs/known-moves.md.

python -m tools.known_moves_table
"""

from pathlib import Path
from typing import Final

from components.catalogue.own_moves.own_verdict_view import headline
from components.safety import Profile, Verdict, screen
from data.catalogue import Catalogue, load_catalogue
from data.catalogue.model.known_move import KnownMove
from data.catalogue.own_moves import extended, id_of

PLACE = Path(__file__).parents[1] / "docs" / "known-moves.md"
WHO: Final[dict[str, str]] = {  # a word for the column, and the person's condition
    "back pain alone": "",
    "osteoporosis": "osteoporosis",
    "pregnancy": "pregnancy",
    "slipped vertebra": "spondylolisthesis",
    "disc trouble": "flexion-intolerant",
    "stenosis": "spinal-stenosis",
    "shoulder": "shoulder-pain",
    "knee": "knee-pain",
    "falls": "falls",
}


def verdict(catalogue: Catalogue, move: KnownMove, condition: str) -> Verdict:
    """Of a known move, for somebody with everything at hand, the hardest level and this condition."""
    own = move.as_own()
    ready = Profile(
        equipment=frozenset(catalogue.vocabulary.equipment),
        conditions=frozenset({condition} - {""}),
        level=3,
    )
    return screen(extended(catalogue, [own]), ready)[id_of(own)]


def table(catalogue: Catalogue) -> str:
    """The whole page, in Markdown: a line for each move, a column for each person."""
    about = (
        f"{len(catalogue.known_moves)} moves that people ask about and that we don't teach. Each answer is "
        "as the screen gives it, and after it the rules that say so. What speaks to everybody stands in the "
        "first column alone; its rules are in `data/catalogue/rules.yaml`, a condition's in its own file. "
        "What a move asks of the body is our own reading. Made by `python -m tools.known_moves_table`."
    )
    head = (f"| move | {' | '.join(WHO)} |", f"|{'---|' * (1 + len(WHO))}")
    rows = (_row(catalogue, move) for move in catalogue.known_moves.values())
    return "\n".join(("# What is said of moves people ask about", "", about, "", *head, *rows, ""))


def _row(catalogue: Catalogue, move: KnownMove) -> str:
    found = [verdict(catalogue, move, condition) for condition in WHO.values()]
    everybody = {reason.rule for reason in found[0].reasons}
    told = (_told(said, everybody if column else set()) for column, said in enumerate(found))
    return f"| {move.name} | {' | '.join(told)} |"


def _told(said: Verdict, known: set[str]) -> str:
    rules = ", ".join(reason.rule for reason in said.reasons if reason.rule not in known)
    return f"{headline(said)} ({rules})" if rules else headline(said)


if __name__ == "__main__":
    PLACE.write_text(table(load_catalogue()), encoding="utf-8")
    print(f"{PLACE.name} written")
