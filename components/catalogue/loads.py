"""Published spinal load as rows to draw and to read; scales stay apart and ranges keep both ends."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from data.catalogue import Catalogue, Exercise, LoadFigure, LoadState, Status

Scale = Literal["disc-pressure", "model-compression"]

SEEN = {
    Status.VERIFIED: "seen in the source",
    Status.SECONDARY: "seen quoted elsewhere",
    Status.RECALLED_HIGH: "paper not checked",
}
PICK = "picked"  # the name of a chart's selection: the moves of the bar that was chosen
OURS = "a move here"
OTHERS = "to compare with"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a chart."""

    state: str
    low: float
    high: float
    value: str  # both ends where they differ, with the unit
    seen: str  # how far the figure was checked
    moves: tuple[str, ...]  # ids, none where the figure belongs to no move
    names: tuple[str, ...]  # of the moves
    words: str

    @property
    def whose(self) -> str:
        return OURS if self.moves else OTHERS

    @property
    def name(self) -> str:
        return " and ".join(self.names)


def drawn(catalogue: Catalogue, scale: Scale) -> tuple[Row, ...]:
    """The figures of one scale that are drawn, lowest first; a state of ours stands for its like."""
    ours = [
        _row(figure, move)
        for move in catalogue.exercises.values()
        for figure in move.loads
        if figure.scale == scale and figure.plotted
    ]
    taken = {row.state for row in ours}
    others = [
        _row(state, None)
        for state in catalogue.load_states.values()
        if state.scale == scale and state.role in ("state", "reference") and state.state not in taken
    ]
    return tuple(sorted(_merged((*ours, *others)), key=lambda row: (row.low, row.high, row.state)))


def _merged(rows: Iterable[Row]) -> tuple[Row, ...]:
    """One row a figure: moves that bring along the very same one share it."""
    found: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        same = (row.state, row.value, row.seen)
        before = found.get(same)
        found[same] = (
            replace(before, moves=before.moves + row.moves, names=before.names + row.names) if before else row
        )
    return tuple(found.values())


def landmark(catalogue: Catalogue, role: str) -> LoadState:
    """The one figure that plays this part: the reference, the limit or a band of strength."""
    (found,) = (state for state in catalogue.load_states.values() if state.role == role)
    return found


def unmeasured(catalogue: Catalogue) -> tuple[Exercise, ...]:
    """The moves without any figure."""
    return tuple(move for move in catalogue.exercises.values() if not move.loads)


def not_drawn(catalogue: Catalogue) -> tuple[tuple[Exercise, LoadFigure], ...]:
    """Figures that are known, yet too doubtful or of a kind that has no axis."""
    return tuple((m, f) for m in catalogue.exercises.values() for f in m.loads if not f.plotted)


def moves_in(catalogue: Catalogue, rows: tuple[Row, ...]) -> tuple[Exercise, ...]:
    """The moves that some of these figures belong to, in the catalogue's order."""
    ids = {move for row in rows for move in row.moves}
    return tuple(move for move in catalogue.exercises.values() if move.id in ids)


def table(rows: tuple[Row, ...]) -> dict[str, list[str]]:
    """The chart as columns of a table."""
    return {
        "What was measured": [_sentence_case(row.state) for row in rows],
        "Load": [row.value for row in rows],
        "How sure": [row.seen for row in rows],
        "Move": [row.name or "–" for row in rows],
        "In words": [row.words for row in rows],
    }


def in_words(rows: tuple[Row, ...]) -> str:
    """What a chart shows, for those who can't see it."""
    return "; ".join(f"{row.state} {row.value}" for row in rows) + "."


def chart_rows(rows: tuple[Row, ...], line: LoadState) -> list[dict[str, object]]:
    """Rows for the chart, each with the line to compare with; `|` parts the lines of a label."""
    return [_chart_row(row, line.ends[0]) for row in rows]


def _chart_row(row: Row, line: float) -> dict[str, object]:
    several = f"{len(row.names)} moves" if len(row.names) > 1 else row.name  # a phone has room for one
    whose = f" · {several}" if several else ""
    return {
        "label": f"{_sentence_case(row.state)}|{row.value}, {row.seen}{whose}",
        "state": _sentence_case(row.state),
        "low": row.low,
        "high": row.high,
        "value": row.value,
        "seen": row.seen,
        "whose": row.whose,
        "move": ",".join(row.moves),
        "line": line,
    }


def figure_in_words(figure: LoadFigure) -> str:
    """The numbers of a figure with their unit: both ends where they differ, or none."""
    if figure.low is None or figure.high is None:
        return ""
    low, high = _number(figure.low, figure.unit), _number(figure.high, figure.unit)
    return f"{low} {figure.unit}" if low == high else f"{low} to {high} {figure.unit}"


def _number(value: float, unit: str) -> str:
    if unit == "MPa":
        return f"{value:.2f}"
    return f"{value:,.0f}" if value >= 10_000 else f"{value:.0f}"


def _row(figure: LoadFigure, move: Exercise | None) -> Row:
    return Row(
        figure.state,
        *figure.ends,
        figure_in_words(figure),
        SEEN[figure.claim.status],
        (move.id,) if move else (),
        (move.name,) if move else (),
        figure.claim.text,
    )


def _sentence_case(text: str) -> str:
    return text[0].upper() + text[1:]


def in_words_of(move: Exercise) -> tuple[str, ...]:
    """The figures of one move, each with its scale; empty where nobody has measured it."""
    return tuple(_told(figure) for figure in move.loads)


def _told(figure: LoadFigure) -> str:
    if not figure.plotted:
        return figure.claim.text
    kind = "inside a disc" if figure.scale == "disc-pressure" else "in a model"
    return f"{_sentence_case(figure.state)}: {figure_in_words(figure)} {kind}, {SEEN[figure.claim.status]}"
