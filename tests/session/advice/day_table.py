"""Whether a day asks for a session, row by row. The docs show the rows."""

from typing import NamedTuple

from data.catalogue import RedFlagLevel


class Row(NamedTuple):
    case: str
    pain: int | None
    flag: RedFlagLevel | None  # the level of a warning sign answered yes or not sure
    kind: str
    moves: bool  # whether there are any moves to do


DAYS = (
    Row("Pain not said", None, None, "session", True),
    Row("Pain of 6", 6, None, "session", True),
    Row("Pain of 7", 7, None, "relief", True),
    Row("A warning sign: emergency", 2, RedFlagLevel.EMERGENCY, "session", False),
    Row("A warning sign: urgent", 2, RedFlagLevel.URGENT, "session", False),
    Row("A warning sign: see a clinician", 2, RedFlagLevel.SEE_CLINICIAN, "session", False),
    Row("A warning sign: only a caution", 2, RedFlagLevel.CAUTION, "session", True),
    Row("Pain of 7 and a warning sign of a broken bone: urgent", 7, RedFlagLevel.URGENT, "call", False),
)
