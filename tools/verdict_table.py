"""What every condition does to every move, with its reason: writes docs/verdicts.md from the data.

python -m tools.verdict_table
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from components.safety import Profile, Verdict, screen
from data.catalogue import Catalogue, DoseLimit, load_catalogue
from data.catalogue.status_words import STATUS_WORDS

PLACE = Path(__file__).parents[1] / "docs" / "verdicts.md"
MARK = {"ok": "fine", "modify": "change", "excluded": "not now", "unclassified": "not classified"}


def table(catalogue: Catalogue) -> str:
    """The whole page, in Markdown: a part for each condition, a line for each reason."""
    ready = Profile(equipment=frozenset(catalogue.vocabulary.equipment), level=3)
    about = (
        f"{len(catalogue.conditions)} conditions and {len(catalogue.exercises)} moves. Each pair is fine, "
        "fine with a change, or not now, for a person with everything at hand at the hardest level. The "
        "article's six are left out for everyone and not listed. A move under “Fine” has nothing in its "
        "mechanics that the condition minds. A limit is the most that builder, player and link play. “Once "
        "shown” means that it is never chosen for the person. Made by `python -m tools.verdict_table`."
    )
    head = ("# What each condition does to each move", "", about, "")
    parts = (_condition(catalogue, ready, condition) for condition in catalogue.conditions)
    return "\n".join(chain(head, *parts))


def _condition(catalogue: Catalogue, ready: Profile, condition: str) -> Iterator[str]:
    known = catalogue.conditions[condition]
    verdicts = {
        id_: verdict
        for id_, verdict in screen(catalogue, replace(ready, conditions={condition})).items()
        if catalogue.exercises[id_].stance == "do"
    }
    yield from (f"## {known.name}", "", f"Asked as: {known.ask}.", "")
    if known.strong_pain:
        yield from (f"At a pain of 7 or more, no move at all: {known.strong_pain.words}", "")
    yield from ("| move | verdict | reason | limit | who says so |", "|---|---|---|---|---|")
    for id_, verdict in verdicts.items():
        if verdict.reasons:
            yield _row(catalogue, id_, verdict)
    fine = [catalogue.exercises[id_].name for id_, verdict in verdicts.items() if not verdict.reasons]
    yield from ("", f"Fine: {', '.join(fine) or 'none'}.", "")


def _row(catalogue: Catalogue, id_: str, verdict: Verdict) -> str:
    shown = ", once shown" if verdict.allowed and not verdict.offered else ""
    words = " ".join(dict.fromkeys(reason.words for reason in verdict.reasons))
    sources = dict.fromkeys(source for reason in verdict.reasons for source in reason.sources)
    who = ", ".join(_short(catalogue, source) for source in sources)
    name = catalogue.exercises[id_].name
    return (
        f"| {name} | {MARK[verdict.status]}{shown} | {words} | {_limit(catalogue, verdict.limit)} | {who} |"
    )


def _short(catalogue: Catalogue, source: str) -> str:
    return (
        "our own default"
        if source == "design"
        else f"{source} ({STATUS_WORDS[catalogue.sources[source].status]})"
    )


def _limit(catalogue: Catalogue, limit: DoseLimit | None) -> str:
    if limit is None:
        return ""
    numbers = ((limit.sets, "sets"), (limit.reps, "×"), (limit.hold_s, "s"))
    reach = [catalogue.vocabulary.reach[limit.reach].removesuffix(".").lower()] if limit.reach else []
    return ", ".join([f"{number} {unit}" for number, unit in numbers if number is not None] + reach)


if __name__ == "__main__":
    PLACE.write_text(table(load_catalogue()), encoding="utf-8")
    print(f"{PLACE.name} written")
