"""The safety filter: what of the catalogue suits this person now, and why the rest does not.

Rules speak through a move's mechanics. Some leave a move out for everyone, because it has the trait for
which the article leaves out one of its six: by name alone the same move would come in under another. A
person's conditions add their cautions (see `cautions`). Over everything that applies to a person the worst
verdict wins. A move with any unknown mechanics is unclassified, whatever else is true of it, and is never
scheduled.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from components.safety.cautions import Reason, cautions, left_halves
from data.catalogue import Catalogue
from data.catalogue.model import (
    BED,
    CHAIR,
    MAT,
    Amount,
    Condition,
    DoseLimit,
    Effect,
    Exercise,
    Load,
    Stance,
    StrongPain,
    Wording,
)
from data.diary import Profile
from data.verdicts import VerdictStatus

ON_BED = "on-bed"  # the rule that says so
FLOOR, ON_SIDE = "floor", "lying-on-side"  # positions one can't get down to, or take
PAIN_FOR_RELIEF_ONLY = 7  # NRS; a designed default, its words stand in the catalogue's rules


class Rest(Enum):
    """Where one may rest on a day of strong pain. Each step is for whom the one before leaves nothing."""

    AS_EVER = 0
    ANY_PLACE = 1  # also without the kit that a move wants
    WHERE_IT_HURTS = 2  # also in the position that hurts, where one can't lie on the side either


class UnknownFact(ValueError):
    """A profile names something the catalogue does not know; guessing would not be safe."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the filter says of one move for one person."""

    exercise_id: str
    status: VerdictStatus
    reasons: tuple[Reason, ...] = ()
    swaps: tuple[str, ...] = ()  # moves to do instead, each "ok" or "modify" for this person

    @property
    def allowed(self) -> bool:
        return self.status <= VerdictStatus.MODIFY

    @property
    def offered(self) -> bool:
        """Whether it may be chosen for the person: allowed, and not only for who was shown it."""
        return self.allowed and not any(reason.shown_first for reason in self.reasons)

    @property
    def as_it_is(self) -> bool:
        """Whether nothing about the move changes but, at most, that it is done on a bed."""
        return self.allowed and all(reason.rule == ON_BED for reason in self.reasons)

    @property
    def limit(self) -> DoseLimit | None:
        """The strictest of all limits; `None` when nothing limits the dose."""
        limits = [reason.limit for reason in self.reasons if reason.limit]
        least = {name: _least(limits, name) for name in ("sets", "reps", "hold_s")}
        reaches = [limit.reach for limit in limits if limit.reach]
        reach = min(reaches, default=None)
        return DoseLimit(reach=reach, **least) if limits else None


def _least(limits: list[DoseLimit], name: str) -> int | None:
    said = [getattr(limit, name) for limit in limits]
    return min((number for number in said if number is not None), default=None)


def screen(
    catalogue: Catalogue, profile: Profile, hidden: Collection[str] = frozenset()
) -> dict[str, Verdict]:
    """A verdict for every move of the catalogue, in its order.

    On a day of strong pain there are more places to rest where all that is left is `hidden`.
    Raises `UnknownFact` when the profile names a condition, red flag, equipment or limit that the
    catalogue does not have.
    """
    if strangers := unknown_facts(catalogue, profile):
        raise UnknownFact(" ".join(strangers))
    conditions = conditions_of(catalogue, profile)
    verdicts = _verdicts(catalogue, profile, conditions, Rest.AS_EVER)
    for rest in _more_rest(profile) if is_sore(profile) else ():
        if not any(verdict.offered for id_, verdict in verdicts.items() if id_ not in hidden):
            verdicts = _verdicts(catalogue, profile, conditions, rest)
    return {
        id_: replace(verdict, swaps=_swaps(catalogue.exercises[id_], verdicts))
        for id_, verdict in verdicts.items()
    }


