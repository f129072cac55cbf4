"""The words of the stepper in a file of its own."""

from __future__ import annotations

TITLE = "Backprop Inspector: seed {seed}, {range}"
HEADING = "Backprop Inspector"
SUMMARY = "{range} · {network} · seed {seed} · η = {rate:g} · rule {rule} · {data}{more}"
WHOLE = "{count} iterations"
ONE = "1 iteration"
FAULT = " · wrong on purpose: {title}"
EDITS = " · {count} set by hand"
RANGE = "iterations {first} to {last} of {count}"
NOSCRIPT = "This file steps through a training with JavaScript, which is switched off here."
TOO_MANY = (
    "One file holds at most {most} iterations of this network, and {asked} were asked for. "
    "Choose a shorter range."
)
NOT_TRAINED = "Iteration {last} is not trained. Choose iterations from 0 to {most}."
BACKWARDS = "The last iteration, {last}, comes before the first, {first}. Exchange the two."

SENTENCE = (
    "One HTML file with this run inside: it steps in any browser, without a server and without a "
    "network. Hand it out, put it on a course page, keep it."
)
LONG = (
    "This run has {count:,} iterations, and one file holds at most {most:,} of them: choose which. "
    "The error curve in it is that of the whole run."
)
FIRST = "First iteration in the file"
FIRST_HELP = "Where the reader can begin."
LAST = "Last iteration in the file"
LAST_HELP = "Where the reader has to stop."
DOWNLOAD = "The stepper in one file"
