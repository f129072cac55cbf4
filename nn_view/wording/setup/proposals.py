"""The words of what the pages propose for the settings, and of taking a change back."""

from __future__ import annotations

from collections.abc import Mapping

from nn_core.diagnosis.fitting import CLASSES, NUMBERS, TWO_CLASSES

FITS: Mapping[str, str] = {
    CLASSES: "Each output stands for a class. Settings that fit: {settings}.",
    TWO_CLASSES: "The target is one of two classes. Settings that fit: {settings}.",
    NUMBERS: "Some targets lie outside 0 to 1. Settings that fit: {settings}.",
}
USE_FITTING = "Use these settings"
USE_FITTING_HELP = "Changes only these settings. “Undo” in the sidebar takes it back."
NOT_NOW = "Not now"
NOT_NOW_HELP = "Keep the settings as they are. The Data page still says what fits."

USE_DATA = "Use the data with settings that fit"
USE_DATA_HELP = "Use these data, with outputs and a loss that suit them."

UNDO = "Undo"
UNDO_HELP = "Undo the last change to the settings: {changed}."
NOTHING_TO_UNDO = "Undoes the last change to the settings. Nothing has been changed yet."
