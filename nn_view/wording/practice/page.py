"""The words of the page on which one practises."""

from __future__ import annotations

from nn_view.wording.practice import questions

TITLE = "Practice"
SENTENCE = (
    "Answer questions about the network with the current settings, ten at a time, or calculate a "
    "whole iteration by hand. Wrong answers are explained."
)
TASK = "What to practise"
TASK_HELP = (
    "Questions: ten at a time; those you miss come back later. A whole iteration by hand: every "
    "quantity in order, checked cell by cell."
)
TASKS = {"questions": "Questions", "by_hand": "A whole iteration by hand"}
FAULT = (
    "These settings make a mistake on purpose. Here you practise on the same network without it."
)
ABOUT = "All questions are about {quantity}."
ABOUT_ALL = "Ask about everything"

COURSE = "Use questions in a course"
COURSE_SENTENCE = (
    "Download questions about this network for Moodle and other course systems. Each comes with "
    "the numbers needed to answer it, accepts every answer that rounding can give, and has "
    "feedback for each mistake."
)
COUNT = "Questions"
COUNT_HELP = "How many questions to put in the file, from {least} to {most}."
MOODLE, GIFT = "Moodle XML", "GIFT"
MOODLE_HELP = (
    "Import it into Moodle's question bank: numbers to calculate, choices, and steps to put in "
    "order."
)
GIFT_HELP = "The same questions in the text format that many course systems import."

MISTAKES = {name: how.replace("{other}", "other") for name, how in questions.HOW.items()} | {
    "term_left_out": "with one term left out",
    "term_sign": "with the wrong sign on one term",
    "stopped": "if you stop before the last term",
    "early": "with a step before one it needs",
    "decimal_place": "with the decimal point in the wrong place",
    "other_cell": "if you give another cell",
}
"""How one gets a wrong answer, without what belongs to a single question."""
OR = questions.HOW_OR

QUANTITIES, NAMED = "Quantities", "Mistakes"
RIGHT, MISSED = "right", "missed"
OPEN, OVERCOME = "not right yet", "right since"
CHART = (
    "Bars: how many questions about each quantity you answered right and how many you missed, and "
    "how often you made each mistake."
)

STEPPER = {
    "practise": "practise this",
    "practise_help": "Answer questions about this quantity on the page Practice",
}
"""For the stepper."""

BROWSER = {
    "number": "Your answer",
    "check": "Check",
    "hint": "Give me a hint",
    "hint_more": "Another hint",
    "show": "Show the answer",
    "next": "Next question",
    "finish": "See how it went",
    "written_right": questions.RIGHT_LINE,
    "written_wrong": questions.WRONG_LINE,
    "more": "Ten more questions",
    "step": "See it in the stepper",
    "round": "Question {number} of {count}",
    "iteration": "iteration {iteration}",
    "again": "you missed one like it before",
    "sure": "How sure are you?",
    "sure_guess": "guessing",
    "sure_fairly": "fairly sure",
    "sure_certain": "certain",
    "given": "{name} is {shape}",
    "some_rows": "{count} of its {of} rows",
    "order": "Put them in order, with the first at the top.",
    "up": "Move {step} up",
    "down": "Move {step} down",
    "moved": "{step} is now number {place} of {count}.",
    "verdict_right": "",
    "verdict_follows": "",
    "verdict_mistake": "Not quite.",
    "verdict_wrong": "",
    "verdict_again": "",
    "verdict_shown": "",
    "done": "{right} of {count} right.",
    "done_back_one": "One question comes back later.",
    "done_back": "{back} questions come back later.",
    "done_sure_one": "You were certain of one that you missed. Look at it again.",
    "done_sure": "You were certain of {sure} that you missed. Look at them again.",
    "away": "The server does not answer. Trying again …",
    "loading": "Choosing a question …",
    "record": "What you know so far",
    "nothing": "Your answers will be summed up here. They stay in this browser.",
    "stays": "This record is kept in this browser only.",
    "lost": "This browser does not let the page store anything: leave it and the record is gone.",
    "json": "Download as JSON",
    "csv": "Download as CSV",
    "clear": "Clear the record",
    "cleared": "Record cleared.",
    "undo": "Undo",
    "quantities": QUANTITIES,
    "quantity": "Quantity",
    "right": "Right",
    "missed": "Missed",
    "back": "Comes back",
    "back_soon": "next",
    "back_in": "after {count} more",
    "back_never": "no",
    "mistakes": NAMED,
    "mistake": "Mistake",
    "made": "Made",
    "since": "Since then",
    "open": OPEN,
    "overcome": "right",
    "or": OR,
}
"""The words that the browser needs."""
