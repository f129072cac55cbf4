"""The words of the workbook with live formulas."""

from __future__ import annotations

ABOUT, GIVEN = "About", "Given"
TITLE = "Iteration {at} of a {layers} network, with live formulas"
SETTINGS = "Seed {seed}, rule {rule}{others}."
HOW = (
    "Every number is computed from the ones before it: change a number on the sheet Given, and all "
    "that follows changes with it.",
    "Each value has a range with its name, such as delta_w1. A spreadsheet takes w1 for a cell, so "
    "that range is called w_1; likewise a_1, b_1 and z_1.",
    "Most values are one array formula. To change one, select its whole range, edit it, and press "
    "Ctrl+Shift+Enter.",
)
FILL_IN = (
    "Fill in the coloured cells, sheet by sheet. Numbers and formulas both work: "
    "=MMULT(inputs,w_1)+b_1 over the whole range, or one cell at a time.",
    "Copies and constants are filled in already.",
    *HOW[1:2],
)
CANCELLED = (
    "It cancels with another factor, so no other value uses it. Where an output is saturated, it "
    "is an error."
)
CONSTANTS = "The settings that the formulas use."
DATA = {"inputs": "The inputs of the rows of this iteration.", "output": "Their targets."}
PARAMETER = "Before this iteration."
MEMORY = "Kept from the iterations before."
ROW_OF_MATRIX = "{row}, {unit}"
UNIT = "unit {number}"
OVERFLOWS = (
    "This iteration has no workbook: {name} is not finite, or overflows on the way to its result, "
    "and a spreadsheet cannot compute with infinity. Choose another iteration."
)
REFUSED = "This iteration has no workbook: {why}"
