"""Words that several settings share; each setting has its own in its row."""

from __future__ import annotations

YES, NO = "yes", "no"
NOTHING = "nothing"
NO_LAYER, NO_HIDDEN_LAYER = "none", "no hidden layer"
ALL_ROWS, ALL_LAYERS = "all rows", "all"
EDITED = "set by hand: {edits}"
EDITED_OFTEN = "{count} weights set by hand"
NOT_EDITED = "nothing set by hand"
OWN_LINE, NO_LINE = "my line {line}", "no line of my own"
DIFFERS = ": {differs}"
"""What a closed group of the sidebar says about settings that are not at their default."""
NOT_USED = "Not used: {why}."
"""Beside a control whose value does not fit the others."""

# Why a setting has no effect with the others.
NO_EFFECT = "It has no effect with the other settings."
GIVEN = "The initial weights and biases are given."
NOTHING_DRAWN = "Nothing is drawn at random: the initial weights and biases are fixed numbers."
NO_BIASES = "This network has no biases."
NO_HIDDEN = "This network has no hidden layer."
ZERO_WEIGHTS = "All initial weights are 0."
ONLY_MOMENTUM = "Only momentum and Adam use μ."
ONLY_SQUARES = "Only RMSprop and Adam use it."
ONE_ROW = "There is only one training row."
NO_BATCHES = "Only batches depend on the order of the rows."
