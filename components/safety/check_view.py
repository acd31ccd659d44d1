"""The safety check, a screen at a time: one short question or a few close ones, each kept as it is tapped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from components.safety.answering import Answering, said_yes_to
from components.safety.screening import Gate, first_open, gate, not_left, open_round, screens_for
from components.safety.verdict_view import named_sources
from components.shell.frame import pages_opened
from components.shell.saving import quietly
from components.shell.settling import page_top, stepped
from data.catalogue.model import AskedDay, FlagScreen, RedFlag
from data.diary import Answer, RoundState, Screening
from data.verdicts import Standing, WhyAsk

_AT = "check_at"  # the id of the screen to stay on, or gone back to
DONE = "check_done"  # of a check just done: the opening of the page it was done on, and what it took back

_WHY = {
    WhyAsk.FIRST: "Short questions, to be sure exercise suits you now. Tap each thing that fits.",
    WhyAsk.CHANGED: "Some questions have changed since you answered. They are all asked once more.",
    WhyAsk.NEW_QUESTIONS: "There are new questions since your last safety check.",
    WhyAsk.DAY_PASSED: "The day you told us of has passed. So the questions are asked once more.",
    WhyAsk.FOUR_WEEKS: "It has been four weeks since your last safety check. Has anything changed?",
    WhyAsk.PAIN_JUMP: "Your pain has risen by 3 points or more. A quick check again, to be sure.",
}


@dataclass(frozen=True, slots=True)
class _Screen:
    """The screen being asked, and all there is to know while it is."""

    answering: Answering
    screens: tuple[FlagScreen, ...]
    index: int
    answers: Screening | None  # of the round under way
    before: Screening | None  # the last round that was done
    after: str | None  # what `Answering.tell` takes for the round to write in

    @property
    def flags(self) -> tuple[RedFlag, ...]:
        return tuple(self.answering.catalogue.red_flags[flag] for flag in self.here.flags)

    @property
    def here(self) -> FlagScreen:
        return self.screens[self.index]

    @property
    def may_leave(self) -> bool:
        """Whether this check was begun by choice, has raised nothing, and the last one still stands."""
        begun = self.answers is not None and not self.answers.standing and self.before is not None
        return (
            begun
            and gate(self.answering.catalogue, self.before, self.answering.today).standing is Standing.OPEN
        )

    def raised(self, flag: str) -> bool:
        return self.answers is not None and flag in self.answers.raised

    def cleared(self, flag: str) -> date | None:
        """The day on which what was said of this sign in the last check was cleared."""
        if self.before is None or flag not in self.before.raised:
            return None
        return (self.before.cleared or {}).get(flag)


def _screen(answering: Answering, standing: Gate) -> _Screen:
    rounds = not_left(answering.diary.screenings())
    before = next((one for one in rounds if one.state is RoundState.DONE), None)
    begun = open_round(rounds, answering.today)
    only_new = begun is None and standing.why_ask is WhyAsk.NEW_QUESTIONS and before is not None
    here = before if only_new else begun
    answers = here.answers if here else {}
    screens = screens_for(answering.catalogue, answers)
    if only_new:  # with the screens that follow from what is new
        screens = tuple(s for s in screens if not answers.keys() >= set(s.flags)) or screens
    after = _latest(rounds) if here is None else None
    return _Screen(
        answering, screens, _index(screens, answers), here, None if here is before else before, after
    )


def _index(screens: tuple[FlagScreen, ...], answers: Mapping[str, Answer]) -> int:
    """Where the person is: gone back to, else the first screen with something open."""
    gone_back = [s for s in screens if s.id == st.session_state.get(_AT)]
    asked = gone_back[0] if gone_back else first_open(screens, answers) or screens[-1]
    return screens.index(asked)


def _latest(rounds: Sequence[Screening]) -> str:
    return rounds[0].id if rounds else ""


def check(answering: Answering, standing: Gate) -> None:
    """Draw the screen where the person is in the check."""
    screen = _screen(answering, standing)
    number, of = screen.index + 1, len(screen.screens)
    st.progress(number / of, text=f"Safety check: {number} of {of}")
    if screen.index == 0 and standing.why_ask in _WHY:
        st.write(_WHY[standing.why_ask])
    with st.container(border=True, key=f"check_{screen.here.id}"):
        st.header(screen.here.lead, anchor=False)
        if screen.here.list_name:
            st.caption(f"{screen.here.list_name}.")
        for flag in screen.flags:
            _sign(screen, flag)
        _bottom(screen)
    _who_says_so(screen)
    page_top(f"check {screen.here.id}")


def _who_says_so(screen: _Screen) -> None:
    """Behind a tap: what each sign would ask for, who says so, and what is known of signs as such."""
    catalogue = screen.answering.catalogue
    with st.expander("Why we ask, and who says so", key=f"who_says_{screen.here.id}"):
        for flag in screen.flags:
            asks_for = catalogue.vocabulary.red_flag_level[flag.level]
            sources = named_sources(catalogue, flag.sources)
            st.markdown(f"- **{flag.ask}**: {asks_for}. :small[:gray[({sources})]]")
        alone = catalogue.rules["one-sign-alone"]
        st.markdown(
            f"{alone.words} {alone.instead} :small[:gray[({named_sources(catalogue, alone.sources)})]]"
        )


def _sign(screen: _Screen, flag: RedFlag) -> None:
    """A sign to tap. One that was cleared before can be the same as then."""
    cleared = screen.cleared(flag.id)
    if screen.raised(flag.id):
        st.button(
            flag.ask,
            icon=":material/check_circle:",
            type="primary",
            width="stretch",
            key=f"unsign_{flag.id}",
            help="Tap again if it isn't so",
            on_click=_untold,
            args=(screen, flag.id),
        )
        if flag.day:
            _when(screen, flag.id, flag.day)
        return
    if cleared:
        st.caption(f"You said yes to this before. It was cleared on {cleared:%-d %B %Y}.")
        st.button(
            f"{flag.ask}: the same as then",
            width="stretch",
            key=f"same_{flag.id}",
            on_click=_told,
            args=(screen, {flag.id: Answer.YES}, {flag.id: cleared}),
        )
    st.button(
        f"{flag.ask}: new or worse" if cleared else flag.ask,
        width="stretch",
        key=f"sign_{flag.id}",
        on_click=_told,
        args=(screen, {flag.id: Answer.YES}),
    )


def _when(screen: _Screen, flag: str, asked: AskedDay) -> None:
    """The day a sign speaks of. Not said, the strictest holds that it may mean."""
    key, today = f"when_{flag}", screen.answering.today
    said = screen.answers.dates.get(flag) if screen.answers else None
    earliest, latest = today - timedelta(weeks=asked.weeks_back), today + timedelta(weeks=asked.weeks_ahead)
    st.date_input(
        asked.ask,
        value=said if said and earliest <= said <= latest else None,
        min_value=earliest,
        max_value=latest,
        format="DD/MM/YYYY",
        key=key,
        on_change=_dated,
        args=(screen, flag, key),
    )


def _dated(screen: _Screen, flag: str, key: str) -> None:
    day: date | None = st.session_state[key]
    st.session_state[_AT] = screen.here.id
    if day is not None:
        quietly(lambda: screen.answering.tell({}, dates={flag: day}))


def _bottom(screen: _Screen) -> None:
    """The ways on and back."""
    raised = any(screen.raised(flag.id) for flag in screen.flags)
    rest = [flag.id for flag in screen.flags if not screen.raised(flag.id)]
    with st.container(horizontal=True, key="check_on"):
        st.button(
            "Go on" if raised else "None of these" if len(screen.flags) > 1 else "No",
            type="primary",
            key=f"none_{screen.here.id}",
            on_click=_go_on,
            args=(screen, dict.fromkeys(rest, Answer.NO)),
        )
        if rest:
            unsure = dict.fromkeys(rest, Answer.NOT_SURE)
            st.button("Not sure", key=f"unsure_{screen.here.id}", on_click=_go_on, args=(screen, unsure))
        if screen.index:
            st.button("Back", type="tertiary", key=f"back_{screen.here.id}", on_click=_back, args=(screen,))
        if screen.may_leave:
            st.button("Leave it", type="tertiary", key="check_leave", on_click=_leave, args=(screen,))


def _told(screen: _Screen, answers: dict[str, Answer], cleared: dict[str, date] | None = None) -> None:
    """A sign fits. The screen stays, for there may be more."""
    stepped()
    st.session_state[_AT] = screen.here.id
    quietly(lambda: screen.answering.tap(answers, after=screen.after, cleared=cleared))


def _untold(screen: _Screen, flag: str) -> None:
    stepped()
    st.session_state[_AT] = screen.here.id
    quietly(lambda: screen.answering.tell({flag: Answer.NO}, withdraw=True))


def _go_on(screen: _Screen, answers: dict[str, Answer]) -> None:
    """What is left of the screen is answered. The last one ends the check, which says what fell away."""
    stepped()
    st.session_state.pop(_AT, None)
    before = screen.answering.so_far()
    new = quietly(lambda: screen.answering.tell(answers, after=screen.after))
    if new is not None and new.state is RoundState.DONE:
        fell = (before.standing if before else frozenset()) - new.standing
        st.session_state[DONE] = pages_opened(), tuple(said_yes_to(screen.answering.catalogue, fell))


def _back(screen: _Screen) -> None:
    stepped()
    st.session_state[_AT] = screen.screens[screen.index - 1].id


def _leave(screen: _Screen) -> None:
    stepped()
    st.session_state.pop(_AT, None)
    quietly(screen.answering.leave)
