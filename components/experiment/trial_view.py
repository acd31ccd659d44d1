"""The experiment on the progress page: what runs, what earlier ones say, and a way to plan one."""

from functools import partial

import streamlit as st

from components.experiment.at_hand import AtHand, at_hand
from components.experiment.begin_and_stop import stop
from components.experiment.block_rows import arms_in_words, block_rows, block_table, day_table, pain_rows
from components.experiment.charts.pain_by_block import pain_by_block_spec
from components.experiment.kendall_tau import baseline_corrected_tau
from components.experiment.start_view import plan_one
from components.experiment.trial_reading import Gate
from components.experiment.trial_words import against, headline, question_of, today_line
from components.safety.verdict_view import named_sources
from components.shell.clock import as_said
from components.shell.saving import delete_button, save
from components.visit import Visit
from data.diary import BlockOrder

_METHOD = ("as-planned", "gaps", "range")

_DRAWN = {BlockOrder.RANDOM: "drawn", BlockOrder.ALTERNATING: "taking turns, who first drawn"}


def experiment_section(visit: Visit) -> None:
    """Everything about experiments on oneself, the running one first."""
    st.header("An experiment on yourself", anchor=False)
    zone = st.context.timezone
    known = [
        at_hand(visit.catalogue, visit.diary, one, visit.today, lambda session: as_said(session, zone))
        for one in reversed(visit.diary.experiments())
    ]
    running = [one for one in known if not one.reading.over]
    for one in running:
        _running(visit, one)
    over = [one for one in known if one.reading.over]
    for one in over[:1]:
        _result(visit, one)
    for one in over[1:]:
        title = f"Earlier: {one.experiment.start:%-d %b} to {one.experiment.last:%-d %b %Y}"
        drawer = st.expander(title, key=f"experiment_{one.experiment.id}", on_change="rerun")
        if drawer.open:
            with drawer:
                _result(visit, one)
    if not running:
        plan_one(visit, tuple((one.experiment, one.reading.stop) for one in over))


def _running(visit: Visit, one: AtHand) -> None:
    experiment, words = one.experiment, visit.catalogue.experiment
    begun = one.reading.gate is Gate.RUNNING
    with st.container(border=True, key=f"running_{experiment.id}"):
        line = today_line(visit.catalogue, experiment, visit.today)
        st.markdown(f"**{line or headline(visit.catalogue, experiment, one.reading)}**")
        st.write(question_of(visit.catalogue, experiment))
        if begun:
            st.write(headline(visit.catalogue, experiment, one.reading))
        st.caption(words["no-peeking"].words)
        if one.worth_stopping:
            st.warning(words["two-ambers"].words, icon=":material/pan_tool:")
        st.dataframe(
            block_table(one.reading),
            hide_index=True,
            key=f"blocks_{experiment.id}",
            alt="The plan, block by block",
        )
        _every_day(one)
        st.caption(f"{words['fixed'].words} {words['safety-first'].words}")
        if begun:
            _stop_button(visit, one)
        _delete(visit, one)


def _stop_button(visit: Visit, one: AtHand) -> None:
    st.button(
        "Stop it",
        key=f"stop_{one.experiment.id}",
        icon=":material/pan_tool:",
        on_click=save,
        args=(partial(stop, visit.diary, one.experiment, visit.today), "Stopped. What you logged stays."),
    )


def _result(visit: Visit, one: AtHand) -> None:
    experiment, reading = one.experiment, one.reading
    with st.container(border=True, key=f"result_{experiment.id}"):
        st.markdown(f"**{headline(visit.catalogue, experiment, reading)}**")
        if reading.stop is not None:
            st.write(f"{visit.catalogue.experiment[reading.stop.why].words} Nothing you logged is lost.")
        st.write(question_of(visit.catalogue, experiment))
        if reading.n_logged:
            _picture(one)
        for sentence in against(visit.catalogue, reading):
            st.caption(sentence)
        st.dataframe(
            block_table(reading),
            hide_index=True,
            key=f"blocks_{experiment.id}",
            alt="The blocks with their means",
        )
        _every_day(one)
        _method(visit, one)
        _delete(visit, one)


def _picture(one: AtHand) -> None:
    st.vega_lite_chart(
        None,
        {
            **pain_by_block_spec(),
            "datasets": {"blocks": block_rows(one.reading), "pain": pain_rows(one.days)},
        },
        key=f"chart_{one.experiment.id}",
        width="stretch",
        alt=arms_in_words(one.reading),
    )
    st.caption("A dot is a day, a line the mean of its block. A hollow dot went otherwise than planned.")


def _every_day(one: AtHand) -> None:
    key = f"every_day_{one.experiment.id}"
    drawer = st.expander("Day by day", key=key, on_change="rerun", type="compact")
    if drawer.open:
        table = day_table(one.experiment, one.days)
        drawer.dataframe(table, hide_index=True, key=f"{key}_rows", alt="Every day of the experiment")


def _method(visit: Visit, one: AtHand) -> None:
    """How it was worked out, with the numbers that nothing hangs on."""
    experiment, words = one.experiment, visit.catalogue.experiment
    drawer = st.expander(
        "How this is worked out", key=f"method_{experiment.id}", on_change="rerun", type="compact"
    )
    if not drawer.open:
        return
    with drawer:
        for id_ in _METHOD if one.reading.chance else _METHOD[:2]:
            st.write(words[id_].words)
        if one.reading.chance:
            st.write(
                f"The order was compared with all {one.reading.chance.orders} it could have been drawn in."
            )
        st.write(
            f"The order was {_DRAWN[experiment.order]} "
            f"with the number {experiment.seed}; drawn again with it, it is the same."
        )
        tau = baseline_corrected_tau([(block.span.arm, block.pain) for block in one.reading.blocks])
        if tau is not None:
            sources = named_sources(visit.catalogue, words["tau"].sources)
            number = f"{tau:.2f}".replace("-", "−")
            st.markdown(f"Tau is {number}. {words['tau'].words} :small[:gray[({sources})]]")


def _delete(visit: Visit, one: AtHand) -> None:
    begun = one.experiment.start <= visit.today
    delete_button(
        visit.diary,
        one.experiment,
        "Experiment deleted. Your days stay as they are.",
        label="Delete this experiment" if begun else "Cancel it",
    )
