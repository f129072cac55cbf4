"""The terms that a learner may not know: a row for each, from which every page explains it.

In a text of ours a term is a link, ``[kink](#term-kink)``, as Markdown has it. The browser shows
the term's words beside it (``nn_view/stepper/js/page/explain.js``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

LINK = "[{text}](#term-{name})"


class Term(NamedTuple):
    r"""A term by the ``name`` in its links, and its ``words``.

    Where it stands: ``spelling``, a pattern for running text; ``sign``, its character beside
    matrices; ``latex``, that sign in a formula; ``label``, the whole text of a button or of an
    option.
    """

    name: str
    words: str
    spelling: str = ""
    sign: str = ""
    latex: str = ""
    label: str = ""


TERMS: tuple[Term, ...] = (
    Term(
        "affine",
        "affine: a weighted sum plus a bias. Each unit multiplies its inputs by its weights, adds "
        "up the products, and adds its bias.",
        spelling=r"affine",
    ),
    Term(
        "elementwise",
        "∘ multiplies two matrices of the same shape cell by cell: each number by the one in the "
        "same place. elementwise: cell by cell.",
        spelling=r"element-?wise",
        sign="∘",
        latex=r"\circ",
    ),
    Term(
        "matrix-product",
        "· between two matrices is the matrix product: for each cell of the result, a row of the "
        "left one is multiplied by a column of the right one, number by number, and the products "
        "are added up. Beside a single number it multiplies every cell.",
        spelling=r"matrix products?",
        sign="·",
        latex=r"\cdot",
    ),
    Term(
        "transpose",
        "ᵀ (.T in the code) transposes a matrix: its rows become columns and its columns rows.",
        spelling=r"transpos\w+",
        sign="ᵀ",
        latex=r"\top",
    ),
    Term(
        "new-value",
        "⁺ marks a new value: the parameter after this iteration's update, which the next "
        "iteration starts from. Without ⁺ it is the value before the update.",
        sign="⁺",
        latex="^{+}",
    ),
    Term(
        "past-value",
        "⁻ marks a value of the previous iteration; in the first iteration it is 0.",
        sign="⁻",
        latex="^{-}",
    ),
    Term("sum", "Σ adds up: over all rows, or over all cells.", sign="Σ", latex=r"\sum"),
    Term(
        "sigmoid",
        "σ is the sigmoid, 1 / (1 + e^(−z)): an S-shaped curve that maps every number to one "
        "between 0 and 1. σ′ is its slope.",
        sign="σ",
        latex=r"\sigma",
    ),
    Term(
        "learning-rate",
        "η (eta) is the learning rate: how large a step each update takes against the gradient.",
        sign="η",
        latex=r"\eta",
    ),
    Term(
        "momentum",
        "μ (mu) is the momentum: how much of the velocity each iteration keeps.",
        sign="μ",
        latex=r"\mu",
    ),
    Term(
        "velocity",
        "velocity: a running sum of the gradients, in which older ones fade. With momentum, the "
        "update uses it instead of the gradient.",
        spelling=r"velocity",
    ),
    Term(
        "saturated",
        "saturated: a unit at the flat end of its curve. Its slope there is almost 0, so hardly "
        "any error passes through it and the weights into it hardly change.",
        spelling=r"saturat\w+",
    ),
    Term(
        "kink",
        "kink: a point where the slope of a curve jumps, as that of relu does at 0. There is no "
        "derivative exactly there.",
        spelling=r"kinks?",
        label="kink",
    ),
    Term(
        "central-difference",
        "central difference: the slope measured instead of derived. Change a weight by +ε and by "
        "−ε and divide the difference of the two errors by 2ε.",
        spelling=r"central differences?",
    ),
    Term(
        "numerical-gradient",
        "numerical gradient: all derivatives measured as central differences, without the chain "
        "rule.",
        spelling=r"numerical gradients?",
    ),
    Term(
        "truncation",
        "truncation: what a central difference misses because the error is curved between w − ε "
        "and w + ε. It shrinks with ε².",
        spelling=r"truncation",
    ),
    Term(
        "main-directions",
        "main directions: the two directions in the space of all parameters along which the "
        "training's path extends most, its principal components.",
        spelling=r"main directions|principal components",
        label="main directions",
    ),
    Term(
        "per-unit",
        "per unit: every unit has its own bias. shared: all units of a layer share one bias, as in "
        "the tutorial.",
        spelling=r"per unit",
        label="per unit",
    ),
    Term(
        "chain-rule",
        "chain rule: the derivative of a function of a function is the product of their "
        "derivatives, one factor for each step of the way.",
        spelling=r"chain rule",
    ),
)

BY_NAME: Mapping[str, Term] = {one.name: one for one in TERMS}
_SPELLED = re.compile(
    "|".join(
        rf"(?P<{one.name.replace('-', '_')}>\b(?:{one.spelling})\b)"
        for one in TERMS
        if one.spelling
    ),
    re.IGNORECASE,
)


def marked(text: str) -> str:
    """A text of ours with each term's first occurrence as a link to its explanation."""
    seen = set()

    def link(found: re.Match[str]) -> str:
        name = str(found.lastgroup).replace("_", "-")
        if name in seen:
            return found[0]
        seen.add(name)
        return LINK.format(text=found[0], name=name)

    return _SPELLED.sub(link, text)


def signs_of(latex: str) -> list[str]:
    """The signs of a formula that are terms, as links."""
    found = [one for one in TERMS if one.latex and re.search(_whole(one.latex), latex)]
    return [LINK.format(text=one.sign, name=one.name) for one in found]


def _whole(latex: str) -> str:
    r"""A pattern for a command that is not the beginning of a longer one."""
    return re.escape(latex) + (r"(?![a-zA-Z])" if latex.startswith("\\") else "")


WORDS: Mapping[str, Any] = {
    "glossary": {
        one.name: {"words": one.words, "sign": one.sign, "label": one.label} for one in TERMS
    },
}
"""For the browser, under the name by which its modules ask for it."""
