"""Files that are none of ours, were changed, or mean harm: a sentence that says where, and nothing kept."""

import io
import json
import random
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from components.exchange.whole_diary.bringing_in import bring_in, look
from components.exchange.whole_diary.diary_file import text_of
from components.exchange.whole_diary.packing import packed, whole_of
from components.exchange.whole_diary.unpacking import LARGEST
from data.diary import Diary, Everything, Reason
from data.unfit import Unfit
from tests.app.visiting import visit
from tests.clock import NOW
from tests.exchange.lives import CATALOGUE, LIFE

TEXT = text_of(LIFE)
WHOLE: dict[str, Any] = json.loads(TEXT)
MUTATIONS = 200
_GONE = object()


def zipped(*files: tuple[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(ZipInfo(name) if "/" in name else name, content)
    return kept.getvalue()


def at(*way: str | int, be: Any) -> bytes:
    """The file with another value in this place of the diary, or none."""
    whole = deepcopy(WHOLE)
    inside: Any = whole["diary"]
    for step in way[:-1]:
        inside = inside[step]
    if be is _GONE:
        del inside[way[-1]]
    else:
        inside[way[-1]] = be
    return json.dumps(whole).encode()


def top(**other: Any) -> bytes:
    return json.dumps(WHOLE | other).encode()


def text(was: str, now: str) -> bytes:
    assert was in TEXT
    return TEXT.replace(was, now, 1).encode()


def locked() -> bytes:
    """A zip that says of its file that it needs a password."""
    whole = bytearray(packed(LIFE))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        for place in range(len(whole) - 4):
            if whole[place : place + 4] == start:
                whole[place + (6 if start == b"PK\x03\x04" else 8)] |= 1
    return bytes(whole)


# What is brought in, and what has to be said of it.
REFUSED: Mapping[str, tuple[bytes, str]] = {
    "nothing": (b"", "cut off or changed"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "no text in UTF-8"),
    "another program's": (b'{"format": "other"}', "no diary that Backwise wrote"),
    "a list": (b"[]", "no diary that Backwise wrote"),
    "a newer version": (top(version=2), "newer Backwise"),
    "a version before the first": (top(version=0), "version: a number"),
    "a version in words": (top(version="1"), "version: a number"),
    "no diary": (
        json.dumps({"format": "backwise-diary", "version": 1, "app": "1.0"}).encode(), "diary: .*missing",
    ),
    "more at the top": (top(extra=1), "extra: this field is not known"),
    "a release that is none": (top(app="<b>"), "app: a release"),
    "cut off": (TEXT.encode()[:-40], "cut off or changed: line"),
    "deep": (b"[" * 200_000, "deeper"),
    "deep in a value": (text('"pain": 4', '"pain": ' + "[" * 5000 + "]" * 5000), "deeper|pain"),
    "many": (b"[" + b"0," * 3_100_000 + b"0]", "more than any diary"),
    "large": (b" " * (LARGEST + 1), "larger"),
    "one name twice": (text('"pain": 4', '"pain": 4, "pain": 5'), "one thing twice"),
    "not a number": (text('"pain": 4', '"pain": NaN'), "number that is none"),
    "endless": (text('"sleep_h": 7.25', '"sleep_h": 1e309'), "check ins, entry 2, sleep h: a number"),
    "minus endless": (text('"sleep_h": 7.25', '"sleep_h": -Infinity'), "number that is none"),
    "thousands of digits": (text('"pain": 4', '"pain": ' + "9" * 6000), "number that is none"),
    "a whole number too large": (at("experiments", 0, "seed", be=2**40), "experiments, entry 1, seed"),
    "pain off the scale": (at("check_ins", 0, "pain", be=11), "check ins, entry 1, pain: .* 0 to 10"),
    "pain in words": (at("check_ins", 0, "pain", be="4"), "check ins, entry 1, pain"),
    "pain as a truth": (at("check_ins", 0, "pain", be=True), "check ins, entry 1, pain"),
    "half a point": (at("check_ins", 0, "pain", be=4.5), "check ins, entry 1, pain"),
    "sleep for two days": (at("check_ins", 1, "sleep_h", be=48), "check ins, entry 2: Sleep is"),
    "an outcome nobody knows": (at("sessions", 0, "outcome", be="won"), "outcome: one of done, partial"),
    "a reason nobody knows": (
        at("sessions", 0, "items", 0, "reason", be="x"), "sessions, entry 1, items 1, reason",
    ),
    "a share above all": (at("sessions", 0, "items", 1, "share", be=1.1), "sessions, entry 1"),
    "less than no time": (at("sessions", 0, "items", 1, "planned_s", be=-60), "items 2, planned s: a day"),
    "a field nobody knows": (at("check_ins", 0, "mood", be=1), "check ins, entry 1, mood: .* not known"),
    "a kind nobody knows": (at("dreams", be=[]), "dreams: this field is not known"),
    "no day": (at("check_ins", 0, "day", be=_GONE), "check ins, entry 1, day: this field is missing"),
    "no id": (at("check_ins", 0, "id", be=""), "check ins, entry 1, id"),
    "one id twice": (at("check_ins", 1, "id", be="c1"), "check ins, entry 2, id: another"),
    "no moment": (at("sessions", 0, "at", be=None), "sessions, entry 1, at: a moment"),
    "a moment without a zone": (at("sessions", 0, "at", be="2026-03-02T19:00:00"), "sessions, entry 1, at"),
    "a moment before all": (at("sessions", 0, "at", be="0001-01-01T00:00:00+14:00"), "sessions, entry 1, at"),
    "the first day of all": (at("check_ins", 0, "day", be="0001-01-01"), "day: a day from 1900"),
    "the last day of all": (at("pauses", 0, "end", be="9999-12-31"), "pauses, entry 1, end: a day from"),
    "no such day": (at("check_ins", 0, "day", be="2026-02-30"), "day: a day such as"),
    "a day said otherwise": (at("check_ins", 0, "day", be="20260302"), "day: a day such as"),
    "a day to come": (at("check_ins", 0, "day", be="2199-01-01"), "entry 1, day: this day has not come"),
    "answers to come": (
        at("screenings", 0, "at", be="2199-01-01T00:00:00Z"), "screenings, entry 1, at: this day",
    ),
    "an answer to come": (
        at("screenings", 0, "history", 0, "at", be="2199-01-01T00:00:00Z"), "history 1, at: this day has not",
    ),
    "a clearance to come": (at("screenings", 0, "cleared", be={"fever": "2199-01-01"}), "cleared, fever"),
    "an answer nobody knows": (
        at("screenings", 0, "answers", be={"fever": "maybe"}), "answers, fever: one of no",
    ),
    "a profile to come": (at("profiles", 0, "day", be="2199-01-01"), "profiles, entry 1, day"),
    "a level of nine": (at("profiles", 1, "profile", "level", be=9), "profiles, entry 2, profile: The level"),
    "a million sets": (at("routines", 0, "items", 0, "sets", be=10**6), "routines, entry 1, items 1, sets"),
    "a million seconds": (
        at("plans", 0, "routine", "items", 0, "hold_s", be=10**6), "plans, entry 1, routine",
    ),
    "a trial without end": (
        at("experiments", 0, "blocks", be=[{"arm": arm, "days": 14} for arm in "ab"] * 3000),
        "blocks: an experiment",
    ),
    "an end before its start": (at("pauses", 0, "end", be="2026-01-01"), "pauses, entry 1: A pause ends"),
    "a wish nobody can meet": (at("preferences", "purposes", be=["fun"]), "preferences, purposes: an id"),
    "a weekday of nine": (at("plans", 0, "weekdays", be=[9]), "plans, entry 1: A weekday"),
    "half a sign": (text("words, ", "\\ud800"), "a character in it can't be kept"),
    "a sign that ends text": (at("check_ins", 0, "note", be="a\0b"), "entry 1, note: a character"),
    "a book": (at("check_ins", 0, "note", be="a" * 50_001), "entry 1, note: text of at most"),
    "a long note": (at("check_ins", 0, "note", be="a" * 2001), "check ins, entry 1: A note can be 2000"),
    "text in place of a list": (at("sessions", 0, "worse", be="plank"), "sessions, entry 1, worse: a list"),
    "an answer for this visit": (
        at("settings", "rechecked_at", be="2026-06-17T12:00"), "settings, rechecked at",
    ),
    "a setting that can't be read": (at("settings", "proposals_not_now", be="[1"), "proposals not now"),
    "tokens of nobody": (at("tokens", "check_ins", be={"c9": "x"}), "tokens, check ins"),
    "tokens of what has none": (at("tokens", "routines", be={"r1": "x"}), "tokens, routines"),
    "a zip cut off": (packed(LIFE)[:-30], "damaged or locked"),
    "a zip without it": (zipped(("README.txt", b"")), "holds no backwise.json"),
    "a zip with a way out": (zipped(("../backwise.json", TEXT.encode())), "holds no backwise.json"),
    "a zip with a deep way": (zipped(("a/backwise.json", TEXT.encode())), "holds no backwise.json"),
    "a zip of air": (zipped(("backwise.json", b" " * 29_000_000)), "more tightly"),
    "a zip of a thousand": (zipped(*((f"{n}", b"") for n in range(1100))), "more files"),
    "a zip with a password": (locked(), "damaged or locked"),
}  # fmt: skip


def test_whatever_is_none_of_ours_is_refused_with_a_sentence_that_says_where(diary: Diary) -> None:
    wrong = []
    for name, (file, sentence) in REFUSED.items():
        try:
            look(diary, CATALOGUE, file, NOW)
        except Unfit as unfit:
            wrong += [f"{name}: {unfit}"] * (re.search(sentence, str(unfit)) is None or len(str(unfit)) > 300)
        else:
            wrong.append(f"{name}: taken")
    assert wrong == []
    assert diary.everything() == Everything()


def test_whose_it_was_is_passed_over(diary: Diary) -> None:
    assert look(diary, CATALOGUE, top(person="somebody else"), NOW).diary == LIFE


def places(inside: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in JSON."""
    inner = (
        inside.items() if isinstance(inside, dict) else enumerate(inside) if isinstance(inside, list) else ()
    )
    for step, value in inner:
        yield (*way, step)
        yield from places(value, (*way, step))


ODD = (
    None, True, -1, 0, 11, 2**31, 2**63, 1e308, 0.1, "", "x", "=1+1", "\u202e", "<img src=x>", "0001-01-01",
    "9999-12-31", "2026-06-17", "2026-06-17T12:00:00Z", "done", [], {}, [[]], {"a": {}}, [None], "🙂" * 3000,
)  # fmt: skip


def changed(chance: random.Random) -> bytes:
    """The file with a value or two changed, left out or put elsewhere, or with bytes of it spoiled."""
    if chance.random() < 0.3:
        spoiled = bytearray(packed(LIFE) if chance.random() < 0.5 else TEXT.encode())
        for _ in range(chance.randint(1, 20)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        return bytes(spoiled)
    whole = deepcopy(WHOLE)
    ways = list(places(whole))
    for _ in range(chance.randint(1, 2)):
        inside: Any = whole
        *way, last = chance.choice(ways)
        try:
            for step in way:
                inside = inside[step]
            if chance.random() < 0.15:
                del inside[last]
            else:
                inside[last] = chance.choice(ODD)
        except (LookupError, TypeError):
            continue
    return json.dumps(whole).encode()


def test_hundreds_of_spoiled_files_are_refused_kindly_or_kept_whole_and_taken_back(diary: Diary) -> None:
    chance = random.Random(11)
    kept = 0
    for number in range(MUTATIONS):
        try:
            found = look(diary, CATALOGUE, changed(chance), NOW).diary
        except Unfit:
            continue
        back = bring_in(diary, found).undo
        again = look(diary, CATALOGUE, packed(whole_of(diary)), NOW)
        assert again.diary == whole_of(diary), number
        if back:
            kept += 1
            back()
        assert diary.everything() == Everything(), number
    assert kept > 20


PICTURE = "![x](http://127.0.0.1:9/leak.png) <b>x</b> $x$"


WORDS = {"note", "name", "reason", "words", "how", "exercise_id", "position", "move", "catalogue_version"}


def hostile(inside: Any) -> Any:
    """JSON of a diary with words of the person's, and ids that no catalogue has, that would be pictures."""
    if isinstance(inside, list):
        return [hostile(one) for one in inside]
    if not isinstance(inside, dict):
        return inside
    return {
        name: PICTURE if name in WORDS and value and value not in tuple(Reason) else hostile(value)
        for name, value in inside.items()
    }


def test_words_brought_in_stay_words_on_the_pages_that_show_them(settled: Diary) -> None:
    whole = WHOLE | {"diary": hostile(WHOLE["diary"]) | {"settings": {"emergency_number": PICTURE}}}
    whole["diary"]["sessions"][0]["items"][1]["exercise_id"] = "gone"
    whole["diary"]["profiles"] = []
    bring_in(settled, look(settled, CATALOGUE, json.dumps(whole).encode(), NOW).diary)
    assert settled.own_moves()[0].name == PICTURE
    for page in ("today", "session", "routine", "catalogue", "progress", "history"):
        app = visit(page)
        assert not app.exception, page
        drawn = (
            app.markdown,
            app.caption,
            app.title,
            app.header,
            app.subheader,
            app.error,
            app.info,
            app.warning,
        )
        assert not [one for kind in drawn for one in kind if "leak.png" in str(one.value)], page
        labels = [one.label for kind in (app.button, app.selectbox, app.expander) for one in kind]
        assert not [label for label in labels if "leak.png" in label], page
