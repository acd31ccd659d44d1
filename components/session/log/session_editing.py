"""A session put right later: which of its moves were done, and what that makes of it."""

from collections.abc import Iterator
from dataclasses import replace

from components.session.asked_of_day import minutes_done
from components.session.log.session_words import reason_words, what_was_logged
from data.catalogue import Catalogue
from data.diary import Outcome, Session
from data.isolated import isolated


def with_done(session: Session, done: frozenset[str]) -> Session:
    """The session with exactly these moves done. A part stays the part it was; minutes follow the moves."""
    items = tuple(
        item._replace(share=(item.share or 1.0) if item.exercise_id in done else 0.0)
        for item in session.items
    )
    if items == session.items:
        return session
    if session.outcome is Outcome.SWAPPED:
        outcome = Outcome.SWAPPED
    elif not done:
        outcome = Outcome.SKIPPED
    else:
        outcome = Outcome.DONE if all(item.share == 1 for item in items) else Outcome.PARTIAL
    return replace(session, items=items, outcome=outcome, minutes=minutes_done(items))


def session_line(session: Session) -> str:
    """What was logged of a session and how the back took it, in one line, in the diary's own words."""
    felt = (
        ("pain before", session.pain_before),
        ("after", session.pain_after),
        ("next morning", session.next_morning),
        ("effort", session.effort),
    )
    said = [f"{name} {value}" for name, value in felt if value is not None]
    note = isolated(session.note)
    return " · ".join(part for part in (what_was_logged(session), ", ".join(said), note) if part)


def item_lines(catalogue: Catalogue, session: Session) -> Iterator[str]:
    """A line on every move that hurt or was left out for a reason."""
    for item in session.items:
        why = (reason_words(item.reason, item.words), "" if item.pain is None else f"pain {item.pain} of 10")
        if any(why):
            known = catalogue.exercises.get(item.exercise_id)
            name = known.name if known else "A move this version doesn't know"
            yield f"{name}: {', '.join(part for part in why if part)}"
