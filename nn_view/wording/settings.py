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
