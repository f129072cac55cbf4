"""The words for weights and biases set by hand."""

from __future__ import annotations

from collections.abc import Mapping

SET = "What if: {weights} set by hand."
WAITING = "{weights} not used: this run has no such entry or iteration."
SET_HELP = "Used on every page, and in every other run that has the same entry and iteration:"
EDIT = "{entry} = {value} before iteration {iteration}"
EDIT_WAITING = "{name}, row {row}, column {column} = {value} before iteration {iteration}: not used"
"""``name``: a parameter that this network may not have."""
UNDO_LAST = "Undo last"
UNDO_LAST_HELP = "Undo the last change by hand. The training continues without it."
UNDO_ALL = "Undo all"
UNDO_ALL_HELP = "Undo all changes by hand and show the original training."


def counted(count: int) -> str:
    """So many weights, in words."""
    return {0: "no weights", 1: "1 weight"}.get(count, f"{count} weights")


STEPPER: Mapping[str, str] = {
    "edit": "Change it",
    "edit_help": "Set this number by hand: the training continues from there (Enter, F2 or "
    "double-click on its cell)",
    "edit_label": "{cell} before iteration {iteration}",
    "edit_apply": "Set",
    "edit_cancel": "Cancel",
    "edit_undo": "Undo",
    "edit_number": "This must be a number, such as 0.5 or -2. Nothing was changed.",
    "edit_bound": "This must be a number from -1e9 to 1e9. Nothing was changed.",
    "edit_most": "At most {most} weights can be set by hand. Undo one first.",
    "edit_offline": "The server does not answer, so the training cannot continue from this value "
    "now. Your input stays here. Set it when the server is back.",
    "edit_alone": "This file holds one run and cannot train another. In the application, the "
    "training would continue from this value.",
    "edit_asked": "The training continues from here …",
    "edited": "was set by hand before this iteration; it was {was}.",
    "edited_unknown": "was set by hand before this iteration.",
    "edited_mark": "set by hand",
    "before_change": "before the change",
    "error_note_change": "before the change {original} · now {difference}",
    "error_label_change": " Without the values set by hand it would be {original}.",
}
"""For the stepper, by the names under which its modules ask for them."""
