"""`backwise.json`: the whole diary as text, and back.

    {"format": "backwise-diary", "version": 1, "app": "0.1.0", "diary": {...}}

`diary` is `Everything`, field by field; docs/exchange/ has its JSON Schema. The version rises when a file of
before could be read wrongly: a field gone, renamed, or meant otherwise. A new field that may be left out is
no such change. Of an older version each step of UPGRADES makes the next one.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from components.exchange.whole_diary.json_shapes import shape_of
from components.exchange.whole_diary.json_values import At, Misfit
from data.diary import Everything
from data.unfit import Unfit
from data.version import VERSION as RELEASE

NAME = "backwise.json"
FORMAT = "backwise-diary"
VERSION = 1
# By the version they begin with: what makes of such a file, as JSON, one of the next version.
UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
MOST_PARTS = 3_000_000  # signs between values; ten full years have a tenth of that

_FIELDS = {"format", "version", "app", "diary", "person"}
_NEWER = "This file was made by a newer Backwise. Update Backwise here, then bring it in."


def text_of(diary: Everything) -> str:
    """The diary as the text of `backwise.json`: the same diary, the same text. No word of who or when."""
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "app": RELEASE,
        "diary": shape_of(Everything).write(diary),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def diary_of(text: bytes, *, version: int = VERSION) -> tuple[Everything, str]:
    """The diary that such a text holds, and the release that wrote it. Raises `Unfit`, which says where."""
    whole = _header(_parsed(text), version)
    release = whole.get("app", "")
    if not isinstance(release, str) or not release.replace(".", "").isdecimal() or len(release) > 20:
        raise Unfit(f"{NAME}, app: a release such as 1.2.0 is expected here.")
    try:
        found: Everything = shape_of(Everything).read(_upgraded(whole, version)["diary"], ())
    except Misfit as misfit:
        raise unfit(misfit, newer=_numbers(release) > _numbers(RELEASE)) from None
    return found, release


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of such a text."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Backwise diary, as one file",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "app": {"type": "string"},
            "diary": shape_of(Everything).schema(),
            "person": True,
        },
        "required": ["format", "version", "diary"],
        "additionalProperties": False,
    }


def unfit(misfit: Misfit, *, newer: bool = False) -> Unfit:
    """What to say of a value that is not what belongs there."""
    more = " The file comes from a newer Backwise: update Backwise here, then bring it in." if newer else ""
    return Unfit(f"{', '.join((NAME, *_in_words(misfit.at)))}: {misfit.why}.{more}")


def _in_words(at: At) -> list[str]:
    """The way to a value: its kind, which entry, which field, which of several."""
    words: list[str] = []
    for depth, step in enumerate(at):
        if isinstance(step, str):
            words.append(step.replace("_", " "))
        elif depth == 1:
            words.append(f"entry {step + 1}")
        else:
            words[-1] += f" {step + 1}"
    return words


def _parsed(text: bytes) -> Any:
    if sum(text.count(sign) for sign in (b",", b"[", b"{")) > MOST_PARTS:
        raise Unfit(f"{NAME} holds more than any diary does.")
    try:
        return json.loads(text.decode("utf-8-sig"), object_pairs_hook=_each_once, parse_constant=_no_number)
    except Unfit:
        raise
    except RecursionError:
        raise Unfit(f"{NAME} goes deeper than any diary does.") from None
    except UnicodeDecodeError:
        raise Unfit(f"{NAME} is no text in UTF-8.") from None
    except json.JSONDecodeError as error:
        raise Unfit(f"{NAME} was cut off or changed: line {error.lineno} can't be read.") from None
    except ValueError:  # a whole number of thousands of digits
        raise Unfit(f"{NAME} holds a number that is none.") from None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        raise Unfit(f"{NAME} says one thing twice.")
    return told


def _no_number(_: str) -> NoReturn:
    raise Unfit(f"{NAME} holds a number that is none.")


def _header(whole: Any, version: int) -> dict[str, Any]:
    """The file as it is, if it is one of ours. A person's name in it is passed over: it is yours now."""
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise Unfit("This file is no diary that Backwise wrote.")
    found = whole.get("version")
    if type(found) is not int or found < min((*UPGRADES, version)):
        raise Unfit(f"{NAME}, version: a number from 1 to {version} is expected here.")
    if found > version:
        raise Unfit(_NEWER)
    for name in whole:
        if name not in _FIELDS:
            raise unfit(Misfit((name[:80],), "this field is not known here"))
    if "diary" not in whole:
        raise unfit(Misfit(("diary",), "this field is missing"))
    return whole


def _upgraded(whole: dict[str, Any], version: int) -> dict[str, Any]:
    for step in range(whole["version"], version):
        try:
            whole = UPGRADES[step](whole)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise Unfit(f"{NAME} is not what a file of version {step} is.") from None
    return whole


def _numbers(release: str) -> tuple[int, ...]:
    return tuple(int(number) for number in release.split(".") if number)
