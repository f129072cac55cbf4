"""The words of the derivation in LaTeX."""

from __future__ import annotations

TITLE = "Iteration {at} of a {layers} network"
SETTINGS = "Rule {rule}, seed {seed}{others}."
NUMBERS = (
    "Every formula is followed by its value in this iteration. The largest number of a matrix has "
    "{digits} significant digits."
)
ROWS = "The rows of the data in this iteration are {rows}."
PARTS = (
    "A matrix with more than {most} rows is shortened to its first {few} rows and its last one. "
    "Where every row of the data has its own matrix, only the first {matrices} matrices are shown."
)
GIVEN = "What the iteration starts from"
WRONG = "Wrong on purpose. Right: {formula}."
"""``formula`` is LaTeX."""
CANCELLED = "It cancels with another factor, so no other value uses it."
ROW = "row {row}"
