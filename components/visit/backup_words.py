"""What a backup holds, in words."""

from data.diary.backing_up import Contents


def in_words(contents: Contents) -> str:
    """The days it holds, how much of each kind, and which release made it."""
    counted = (
        (contents.check_ins, "entry", "entries"),
        (contents.sessions, "session", "sessions"),
        (contents.routines, "routine", "routines"),
        (contents.own_moves, "move of your own", "moves of your own"),
    )
    held = ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in counted if number)
    if contents.first is None or contents.last is None:
        days = "It holds no day yet"
    else:
        days = f"It holds the days from {contents.first:%-d %B %Y} to {contents.last:%-d %B %Y}"
    return f"{days}: {held or 'nothing else'}. It was made by Backwise {contents.release}."
