"""A person's own move in a session: their words as the cue, and a placeholder where a picture would be."""

from dataclasses import replace

from components.catalogue.picture_view import drawing
from components.drawing.placeholder import WORDS
from components.routine.dose import item, start
from components.session.player.timeline import timeline
from data.catalogue import load_catalogue
from data.catalogue.own_moves import AS_SHOWN, extended, id_of
from data.diary import OwnMove, Routine
from tests.catalogue.own import squat

SHARED = load_catalogue()


def steps_of(own: OwnMove) -> tuple[int, set[str], set[str]]:
    """Seconds of a session of this move alone, its cues, and the words of what comes next."""
    mine = extended(SHARED, (own,))
    exercise = mine.exercises[id_of(own)]
    assert exercise.dose
    routine = Routine("Mine", (item(exercise, start(exercise.dose)),))
    steps = timeline(mine, routine)
    assert sum(step.seconds for step in steps) == routine.seconds
    return routine.seconds, {s.cue for s in steps if s.kind == "work"}, {s.next for s in steps}


def test_a_session_plays_it_with_the_persons_own_line_as_the_cue() -> None:
    seconds, cues, next_ = steps_of(squat())
    assert seconds == 15 + 2 * (2 * 8 * (3 + 4) + 5) + 45
    assert cues == {"Sit back, stand up."}
    assert "Cup squat, left side" in next_


def test_without_a_line_of_theirs_the_cue_is_what_they_were_shown() -> None:
    assert steps_of(replace(squat(), how=""))[1] == {AS_SHOWN}


def test_its_picture_is_a_placeholder_that_holds_nothing_of_the_persons() -> None:
    hostile = "<script>alert(1)</script>"
    own = replace(squat(), name=hostile, how=hostile)
    move, other = (extended(SHARED, (own_,)).exercises[id_of(own_)] for own_ in (own, squat()))
    for theme in ("light", "dark"):
        for moving in (False, True):
            svg = drawing(move, theme, moving=moving)
            assert all(words in svg for words in WORDS)
            assert "script" not in svg
            assert svg == drawing(other, theme, moving=moving)
