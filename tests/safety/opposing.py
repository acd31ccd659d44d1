"""Opposing notions that two notes on one move must not ask for together, and what asks for a position."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache

from data.catalogue import Exercise
from data.catalogue.model import Position


@dataclass(frozen=True, slots=True)
class Notion:
    """Two ways that exclude each other: the words that ask for each, and a note that does."""

    one: str
    other: str
    so: tuple[str, str]  # an example of each


NOTIONS = {
    "wide / close": Notion(
        r"\b(knees|feet|legs)\b[^.]*\b(?<!no )(?<!only hip-width )(wide|wider|apart)\b",
        r"hip-width|(knees|legs|feet) together|no (wider|further apart)",
        ("Keep your knees wide apart.", "Keep your knees no wider than they need to be."),
    ),
    "hold on / hands free": Notion(
        r"[Hh]old on\b|(something (firm|near|heavy)|firm) to hold|[Pp]ush (up )?with your hands|firm hold"
        r"|hands on (a|the|it)\b|[Ll]ean on the rail",
        r"[Cc]ross(ed)? your arms|arms crossed|arms by your sides|arms in your lap|behind your (head|back)"
        r"|hands? (under|lift)|hands? on your (ribs|chest)",
        ("Hold on to something firm.", "Cross your arms on your chest."),
    ),
    "a hand under the head / arms down": Notion(
        r"head on one hand|forehead on your hands",
        r"arms crossed|arms by your sides",
        ("Rest your head on one hand.", "Keep your arms crossed on your chest."),
    ),
    "straight arms / elbows": Notion(
        r"[Ss]traight[ -]arm|straight arms|elbows a little bent",
        r"(?<!or )(?<!or rest )\b[Oo]n(to)? your (elbows|forearms)",
        ("Straight-arm press-up", "Stay on your elbows."),
    ),
    "bend back / never arch": Notion(
        r"back bend|(only|but) the (arching|hollowing) half|(?<!n't )[Ll]ean back(?! on cushions)"
        r"|[Aa]rch only",
        r"[Nn]o arching|[Dd]on't lean back|from arching|doesn't arch|not arched|(only|but) the rounding half"
        r"|[Nn]o further than flat|from sagging|(doesn't|[Dd]on't let (it|your back|your hips)) sag",
        ("Take a back bend after it.", "Don't let your back sag."),
    ),
    "round / keep the hollow": Notion(
        r"a little round|[Rr]ound your back|(only|but) the rounding half|[Tt]uck your tailbone",
        r"rounding half out|natural curve|the hollow of your low back|back long|without curling",
        ("Round your back only a little.", "Lean only a little, your back long."),
    ),
    "lie flat / propped up": Notion(
        r"[Ll]ie flat|[Hh]ead( and tailbone)? (down|on the (mat|floor))|flat on your back",
        r"propped up|[Ll]ean back on cushions",
        ("Keep head and tailbone on the mat.", "Keep it short, propped up on cushions."),
    ),
    "lift the leg / leave it down": Notion(
        r"[Ll]ift (only )?(a|the|one) leg\b",
        r"[Dd]on't lift (it|the leg)|instead of lifting|toes down|slide the leg",
        ("Lift only a leg, never an arm.", "Slide one leg back. Don't lift it."),
    ),
    "knees bent / straight": Notion(
        r"knees? (are )?(a little )?(bent|soft)\b",
        r"(knees?|legs?) (nearly |kept )?straight\b",
        ("Keep your knees a little bent.", "Keep your knees nearly straight."),
    ),
    "with the stick / without": Notion(
        r"the stick on",
        r"[Ll]eave the stick",
        ("Keep the stick on all three places.", "Leave the stick."),
    ),
    "on a seat / lying": Notion(
        r"[Dd]o it on a chair|[Ss]it (on a high seat|tall)",
        r"firm bed|[Ll]ie (down|only|on)|under your head|propped up",
        ("Do it on a chair.", "Lie down and get up slowly."),
    ),
    "bed / floor": Notion(
        r"firm bed", r"on the (mat|floor)\b", ("Do it on a firm bed.", "Leave the arm on the mat.")
    ),
    "all the way / a part of it": Notion(
        r"(?<!only )[Aa]s far as your|all the way\b",
        r"only (a little|part)|[Ll]ess far|[Ll]ittle way|[Ss]mall and slow|push into the end|end range",
        ("Go as far as your spine lets you.", "Fold only part of the way."),
    ),
    "fast / slowly": Notion(
        r"[Bb]riskly|[Ww]alk fast|quickly", r"\b[Ss]low(ly)?\b", ("Walk briskly.", "Walk slowly.")
    ),
    "sit down / off the seat": Notion(
        r"[Ss]it (down as|or lie)|then sit",
        r"[Gg]et up in between|only for a moment, and stand",
        ("Sit down as soon as they tingle.", "Touch the seat only for a moment, and stand up."),
    ),
    "on one side / on the other": Notion(
        r"(hip|knee) that doesn't hurt",
        r"shoulder that doesn't hurt",
        ("Lie on the hip that doesn't hurt.", "Lie on the shoulder that doesn't hurt."),
    ),
    "both together / one at a time": Notion(
        r"the knees in\b",
        r"one (knee|leg) (only|at a time)",
        ("Draw the knees in.", "Draw in one knee only."),
    ),
    "no weight / a weight": Notion(
        r"no weights? in your hands",
        r"[Uu]se (a )?light weights?",
        ("Take no weight in your hands.", "Use a light weight."),
    ),
}
# What asks a person to take a position, where the note names no other choice beside it.
ASKS_FOR = {
    "standing": r"\b[Gg]et (up|off)\b(?! slowly| over)|\b(?<!or )[Ss]tand(ing)?\b|on your feet|\b[Ww]alk\b",
    "kneeling": r"on all fours|[Kk]neel\b|from (the|padded) knees",
    "weight-on-hands": r"on all fours|[Pp]ush (up )?with your hands|on your (fists|palms)",
    "lying-face-down": r"on your front\b",
    "lying-on-back": r"(?<!or swim )on your back\b|[Ll]ie flat",
    "lying-on-side": r"[Ll]ie (only )?on (the|your|a) (side|hip|shoulder)",
    "floor": r"on the (mat|floor)\b",
}
# What some notes ask for, and the moves whose own mechanics make it impossible.
IMPOSSIBLE: dict[str, tuple[str, Callable[[Exercise], bool]]] = {
    "a head that hangs, propped up": (
        r"[Hh]ead (above|higher|level)|[Rr]est (your|it|chest)[^.]*(cushion|chair)|let your head hang",
        lambda move: bool(
            move.mechanics.head_low
            and (move.position is Position.STANDING or move.mechanics.hands_bear_weight)
        ),
    ),
    "on one's feet, propped up": (
        r"propped up|under your (head|hips)|[Ll]ean back on cushions",
        lambda move: move.position is Position.STANDING,
    ),
    "hands that carry, holding on": (
        r"[Hh]old on\b|(?<!Leave )[Hh]and on something|something (firm |near )?to hold",
        lambda move: bool(
            move.mechanics.hands_bear_weight
            and (move.position is not Position.STANDING or move.mechanics.head_low or move.traits.overhead)
        ),
    ),
    "all of one's weight on the hands, eased by counting": (
        r"[Cc]ount aloud|[Bb]oth feet",
        lambda move: bool(move.mechanics.hands_bear_weight and move.traits.overhead),
    ),
}
_SIDES = {name: (re.compile(notion.one), re.compile(notion.other)) for name, notion in NOTIONS.items()}
_SECONDS = re.compile(r"\b(\d+) seconds?\b")


def clashes(texts: Collection[str]) -> Iterator[str]:
    """The notions of which these texts, all on one move, ask for both sides."""
    asked = {side for text in texts for side in _sides(text)}
    yield from (name for name in NOTIONS if {(name, 0), (name, 1)} <= asked)
    if len({number for text in texts for number in _SECONDS.findall(text)}) > 1:
        yield "seconds"


@cache
def _sides(text: str) -> frozenset[tuple[str, int]]:
    return frozenset(
        (name, number)
        for name, sides in _SIDES.items()
        for number, side in enumerate(sides)
        if side.search(text)
    )
