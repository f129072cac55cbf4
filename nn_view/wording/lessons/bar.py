"""The words of the bar that leads through a lesson."""

from __future__ import annotations

from collections.abc import Mapping

BAR: Mapping[str, str] = {
    "region": "Lesson: {title}",
    "where": "Stop {stop} of {count}",
    "list": "all stops",
    "try": "Try:",
    "done": "Done.",
    "back": "Back",
    "back_help": "Previous stop (Shift+N)",
    "next": "Next",
    "next_help": "Next stop (N)",
    "finish": "Finish",
    "finish_help": "End the lesson and go back to the list (N)",
    "reset": "Back to this stop",
    "reset_help": "Undo what you changed and open this stop again",
    "leave": "Leave",
    "leave_help": "Leave the lesson and stay here. “Lessons” brings you back to this stop.",
    "fold": "Fold the text away",
    "unfold": "Show the text",
    "notes": "Notes",
    "notes_help": "Show or hide your notes for this stop. Students do not have them.",
    "ticked": "done",
    "close": "Close",
}
"""By the names under which its module asks for them."""
