"""The words of “Ask first”: the stepper asks about a result before it shows it."""

from __future__ import annotations

from nn_view.wording.practice import page

_SHARED = (
    "number",
    "check",
    "hint_more",
    "show",
    "written_right",
    "written_wrong",
    "sure_guess",
    "sure_fairly",
    "sure_certain",
    "order",
    "up",
    "down",
    "moved",
    "verdict_right",
    "verdict_follows",
    "verdict_mistake",
    "verdict_wrong",
    "verdict_again",
    "verdict_shown",
    "away",
    "loading",
)
"""The words of practice that serve here as well."""

STEPPER = {
    "ask_first": "Ask first",
    "do_ask-first": "Ask first: answer a question about each result before it is shown (A)",
    "ask_no_server": "“Ask first” does not work in this copy, because a server has to check your "
    "answers. To use it, open the run in the application.",
    "asking": {name: page.BROWSER[name] for name in _SHARED}
    | {
        "hint": "Hint",
        "sure": "How sure?",
        "another": "Another question",
        "show_numbers": "Show the numbers",
        "lost": "The server does not answer, so there is no question yet. You can step on, or show "
        "the numbers.",
        "none": "No question here. {reason}",
        "next": "Next step",
        "certain": "You were certain, so look at this one again.",
        "enter": "Press Enter to answer.",
        "written": "The cell is written out here after your answer.",
    },
}
"""The words, by the names under which the stepper asks for them."""

HINT = (
    "“Ask first” (A) hides each result until you have answered a question about it. The browser "
    "still has the numbers, since it needs them for stepping, so the questions are for learning, "
    "not for grading. They need a server: the stepper in one file has none."
)
