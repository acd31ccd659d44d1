"""A new screen opens at its top, and takes no tap in its first second: the second of a double tap is lost."""

from pathlib import Path

import streamlit as st

_STEPS = "settling_steps"
_SETTLES = tuple(Path(__file__).with_name(f"settle_{turn}.css") for turn in "ab")

_TOP = """
let at = null  // and the component itself leaves no gap
export default function ({ data }) {
  for (const own of document.querySelectorAll(`.st-key-${data.key}`)) own.style.display = "none"
  if (at !== data.at) {
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0)
    // On a phone the menu lies over the page, and Streamlit leaves it open.
    const menu = document.querySelector("[data-testid=stSidebar][data-collapsed=false]")
    if (innerWidth < 768) menu?.querySelector("[aria-label='Collapse sidebar']")?.click()
  }
  at = data.at
  return () => { at = null }
}
"""
_scroll = st.components.v2.component("backwise_top", html="<span hidden></span>", js=_TOP)


def stepped() -> None:
    """A step was taken: what is drawn next settles first. For callbacks."""
    st.session_state[_STEPS] = st.session_state.get(_STEPS, 0) + 1


def settle() -> None:
    """Let the screen drawn after a step settle; a screen drawn once more goes on as it is.

    An animation starts anew only under another name, so two take turns.
    """
    steps = st.session_state.get(_STEPS, 0)
    if steps:
        st.html(_SETTLES[steps % 2])


def page_top(at: str, key: str = "page_top") -> None:
    """Show the page from its top whenever `at` names another screen than before."""
    _scroll(key=key, data={"at": at, "key": key})
