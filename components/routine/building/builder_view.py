"""Building a routine on the screen: wishes, the result, and changing it by hand."""

import streamlit as st

from components.catalogue.dose_words import duration
from components.catalogue.own_moves.own_words_view import own_words, who_is_who
from components.routine.building.builder import build_routine
from components.routine.building.draft_view import build, draft, history, put_on_table, say_refusal, tried
from components.routine.building.item_view import item_rows
from components.routine.building.left_out_view import left_out
from components.routine.building.plan_form_view import plan_form
from components.routine.link_view import share
from components.routine.planning import wish
from components.routine.rechecking import recheck
from components.routine.verdicts import judged
from components.safety.limits import suited
from components.safety.verdict_view import reason_lines, swap_links
from components.shell.saving import delete_button, save
from components.shell.scales import pills
from components.visit import Visit
from components.visit.reading import worked_out
from data.catalogue.model import Origin, Stance
from data.diary import Plan, Preferences, Profile, Routine
from data.isolated import isolated


def wishes(visit: Visit, profile: Profile) -> None:
    """What the person wishes of the routine; kept in the diary for the next time."""
    kept = visit.diary.preferences()
    catalogue = visit.catalogue
    moves = [move for move in catalogue.exercises.values() if move.stance == Stance.DO]
    names = {move.id: move.name for move in moves}
    with st.form("wishes", border=True):
        minutes = st.slider("Minutes", 5, 30, kept.minutes, key="wish_minutes")
        what_for = "What for? Leave open for a bit of everything."
        purposes = pills(what_for, catalogue.vocabulary.purpose, kept.purposes, "wish_purposes")
        article_only = st.toggle(
            "Only the moves of the article",
            kept.article_only,
            key="wish_article_only",
            help=f"Backwise began with one article of eight moves to do: “{catalogue.about.title}”.",
        )
        with st.expander("Favourite and hidden moves", key="wish_moves"):
            favourites = _moves("Include when they suit me", names, kept.favourites, "wish_favourites")
            hidden = _moves("Leave out until I take them off here", names, kept.hidden, "wish_hidden")
            who_is_who(moves)
        if st.form_submit_button("Build my routine", type="primary", key="build"):
            wished = Preferences(minutes, purposes, favourites, hidden, article_only)
            save(lambda: wish(visit.diary, wished), "Your wishes are kept for the next time.")
            build(catalogue, profile, wished, history(visit.diary, visit.today))
            st.rerun()


def _moves(label: str, names: dict[str, str], chosen: object, key: str) -> list[str]:
    default = [move for move in names if move in chosen]  # type: ignore[operator]
    return st.multiselect(label, list(names), default, format_func=names.__getitem__, key=key)


def saved_routines(visit: Visit) -> None:
    """Routines kept by name, to put on the table again or throw away."""
    kept = visit.diary.routines()
    if not kept:
        return
    with st.expander(f"My routines ({len(kept)})", icon=":material/bookmark:", key="my_routines"):
        for routine in kept:
            with st.container(horizontal=True, vertical_alignment="center", key=f"routine_{routine.id}"):
                st.text(f"{isolated(routine.name)}, {duration(routine.seconds)}", width="stretch")
                st.button("Open", key=f"open_{routine.id}", on_click=put_on_table, args=(routine,))
                delete_button(visit.diary, routine, "Routine deleted.")


def table(visit: Visit, profile: Profile, plan: Plan | None = None) -> None:
    """The routine on the table, open to every change, beside all that is not in it.

    `plan`: the one it is the routine of.
    """
    routine = draft()
    catalogue, wished = visit.catalogue, visit.diary.preferences()
    built, verdicts = worked_out(
        visit.diary,
        "built",
        (profile, visit.today),
        lambda: (
            build_routine(catalogue, profile, wished, history(visit.diary, visit.today)),
            judged(catalogue, profile),
        ),
    )
    if routine is None:
        if tried():
            st.header("No routine fits", anchor=False)
            _sentences(built.explanation)
            left_out(catalogue, profile, verdicts, wished)
        return
    if plan is None:
        st.header("Your routine", anchor=False)
    fit = _fit(visit, profile, routine)
    if fit is None:
        st.write("Nothing of this routine is fine for you now.")
        left_out(catalogue, profile, verdicts, wished)
        return
    if built.routine and fit.items == built.routine.items:
        _sentences(built.explanation)
    else:
        st.write(f"{len(fit.items)} moves in {duration(fit.seconds)}.")
    say_refusal()
    offered = {
        move: verdict
        for move, verdict in verdicts.items()
        if catalogue.exercises[move].origin == Origin.ARTICLE or not wished.article_only
    }
    item_rows(suited(catalogue, verdicts), profile, fit, offered)
    plan_form(visit, fit, plan or _plan_of(visit, fit))
    with st.expander("Share this routine", icon=":material/link:", key="share"):
        share(visit, fit)
    left_out(catalogue, profile, verdicts, wished, {item.exercise_id for item in fit.items})


def _plan_of(visit: Visit, routine: Routine) -> Plan | None:
    """The plan in force, if these are its moves."""
    plan = visit.diary.plan_on(visit.today)
    return plan if plan and plan.routine and plan.routine.items == routine.items else None


def _sentences(sentences: tuple[str, ...]) -> None:
    st.write(sentences[0])
    if sentences[1:]:
        st.caption("  \n".join(sentences[1:]))


def _fit(visit: Visit, profile: Profile, routine: Routine) -> Routine | None:
    """What of the routine is fine for this person; what is not is said with its reasons and swaps."""
    rechecked = recheck(visit.catalogue, profile, routine)
    for verdict in rechecked.not_now.values():
        with st.container(border=True, key=f"not_now_{verdict.exercise_id}"):
            move = visit.catalogue.exercises[verdict.exercise_id]
            st.markdown(f":material/do_not_disturb_on: **{move.name}** is not for you now and was taken out.")
            own_words(move)
            reason_lines(visit.catalogue, verdict.reasons)
            swap_links(visit.catalogue, verdict.swaps)
    for problem in rechecked.problems:
        st.info(problem, icon=":material/update:")
    return rechecked.routine
