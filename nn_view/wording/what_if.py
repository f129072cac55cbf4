"""The words of what is set by hand."""

from __future__ import annotations

from collections.abc import Mapping

SET = "What if: {weights} set by hand."
WAITING = "No place in this training, so left out until there is one again: {weights}."
SET_HELP = "Set on every page, and in each training beside this one where there is a place for it:"
EDIT = "{entry} = {value} before iteration {iteration}"
EDIT_WAITING = "{name}, row {row}, column {column} = {value} before iteration {iteration}: left out"
"""``name``: a parameter that this network may not have."""
UNDO_LAST = "Undo last"
UNDO_LAST_HELP = "Take back what was set by hand last; the training goes on as without it."
UNDO_ALL = "Undo all"
UNDO_ALL_HELP = "Take back all that was set by hand: the original training."


def counted(count: int) -> str:
    """So many weights, in words."""
    return {0: "no weight", 1: "1 weight"}.get(count, f"{count} weights")


STEPPER: Mapping[str, str] = {
    "edit": "Change it",
    "edit_help": "Set this number by hand: the training goes on from there (Enter, F2 or double "
    "click on its cell)",
    "edit_label": "{cell} before iteration {iteration}",
    "edit_apply": "Set",
    "edit_cancel": "Cancel",
    "edit_undo": "Undo",
    "edit_number": "A number is needed here, such as 0.5 or -2; it was not changed.",
    "edit_bound": "A number from -1e9 to 1e9 is needed here; it was not changed.",
    "edit_most": "{most} weights are set by hand already, which is as many as can be; undo one.",
    "edit_offline": "The server does not answer, so the training cannot go on from this now. "
    "What you typed stays here; set it when the server is back.",
    "edit_alone": "This file holds one run and trains no other. Where it comes from, in the "
    "application, the training would go on from this.",
    "edit_asked": "The training goes on from here …",
    "edited": "was set by hand before this iteration; it was {was}.",
    "edited_unknown": "was set by hand before this iteration.",
    "edited_mark": "set by hand",
    "before_change": "before the change",
    "error_note_change": "before the change {original} · now {difference}",
    "error_label_change": " Without what was set by hand it would be {original}.",
}
"""For the stepper, by the names under which its modules ask for them."""
