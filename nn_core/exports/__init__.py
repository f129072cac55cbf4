"""Exports of a run: programs, a notebook, saved settings, tables, and numbers rounded for paper.

Needs NumPy and the standard library only; all numbers come from the list of quantities.
"""

from nn_core.arrays.rounding import rounded
from nn_core.exports.expression import expression
from nn_core.exports.program import METADATA, notebook, script
from nn_core.exports.saved import Unreadable, from_data, to_data
from nn_core.exports.table import Part, Table
from nn_core.exports.torch_program import comparable, torch_script
from nn_core.exports.worked import carried_state, overflowing, reduced, worked

__all__ = [
    "METADATA",
    "Part",
    "Table",
    "Unreadable",
    "carried_state",
    "comparable",
    "expression",
    "from_data",
    "notebook",
    "overflowing",
    "reduced",
    "rounded",
    "script",
    "to_data",
    "torch_script",
    "worked",
]
