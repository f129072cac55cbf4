"""Pieces of HTML around the stepper: the pages' style, and the notice about an address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from nn_view.style import names

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


def number_steps(bounds: str, labels: tuple[str, str]) -> str:
    """The buttons for a step of a number field that stands above; ``bounds`` is its rule."""
    buttons = "".join(
        f'<button type="button" tabindex="-1" data-by="{by}" aria-label="{label}">{sign}</button>'
        for by, label, sign in zip((-1, 1), labels, "\u2212+", strict=True)
    )
    return f'<style>{bounds}</style><div class="bp-steps">{buttons}</div>'


def wrong_number(problem: str) -> str:
    """What is wrong with the number that was typed above."""
    return f'<p class="bp-wrong-number" role="alert">{escape(problem)}</p>'


def code(text: str) -> str:
    """A name or a formula within Markdown, somebody's own words too: code, never translated."""
    ticks = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    room = " " if len(ticks) > 1 else ""
    return f"{ticks}{room}{text}{room}{ticks}"


def codes(names: Iterable[str]) -> str:
    """Several names, likewise."""
    return ", ".join(map(code, names))


_CODE = re.compile("(`[^`]*`)")


def with_names(markdown: str) -> str:
    """A sentence of ours in Markdown, with the names in it as code."""
    parts = _CODE.split(markdown)
    parts[::2] = (names.marked(one, code) for one in parts[::2])
    return "".join(parts)


def plain(text: str) -> str:
    """Somebody's own words within Markdown: shown as they are, without a meaning of their own.

    An underscore within a word, a bracket that begins no link and a colon before a space have none
    anyway, and stay.
    """
    return re.sub(r"([\\`*{}#|~$<>&]|:(?!\s)|(?<![^\W_])_|_(?![^\W_])|\](?=[(\[:]))", r"\\\1", text)
