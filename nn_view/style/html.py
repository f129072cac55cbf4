"""Pieces of HTML around the stepper: the pages' style, and the notice about an address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent


@cache
def sheet(name: str, **texts: str) -> str:
    """A style sheet of this folder.

    ``texts`` are given to it as custom properties: ``name`` as ``--bp-name``.
    """
    given = "".join(
        f":root {{ --bp-{name.replace('_', '-')}: {json.dumps(text)}; }}\n"
        for name, text in texts.items()
    )
    return given + (HERE / name).read_text(encoding="utf-8")


def heads(said: Mapping[str, str]) -> None:
    """Add to the heads of expanders what is said by their keys; a browser reads it with the head.

    To Streamlit an expander with another label is another one, which loses the keyboard's focus.
    """
    rules(
        f".st-key-{key} summary p::after {{ content: {json.dumps(text, ensure_ascii=False)}; }}"
        for key, text in said.items()
    )


def rules(rules: Iterable[str]) -> None:
    """Put rules of a style sheet on the page, if there are any: one message for all."""
    if sheet := " ".join(rules):
        st.html(f"<style>{sheet}</style>")


def notice(title: str, sentences: Sequence[str]) -> str:
    """One calm notice with a sentence for each thing, and its height: for up to three of them."""
    rem = 2.2 + 1.2 * min(len(sentences), 3)
    # Told here, not by a selector with ``:has``: the browser would look for notices at each step.
    height = f"<style>:root:root {{ --bp-notice: {rem:.1f}rem; }}</style>"
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return (
        f'{height}<div class="bp-notice" role="status" data-testid="notice">'
        f"<strong>{escape(title)}.</strong><ul>{items}</ul></div>"
    )


def number_bounds(
    key: str, step: float, ends: tuple[float | None, float | None], wrong: bool
) -> str:
    """The step and the bounds of the number field with this key, as a rule of a style sheet.

    ``numberFields`` in the browser reads them, and whether what stands in the field is wrong.
    """
    least, most = (
        f" --bp-{name}: {end!r};" if end is not None else ""
        for name, end in zip(("least", "most"), ends, strict=True)
    )
    return f".st-key-{key} {{ --bp-step: {step!r};{least}{most} --bp-wrong: {wrong:d}; }}"


def number_steps(bounds: str, names: tuple[str, str]) -> str:
    """The buttons for a step of a number field that stands above; ``bounds`` is its rule."""
    buttons = "".join(
        f'<button type="button" tabindex="-1" data-by="{by}" aria-label="{name}">{sign}</button>'
        for by, name, sign in zip((-1, 1), names, "\u2212+", strict=True)
    )
    return f'<style>{bounds}</style><div class="bp-steps">{buttons}</div>'


def wrong_number(problem: str) -> str:
    """What is wrong with the number that was typed above."""
    return f'<p class="bp-wrong-number" role="alert">{escape(problem)}</p>'


def plain(text: str) -> str:
    """Somebody's own words within Markdown: shown as they are, without a meaning of their own.

    An underscore within a word, a bracket that begins no link and a colon before a space have none
    anyway, and stay.
    """
    return re.sub(r"([\\`*{}#|~$<>&]|:(?!\s)|(?<![^\W_])_|_(?![^\W_])|\](?=[(\[:]))", r"\\\1", text)
