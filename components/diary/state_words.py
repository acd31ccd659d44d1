"""How a day's state is written everywhere: a glyph and words, never colour alone."""

from data.diary.records.day import State

GLYPHS: dict[State, str] = {
    State.DONE: "✓",
    State.PARTIAL: "◐",
    State.SWAPPED: "↔",
    State.EXTRA: "+",
    State.REST: "○",
    State.PAUSED: "⏸",
    State.MISSED: "✗",
    State.NOT_LOGGED: "·",
    State.MOVED: "→",
}

WORDS: dict[State, str] = {
    State.DONE: "done",
    State.PARTIAL: "partly done",
    State.SWAPPED: "something else done",
    State.EXTRA: "extra session",
    State.REST: "rest day",
    State.PAUSED: "paused",
    State.MISSED: "skipped",
    State.NOT_LOGGED: "not logged",
    State.MOVED: "moved to another day",
}