def _more_rest(profile: Profile) -> tuple[Rest, ...]:
    return (Rest.ANY_PLACE,) if lies_on_side(profile) else (Rest.ANY_PLACE, Rest.WHERE_IT_HURTS)


def lies_on_side(profile: Profile) -> bool:
    """Whether the person can get down somewhere and lie on a side: no move of ours, but a way to rest."""
    down = BED in profile.equipment or FLOOR not in profile.cannot
    return down and ON_SIDE not in profile.cannot


def _verdicts(
    catalogue: Catalogue, profile: Profile, conditions: tuple[Condition, ...], rest: Rest
) -> dict[str, Verdict]:
    return {
        exercise.id: _verdict(exercise, tuple(_reasons(catalogue, exercise, profile, conditions, rest)))
        for exercise in catalogue.exercises.values()
    }


def every_reason(catalogue: Catalogue, exercise: Exercise, profile: Profile) -> tuple[Reason, ...]:
    """All there is to say of a move for this person, also the changes that a no leaves unsaid."""
    return tuple(_reasons(catalogue, exercise, profile, conditions_of(catalogue, profile)))


def unknown_facts(catalogue: Catalogue, profile: Profile) -> tuple[str, ...]:
    """What the profile names that the catalogue does not know, in words; empty when it knows all of it."""
    known: dict[str, tuple[frozenset[str], frozenset[str]]] = {
        "condition": (frozenset(profile.conditions), frozenset(catalogue.conditions)),
        "red flag": (frozenset(profile.red_flags), frozenset(catalogue.red_flags)),
        "equipment": (frozenset(profile.equipment), frozenset(catalogue.vocabulary.equipment)),
        "limit": (frozenset(profile.cannot), frozenset(catalogue.vocabulary.cannot)),
        "way to ease": (frozenset(profile.eases), frozenset(catalogue.vocabulary.eases)),
    }
    return tuple(
        f"The catalogue knows no {kind} called {', '.join(sorted(named - have))}."
        for kind, (named, have) in known.items()
        if named - have
    )


def missing_kit(exercise: Exercise, profile: Profile) -> tuple[str, ...]:
    """What the move needs and the person hasn't got, as equipment ids."""
    have = {*profile.equipment, MAT, CHAIR} if on_bed(exercise, profile) else profile.equipment
    return tuple(item for item in exercise.equipment if item not in have)


def on_bed(exercise: Exercise, profile: Profile) -> bool:
    """Whether this person does the move on a bed: it may be, they have one, but no mat or way down."""
    wanting = FLOOR in profile.cannot or MAT not in profile.equipment
    return exercise.on_bed and BED in profile.equipment and wanting


def conditions_of(catalogue: Catalogue, profile: Profile) -> tuple[Condition, ...]:
    """Everything a person has, with what it includes, each once."""
    return tuple(_with_included(catalogue, profile))


def _with_included(catalogue: Catalogue, profile: Profile) -> Iterator[Condition]:
    """The person's conditions and, before them, everything those include; each once."""
    has = frozenset(profile.conditions)
    flags = (catalogue.red_flags[flag] for flag in profile.red_flags)
    # Of a sign with a day the profile may hold the finer condition; without the day the stricter one counts.
    flagged = {f.condition for f in flags if f.condition and not has & {s.condition for s in f.since}}
    waiting = sorted(has | flagged)
    seen: set[str] = set()
    while waiting:
        condition = catalogue.conditions[waiting.pop(0)]
        if condition.id not in seen:
            seen.add(condition.id)
            waiting.extend(condition.includes)
            yield condition


