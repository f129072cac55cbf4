"""The words that say in which setting runs differ."""

from __future__ import annotations

from collections.abc import Mapping

FIRST = "the sidebar's settings"
NO_FAULT = "no mistake"
FAULT = "mistake: {title}"
LEARNED = "biases learned"
NOT_LEARNED = "biases not learned"
DRAWN = "weights drawn"
GIVEN = "weights given"
HIDDEN = "hidden {value}"
FIELDS: Mapping[str, str] = {
    "seed": "seed {value}",
    "iterations": "{value} iterations",
    "learning_rate": "η = {value}",
    "activation": "{value}",
    "rule": "{value} rule",
    "biases": "biases {value}",
    "initial_biases": "biases start {value}",
    "dataset": "{value}",
}

EDITED = "set by hand: {edits}"
EDITED_OFTEN = "{count} weights set by hand"
NOT_EDITED = "nothing set by hand"
