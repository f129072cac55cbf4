"""The words of the stepper in one file."""

from __future__ import annotations

TITLE = "Backprop Inspector: seed {seed}, {range}"
HEADING = "Backprop Inspector"
SUMMARY = "{range} · {network} · seed {seed} · η = {rate:g} · rule {rule} · {data}{more}"
WHOLE = "{count} iterations"
ONE = "1 iteration"
FAULT = " · wrong on purpose: {title}"
EDITS = " · {count} set by hand"
RANGE = "iterations {first} to {last} of {count}"
NOSCRIPT = "This file needs JavaScript, which is turned off in this browser."
TOO_MANY = (
    "One file holds at most {most} iterations of this network, and you chose {asked}. Choose a "
    "shorter range."
)
NOT_TRAINED = "Iteration {last} is not trained. Choose iterations from 0 to {most}."
BACKWARDS = "The last iteration, {last}, comes before the first, {first}. Swap the two."

SENTENCE = (
    "One HTML file with this run inside. It opens in any browser from 2023 or later and "
    "works offline, without a server. Hand it out, or put it on a course page."
)
HOLDS = "It holds up to {most:,} iterations of this network."
LONG = (
    "This run has {count:,} iterations, and one file holds at most {most:,}. Choose which ones. "
    "The error curve in the file shows the whole run."
)
FIRST = "First iteration in the file"
FIRST_HELP = "The file starts at this iteration."
LAST = "Last iteration in the file"
LAST_HELP = "The file ends at this iteration."
DOWNLOAD = "Stepper (.html)"