def _reasons(
    catalogue: Catalogue,
    exercise: Exercise,
    profile: Profile,
    conditions: tuple[Condition, ...],
    rest: Rest = Rest.AS_EVER,
) -> Iterator[Reason]:
    words = catalogue.rules
    if on_bed(exercise, profile):
        yield replace(_reason(words[ON_BED], f"equipment: {BED}"), effect=Effect.MODIFY)
    if exercise.stance == Stance.AVOID:
        yield _reason(words["avoid-list"], "stance: avoid")
    else:
        yield from _traits(catalogue, exercise)
    if unknown := exercise.unknown():
        names = ", ".join(catalogue.vocabulary.mechanics[name].name.lower() for name in unknown)
        yield _reason(words["unclassified"], f"mechanics: {unknown[0]}", what=names)
    said = tuple(cautions(catalogue, exercise, profile, conditions))
    yield from said
    if exercise.shown_first and not any(caution.shown_first for caution in said):
        yield replace(_reason(words["shown-first"], "shown_first"), effect=Effect.MODIFY, shown_first=True)
    if len(halves := left_halves(exercise, conditions)) > 1:
        yield _reason(words["neither-half"], f"conditions: {next(iter(halves.values()))}")
    if is_sore(profile):
        yield from _strong_pain(catalogue, exercise, profile, conditions, rest)
    yield from _out_of_reach(catalogue, exercise, profile, rest)


def _out_of_reach(catalogue: Catalogue, exercise: Exercise, profile: Profile, rest: Rest) -> Iterator[Reason]:
    """What the person has not, can't or finds too hard. To rest, with nowhere else to, any place will do."""
    words = catalogue.rules
    if (missing := missing_kit(exercise, profile)) and rest is not Rest.AS_EVER and _at_rest(exercise):
        yield replace(_reason(words["pain-any-place"], f"equipment: {missing[0]}"), effect=Effect.MODIFY)
    elif missing:
        names = ", ".join(catalogue.vocabulary.equipment[item] for item in missing)
        yield _reason(words["equipment"], f"equipment: {missing[0]}", what=names)
    for limit in sorted({*profile.cannot} - ({FLOOR} if on_bed(exercise, profile) else set())):
        if catalogue.vocabulary.cannot[limit].when.matches(exercise):
            name = catalogue.vocabulary.cannot[limit].name
            yield _reason(words["cannot"], f"cannot: {limit}", what=name)
    if exercise.level > profile.level:
        levels = catalogue.vocabulary.level
        level, chosen = levels[exercise.level], levels[profile.level]
        yield _reason(words[exercise.level_rule], "level", level=level, chosen=chosen)


def _traits(catalogue: Catalogue, exercise: Exercise) -> Iterator[Reason]:
    """What the move has in common with those that are left out for everyone, whatever it is called."""
    for rule in catalogue.rules.values():
        if rule.when and rule.when.matches(exercise):
            reason = _reason(rule, f"mechanics: {rule.when.named()[0]}")
            yield replace(reason, effect=rule.effect)


def _reason(wording: Wording, field: str, **facts: str) -> Reason:
    return Reason(wording.id, wording.words.format(**facts), field, wording.sources, Effect.EXCLUDE)


def is_sore(profile: Profile) -> bool:
    """Whether the pain today is strong, so that only easing moves are offered."""
    return profile.pain_now is not None and profile.pain_now >= PAIN_FOR_RELIEF_ONLY


def eases(catalogue: Catalogue, profile: Profile, exercise: Exercise) -> bool:
    """Whether the move goes a way that the person said eases their back."""
    return any(catalogue.vocabulary.eases[way].fits(exercise) for way in profile.eases)


def _strong_pain(
    catalogue: Catalogue,
    exercise: Exercise,
    profile: Profile,
    conditions: tuple[Condition, ...],
    rest: Rest,
) -> Iterator[Reason]:
    """On a day of strong pain: easing moves only, none the way that hurts, none where it may be an alarm."""
    words, told = catalogue.rules, [catalogue.vocabulary.eases[way] for way in sorted(profile.eases)]
    for condition, said in alarming(conditions):
        yield alarm(condition, said)
    if any(exercise.id in way.moves for way in told):
        yield replace(
            _reason(words["pain-slow-walk"], "pain_now"), effect=Effect.MODIFY, limit=DoseLimit(hold_s=300)
        )
    elif "relief" not in exercise.purpose or exercise.level > 1:
        yield _reason(words["pain-today"], "pain_now")
    for condition in conditions:
        yield from _where_it_hurts(words, exercise, condition, rest)
    if any(way.opposes(exercise) for way in told) and not eases(catalogue, profile, exercise):
        yield _reason(words["pain-other-way"], "eases")


