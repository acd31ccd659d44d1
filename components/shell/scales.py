"""What forms ask with, each once: the scale from 0 to 10 and rows of choices. Nothing chosen is not said."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Literal, TypeVar

import streamlit as st

T = TypeVar("T")


def scale(
    label: str,
    value: int | None,
    key: str,
    *,
    on_change: Callable[..., None] | Literal["rerun"] = "rerun",
    args: tuple[Any, ...] = (),
) -> int | None:
    """A whole number from 0 to 10."""
    with st.container(key=f"scale_{key}"):
        return st.segmented_control(
            label,
            range(11),
            default=value,
            key=key,
            on_change=on_change,
            args=args,
            width="stretch",
            wrap=False,
        )


def pills(
    label: str, names: Mapping[T, str], chosen: Collection[T], key: str, *, persist: bool = False
) -> list[T]:
    """Any of the named things; `persist`: what is chosen outlives a look at another page."""
    return st.pills(
        label,
        list(names),
        selection_mode="multi",
        default=[name for name in names if name in chosen],
        format_func=names.__getitem__,
        key=key,
        persist_state="session" if persist else None,
    )


def one_pill(label: str, names: Mapping[T, str], value: T | None, key: str) -> T | None:
    """One of the named things."""
    return st.pills(label, list(names), default=value, format_func=names.__getitem__, key=key)
