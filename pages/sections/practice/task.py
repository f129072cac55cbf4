"""What one practises: questions, or a whole iteration by hand."""

from __future__ import annotations

import streamlit as st

from nn_view.links.query import Choice
from nn_view.wording.practice import page as words
from pages.shell import frame

QUESTIONS, BY_HAND = words.TASKS
TASK = Choice("task", tuple(words.TASKS), QUESTIONS)


def draw() -> str:
    """Draw the choice; returns what is chosen."""
    return str(
        st.segmented_control(
            words.TASK,
            list(words.TASKS),
            default=frame.value(TASK.name),
            key=frame.key(TASK.name),
            format_func=words.TASKS.__getitem__,
            help=words.TASK_HELP,
            required=True,
        )
    )
