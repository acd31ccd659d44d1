"""The sentences beside a routine: what it is, what it lacks, what was left out and why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from components.catalogue.dose_table import KEPT_UP_S
from components.catalogue.dose_words import duration
from components.routine.building.built import Built, Gap
from components.routine.building.kit import would_help
from components.routine.building.merit import wants
from components.routine.building.obstacles import Wish, obstacles, wish_behind
from components.routine.order import most_moves
from components.routine.so_far import SoFar
from components.routine.verdicts import judged
from components.safety import Profile, Verdict
from components.safety.filter import ON_BED, eases, is_sore
from data.catalogue import Catalogue, Effect, Exercise
from data.diary import Preferences, Routine

_PHRASES: dict[Wish, str] = {
    "equipment": "the equipment you have",
    "cannot": "the positions you can't take",
    "conditions": "what you told us about your body",
    "level": "the level you chose",
    "article": "your wish for the article's moves only",
    "hidden": "your list of hidden moves",
    "pain": "the strength of your pain today",
}

_TO_LIFT: dict[Wish, str] = {  # what can be lifted without harm; the level and the body's limits stay as said
    "purposes": "Leaving “What for?” open",
    "article": "Moves beyond the article",
    "hidden": "Taking moves off your hidden list",
}


def tell(
    catalogue: Catalogue, profile: Profile, preferences: Preferences, built: Built, so_far: SoFar
) -> tuple[str, ...]:
    """What a person reads beside this routine, a sentence or two an entry."""
    said = tuple(_sentences(catalogue, profile, preferences, built))
    return (*said, catalogue.rules["first-sessions"].words) if so_far.first and built.routine else said


def phrase(catalogue: Catalogue, wish: Wish, preferences: Preferences) -> str:
    """What the person told us or asked for, to stand inside a sentence."""
    if wish == "purposes":
        names = [catalogue.vocabulary.purpose[purpose].lower() for purpose in sorted(preferences.purposes)]
        return f"your wish for {_listed(names)} only"
    if wish == "minutes":
        return f"the {preferences.minutes} minutes you have"
    return _PHRASES[wish]


def _sentences(
    catalogue: Catalogue, profile: Profile, preferences: Preferences, built: Built
) -> Iterator[str]:
    first, *more = (
        _routine(catalogue, preferences, built, built.routine)
        if built.routine
        else [_impossible(catalogue, preferences, built.clash)]
    )
    yield first
    if help_ := _help(catalogue, profile, preferences, built):
        yield help_
    yield from more
    for gap in built.gaps:
        yield _gap(catalogue, preferences, gap)
    left_out = _left_out(catalogue, preferences, built.left_out.values())
    if left_out and not is_sore(profile):  # who is in strong pain is helped by no count
        yield f"Left out: {_listed(left_out)}."
    if built.routine:
        moves = [catalogue.exercises[item.exercise_id] for item in built.routine.items]
        yield from _put_first(catalogue, profile, moves)
    if profile.pain_now is None:
        yield "You haven't said how strong your pain is today, so it plays no part here."
    elif is_sore(profile):
        yield catalogue.rules["pain-today"].words
        yield catalogue.rules["pain-unbearable"].in_full


def _put_first(catalogue: Catalogue, profile: Profile, moves: Sequence[Exercise]) -> Iterator[str]:
    """Which of the moves came before others, for what the person told us."""
    if met := [w.words for w in wants(catalogue, profile) if any(w.fits(move) for move in moves)]:
        yield catalogue.rules["wanted-first"].words.format(what=_listed(met))
    if any("relief" in move.purpose and eases(catalogue, profile, move) for move in moves):
        yield catalogue.rules["eases-first"].words


def _routine(catalogue: Catalogue, preferences: Preferences, built: Built, routine: Routine) -> Iterator[str]:
    moves = _count(len(routine.items), "move")
    yield f"{moves} in {duration(routine.seconds)}, of the {preferences.minutes} minutes you asked for."
    if built.covered:
        yield f"It is for these: {_listed([catalogue.vocabulary.covers[g].lower() for g in built.covered])}."
    as_they_are = ("", catalogue.rules[ON_BED].words)
    changed = sum(item.note not in as_they_are for item in routine.items)
    if changed == 1:
        yield "One move needs a change, said beside it, and stays at its starting dose."
    elif changed:
        yield f"{changed} moves need a change, said beside each, and stay at their starting dose."
    if 60 * preferences.minutes - routine.seconds >= 60:
        full = len(routine.items) == most_moves(preferences.minutes)
        why = "a routine this long holds no more moves" if full else "nothing more that suits you now fits in"
        yield f"The rest of the time stays free: {why}."


def _help(catalogue: Catalogue, profile: Profile, preferences: Preferences, built: Built) -> str:
    """What would make the routine fuller, when it or all of it but a walk is far shorter than asked for."""
    items = built.routine.items if built.routine else ()
    seconds = sum(item.seconds for item in items if item.hold_s < KEPT_UP_S)
    if 2 * seconds >= 60 * preferences.minutes or len(items) == most_moves(preferences.minutes):
        return ""
    verdicts = judged(catalogue, profile)
    if kit := would_help(catalogue, profile, preferences, verdicts):
        return kit
    single = Counter(
        next(iter(found))
        for id_, verdict in verdicts.items()
        if (found := obstacles(catalogue.exercises[id_], verdict, preferences)) and len(found) == 1
    )
    best = max(_TO_LIFT, key=lambda wish: single[wish])
    return f"{_TO_LIFT[best]} would bring in {_count(single[best], 'more move')}." if single[best] else ""


def _impossible(catalogue: Catalogue, preferences: Preferences, clash: Sequence[Wish]) -> str:
    if not clash:
        return "There is no routine: the catalogue has no move that can be offered."
    phrases = [phrase(catalogue, wish, preferences) for wish in clash]
    if len(phrases) == 1:
        return f"There is no routine now. Every move is ruled out by {phrases[0]}."
    return (
        f"There is no routine now. Each move is ruled out by {_listed(phrases, 'or')}; one less leaves some."
    )


def _gap(catalogue: Catalogue, preferences: Preferences, gap: Gap) -> str:
    name = catalogue.vocabulary.covers[gap.group].lower()
    if not gap.why:
        return f"Not covered: {name}. The catalogue has no such move to offer."
    return f"Not covered: {name}, because of {_listed([phrase(catalogue, w, preferences) for w in gap.why])}."


def _left_out(catalogue: Catalogue, preferences: Preferences, verdicts: Iterable[Verdict]) -> list[str]:
    whys = Counter(_why(catalogue, preferences, verdict) for verdict in verdicts)
    return [f"{count} {why}" for why, count in whys.items()]


def _why(catalogue: Catalogue, preferences: Preferences, verdict: Verdict) -> str:
    last = verdict.reasons[-1]
    first = next((reason for reason in verdict.reasons if reason.effect is Effect.EXCLUDE), last)
    if wish := wish_behind(first):
        return f"because of {phrase(catalogue, wish, preferences)}"
    if first.field == "preferences: purposes":
        return f"because of {phrase(catalogue, 'purposes', preferences)}"
    return _WORDS_OF_RULE.get(first.rule, "for the reason given beside it")


_WORDS_OF_RULE = {
    "avoid-list": "that the article asks you to leave out",
    "unclassified": "not described well enough to offer",
    "no-dose": "without a dose",
    "hidden": "that you hid",
    "article-only": "beyond the article, as you wished",
    "in-water": "fine for you in a routine of its own in water",
    "not-needed": "fine for you but not needed this time",
    "once-shown": "fine once someone has shown it to you",
}


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("s" if number != 1 else "")


def _listed(things: Sequence[str], word: str = "and") -> str:
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} {word} {things[-1]}"