def _where_it_hurts(
    words: Mapping[str, Wording], exercise: Exercise, condition: Condition, rest: Rest
) -> Iterator[Reason]:
    hurts = [when for when in condition.hurts_when if when.matches(exercise)]
    still = rest is Rest.WHERE_IT_HURTS and _at_rest(exercise)
    if hurts and still and all(when.named() == ("position",) for when in hurts):
        resting = _reason(words["pain-nowhere-else"], f"conditions: {condition.id}")
        yield replace(resting, effect=Effect.MODIFY)
    elif hurts:
        yield _reason(words["pain-direction"], f"conditions: {condition.id}")


def _at_rest(exercise: Exercise) -> bool:
    """Whether the back carries nothing, goes no way and holds nothing."""
    body = exercise.mechanics
    ways = (body.flexion, body.extension, body.rotation, body.side_bend)
    return body.load is Load.UNLOADED and not body.isometric and set(ways) == {Amount.NONE}


def alarming(conditions: Collection[Condition]) -> Iterator[tuple[Condition, StrongPain]]:
    """The conditions under which strong pain is an alarm, and what is said of it."""
    have = {None, *(condition.id for condition in conditions)}
    for condition in conditions:
        if (said := condition.strong_pain) and said.worse_with in have:
            yield condition, said


def alarm(condition: Condition, said: StrongPain) -> Reason:
    """Why strong pain under this condition leaves no move at all."""
    return Reason("strong-pain", said.words, f"conditions: {condition.id}", said.sources, Effect.EXCLUDE)


def _verdict(exercise: Exercise, reasons: tuple[Reason, ...]) -> Verdict:
    """The verdict. What bars a move stands alone: how to do it would only confuse.

    Where nothing but equipment is wanting, a change is said all the same: with it the move would come in.
    """
    barred = [reason for reason in reasons if reason.effect is Effect.EXCLUDE]
    alone = barred if any(reason.rule != "equipment" for reason in barred) else _each_said_once(reasons)
    return Verdict(exercise.id, _status(exercise, reasons), tuple(alone))


def _each_said_once(reasons: Iterable[Reason]) -> Iterator[Reason]:
    """The reasons with no sentence twice. One with nothing new to say stays for its limit alone."""
    said: set[str] = set()
    for reason in reasons:
        sentences = reason.words.split(". ")
        new = [sentence for sentence in sentences if sentence.rstrip(".") not in said]
        said |= {sentence.rstrip(".") for sentence in sentences}
        if new or reason.limit or reason.shown_first or reason.effect is Effect.EXCLUDE:
            words = ". ".join(new) or reason.words
            yield replace(reason, words=words if words.endswith((".", "?")) else f"{words}.")


def _status(exercise: Exercise, reasons: tuple[Reason, ...]) -> VerdictStatus:
    if exercise.stance == Stance.AVOID:
        return VerdictStatus.EXCLUDED
    if exercise.unknown():
        return VerdictStatus.UNCLASSIFIED
    if any(reason.effect is Effect.EXCLUDE for reason in reasons):
        return VerdictStatus.EXCLUDED
    return VerdictStatus.MODIFY if reasons else VerdictStatus.OK


def _swaps(exercise: Exercise, verdicts: dict[str, Verdict]) -> tuple[str, ...]:
    if verdicts[exercise.id].allowed:
        return ()
    fine = tuple(move for move in exercise.swaps if verdicts[move].status is VerdictStatus.OK)
    return fine or tuple(move for move in exercise.swaps if verdicts[move].offered)
