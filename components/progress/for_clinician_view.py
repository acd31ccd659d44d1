"""The progress page for a clinician: every panel with its n, its range and how it is worked out."""

from datetime import date

import streamlit as st

from components.numbers import weekly
from components.numbers.day_after import Association
from components.numbers.flares_and_pauses import Flare, flares, steady_pain
from components.numbers.pain_change import baseline_week
from components.progress.chart_view import Picture, as_table, chart, how_worked_out
from components.progress.charts.bands import Aside, in_days
from components.progress.charts.chart_specs import (
    difference_spec,
    moves_worse_spec,
    next_day_spec,
    pain_and_adherence_spec,
)
from components.progress.charts.chart_tables import (
    day_rows,
    difference_table,
    dots_table,
    moves_table,
    week_table,
)
from components.progress.charts.day_after_rows import difference_rows, move_rows, next_day_rows
from components.progress.charts.pain_and_sessions import datasets
from components.progress.days_on_show_view import OnShow, read_once
from components.progress.finding_view import finding
from components.progress.moves_worse import moves_worse
from components.progress.picked_week_view import numbers_of_week, picking, week_picked
from components.progress.words import chart_captions, methods, moves_in_words, sentences, week_remarks
from components.shell.print_view import print_button
from components.visit import Visit


@st.fragment
def for_clinician(visit: Visit, shown: OnShow) -> None:
    """A page to look at together, or to print."""
    print_button()
    picked = week_picked(shown.days)
    if picked:
        numbers_of_week(visit, shown, picked)
    _pain(visit, shown, picked)
    _next_day(visit, shown, picked)
    _moves(visit, shown)
    _sessions(visit, shown)


def _pain(visit: Visit, shown: OnShow, picked: date | None) -> None:
    days, whole = shown.days, shown.whole()
    read, baseline = read_once(visit, shown), baseline_week(whole)
    found = flares(whole)
    here = [flare for flare in in_days(found, days) if isinstance(flare, Flare)]
    st.header("Pain", anchor=False)
    st.caption(sentences.logged(days))
    st.write(sentences.of_change(read.since))
    st.write(sentences.of_trend(read.slope))
    said_of_flares = week_remarks.of_flares(here, steady_pain(whole)[-len(days) :])
    behind = f"{week_remarks.of_baseline(baseline)} {said_of_flares}"
    st.write(behind)
    chart(
        Picture(
            "pain_and_adherence",
            pain_and_adherence_spec(),
            datasets(days, Aside(baseline, found, picked)),
            f"{chart_captions.panels_in_words(days, today=visit.today)} {behind}"
            f"{chart_captions.picked_in_words(picked)}",
            "These days as a table, and to download",
            lambda: day_rows(days),
            picking,
        )
    )
    panels = methods.of_panels(read.logged, len(days), baseline)
    how_worked_out(
        visit.catalogue, "pain", panels, methods.of_change(read.since), methods.of_trend(read.slope)
    )


def _next_day(visit: Visit, shown: OnShow, picked: date | None) -> None:
    link = read_once(visit, shown).link
    st.header("A session today, pain tomorrow", anchor=False)
    finding(link)
    if link.pictured:
        _dots(shown, link, picked)
    how_worked_out(visit.catalogue, "next_day", methods.of_association(link))


def _dots(shown: OnShow, link: Association, picked: date | None) -> None:
    dots = next_day_rows(shown.whole(), picked)
    words = chart_captions.before_next_day(link)
    st.caption(words)
    chart(
        Picture(
            "next_day",
            next_day_spec(),
            {"next_day": dots},
            words,
            "These pairs as a table, and to download",
            lambda: dots_table(dots),
        )
    )
    if link.diff is not None:
        chart(
            Picture(
                "difference",
                difference_spec(),
                {"difference": difference_rows(link)},
                chart_captions.before_difference(link),
                "The difference as a table, and to download",
                lambda: difference_table(link),
            )
        )


def _moves(visit: Visit, shown: OnShow) -> None:
    names = {key: move.name for key, move in visit.catalogue.exercises.items()}
    sessions = shown.sessions()
    counts = tuple(count for count in moves_worse(sessions) if count.move in names)
    tried = sum(1 for session in sessions if any(item.share > 0 for item in session.items))
    st.header("Moves marked as worse", anchor=False)
    st.write(moves_in_words.of_moves(counts, tried))
    if any(count.enough for count in counts):
        chart(
            Picture(
                "moves_worse",
                moves_worse_spec(),
                {"moves": move_rows(counts, names)},
                moves_in_words.before_moves(counts),
                "These moves as a table, and to download",
                lambda: moves_table(counts, names),
            )
        )
    few = moves_in_words.too_few(counts, names)
    if few:
        st.caption(few)
    how_worked_out(visit.catalogue, "moves", methods.of_moves(counts, tried))


def _sessions(visit: Visit, shown: OnShow) -> None:
    done = read_once(visit, shown).done
    st.header("Sessions done", anchor=False)
    st.write(sentences.of_adherence(done))
    as_table(
        "Weeks as a table, and to download",
        "weeks",
        lambda: week_table(weekly(shown.days, today=visit.today)),
    )
    how_worked_out(visit.catalogue, "adherence", methods.of_adherence(done))
