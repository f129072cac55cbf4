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
    "finish_help": "End the lesson and return to the list (N)",
    "reset": "Reset",
    "reset_help": "Undo your changes and open this stop again",
    "leave": "Leave",
    "leave_help": "Leave the lesson but stay here. “Lessons” lets you continue at this stop.",
    "fold": "Hide the text",
    "unfold": "Show the text",
    "notes": "Notes",
    "notes_help": "Show or hide your notes for this stop. Students cannot see them.",
    "ticked": "done",
    "close": "Close",
}
"""By the names under which its module asks for them."""
