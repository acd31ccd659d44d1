"""The tables of the simulation study in Markdown, each share beside its count and its n."""

from collections.abc import Callable, Iterable, Sequence

from studies.counting import Row
from studies.made_up_diaries import Course, Gaps

Column = tuple[str, Callable[[Row], str]]


def no_effect(rows: Iterable[Row]) -> str:
    return _table(rows, (*_DIARY, _LINK, *_PEERS, _SLOPE))


def effect(rows: Iterable[Row]) -> str:
    return _table(rows, (*_DIARY, _EFFECT, *_FOUND, *_PEERS, _SLOPE))


def weekdays(rows: Iterable[Row]) -> str:
    return _table(rows, (*_DIARY, _EFFECT, *_WEEKDAYS, *_PEERS))


def ranges(rows: Iterable[Row]) -> str:
    return _table((row for row in rows if int(row["shown"])), (*_DIARY, _EFFECT, *_RANGES))


def slopes(rows: Iterable[Row]) -> str:
    return _table((row for row in rows if int(row["slopes"])), (*_DIARY, *_SLOPES))


def confounded(rows: Iterable[Row]) -> str:
    return _table(rows, (*_DIARY, _LINK, *_WARNED, *_PEERS, _HELD))


def percent(count: int, n: int) -> str:
    """A share of n and its count; a dash where there is nothing to take a share of."""
    return f"{100 * count / n:.1f} % ({count})" if n else "–"


def _table(rows: Iterable[Row], columns: Sequence[Column]) -> str:
    lines = [" | ".join(heading for heading, _ in columns), " | ".join("---" for _ in columns)]
    lines += [" | ".join(cell(row) for _, cell in columns) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def _kind(row: Row) -> str:
    """The diary in words; what is as usual is not said."""
    words = [f"{row['days']} days", f"φ {float(row['phi']):g}", f"sessions {row['habit']}"]
    if row["gaps"] != Gaps.NONE:
        words.append(f"missing {row['gaps']}")
    if row["course"] != Course.STEADY:
        words.append(f"pain by itself {row['course']}")
    if float(row["rhythm"]):
        way = "lower" if float(row["rhythm"]) > 0 else "higher"
        words.append(f"pain {abs(float(row['rhythm'])):g} {way} after the plan's weekdays anyway")
    return ", ".join(words)


def _share(name: str, of: str = "n") -> Callable[[Row], str]:
    return lambda row: percent(int(row[name]), int(row[of]))


def _number(name: str, form: str) -> Callable[[Row], str]:
    return lambda row: "–" if row[name] == "nan" else form.format(float(row[name]))


_DIARY: tuple[Column, ...] = (("diary", _kind), ("n", lambda row: row["n"]))
_EFFECT: Column = ("effect, points", _number("effect", "{:g}"))
_LINK: Column = ("“possible link”", _share("links"))
_FOUND: tuple[Column, ...] = (
    ("link found", _share("right")),
    ("found the wrong way round", lambda row: percent(int(row["links"]) - int(row["right"]), int(row["n"]))),
    ("found with medium confidence", _share("medium")),
    ("links with the warning", _share("warned", "links")),
    ("mean difference of the links, points", _number("link_points", "{:.2f}")),
)
_PEERS: tuple[Column, ...] = (
    ("3 with, 3 without", _share("three_three")),
    ("plain correlation", _share("pearson")),
)
_SLOPE: Column = ("slope × 20, mean", _number("slope_percent", "{:.1f} %"))
_HELD: Column = ("range holds the truth, of those shown", _share("held", "shown"))
_WEEKDAYS: tuple[Column, ...] = (
    ("“possible link”", _share("links")),
    ("the same if weekdays were not looked at", _share("mixed_links")),
    ("silent, weekday and session can't be told apart", _share("apart")),
    ("range holds the truth, of those shown", _share("held", "shown")),
    ("the range with weekdays mixed", _share("mixed_held", "mixed")),
)
_RANGES: tuple[Column, ...] = (
    ("ranges shown", lambda row: row["shown"]),
    ("hold the truth", _share("held", "shown")),
    ("drawn plainly", lambda row: row["plain"]),
    ("of them hold it", _share("plain_held", "plain")),
    ("lengthened for gaps", lambda row: row["lengthened"]),
    ("of them hold it", _share("lengthened_held", "lengthened")),
    ("drawn twice as wide", lambda row: row["doubled"]),
    ("of them hold it", _share("doubled_held", "doubled")),
    ("mean width, points", _number("width", "{:.2f}")),
)
_SLOPES: tuple[Column, ...] = (
    ("slopes with a range", lambda row: row["slopes"]),
    ("hold the truth", _share("slopes_held", "slopes")),
)
_WARNED: tuple[Column, ...] = (
    ("with medium confidence", _share("medium")),
    ("links with the warning", _share("warned", "links")),
)
