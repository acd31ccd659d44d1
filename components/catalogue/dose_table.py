"""A dose as a person reads it: each number with its range and who gives it."""

from data.catalogue.model import Dose, Range

MINUTE_S = 60
KEPT_UP_S = (
    5 * MINUTE_S
)  # nobody holds still for so long: a "hold" from here on is a time kept up, as in a walk

_WHO = {"article": "the article", "default": "our default"}


def dose_rows(dose: Dose) -> dict[str, list[str]]:
    """Columns of a small table: what, where to start, how far to go, who says so."""
    lines = [
        ("Sets", dose.sets, ""),
        ("Repetitions", dose.reps, ""),
        (hold_name(dose.hold_s), dose.hold_s, " s"),
        ("Rest between sets", dose.rest_s, " s"),
    ]
    shown = [(what, numbers, unit) for what, numbers, unit in lines if numbers is not None]
    rows = [(what, *_numbers(numbers, unit)) for what, numbers, unit in shown]
    if dose.sides == 2:
        rows.insert(2, ("Sides", "each side", "", _WHO[dose.sides_by]))
    names = ("What", "Start with", "Up to", "Who says so")
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def hold_name(hold_s: Range | None) -> str:
    """What the seconds at the end of a repetition are: held still, or kept up."""
    return "Time" if hold_s and hold_s.low >= KEPT_UP_S else "Hold"


def _numbers(numbers: Range, unit: str) -> tuple[str, str, str]:
    if unit and numbers.low >= KEPT_UP_S:
        start, high = f"{numbers.start // MINUTE_S} min", f"{numbers.high // MINUTE_S} min"
    else:
        start, high = f"{numbers.start}{unit}", f"{numbers.high}{unit}"
    givers = dict.fromkeys((numbers.given_by(numbers.start), numbers.given_by(numbers.high)))
    who = (
        _WHO[next(iter(givers))]
        if len(givers) == 1
        else f"start: {_WHO[numbers.given_by(numbers.start)]}; up to: {_WHO[numbers.given_by(numbers.high)]}"
    )
    return start, high if numbers.high != numbers.start else "", who
