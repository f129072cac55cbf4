"""The signs on the stepper, each with what it means: the legend and Reference list them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Sign(NamedTuple):
    """A sign as text, or a drawn one by the ``sample`` that the style sheets draw; its meaning."""

    text: str
    sample: str
    meaning: str


SIGNS: tuple[Sign, ...] = (
    Sign("≠", "differs", "The tutorial's rule and the exact rule differ in this line."),
    Sign("≠", "follows", "Pale: differs only because an earlier quantity does."),
    Sign("✗", "differs", "Wrong on purpose: a mistake that you chose replaces this line."),
    Sign("●", "done", "In the list: already computed in this iteration."),
    Sign("", "pending", "Dotted frame: not computed yet, which is not the same as 0."),
    Sign("···", "muted", "A value or a change that is not computed yet."),
    Sign("", "fresh", "Framed matrix: the result that has just been computed."),
    Sign("", "lit", "Framed cells of the operands: what the chosen number is computed from."),
    Sign(
        "", "positive", "Orange: above 0. In the network a solid line, thicker for a larger value."
    ),
    Sign(
        "", "negative", "Blue: below 0. In the network a dashed line, thicker for a larger value."
    ),
    Sign("", "train", "Solid curve: the error on the training rows."),
    Sign("", "test", "Dashed curve: the error on the test rows, which are not used in training."),
    Sign("±2.5", "muted", "Beside a matrix's size: its colours reach from −2.5 to 2.5."),
    Sign("·10⁻²", "muted", "Multiply every number of this matrix by 10⁻²."),
    Sign("", "saturated", "Red corner: a saturated unit, through which hardly any error passes."),
    Sign("", "edited", "Underlined, with a mark in the lower corner: set by hand."),
)

WORDS: Mapping[str, Any] = {
    "signs_title": "Signs on this page",
    "signs_open": "Signs",
    "signs": [one._asdict() for one in SIGNS],
}
"""For the browser, by the names under which its modules ask for them."""
