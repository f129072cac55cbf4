"""What is wrong in a lesson, line by line, or in a link to one."""

from __future__ import annotations

LINE = "Line {line}: {sentence}"
NO_TITLE = "Start the lesson with a line such as “# My lesson”."
NO_STOP = "Start each stop with two number signs and a title, such as “## The error”."
NO_STOPS = "There are no stops yet. Start one with a line such as “## The error”."
MANY_STOPS = "A lesson has at most {most} stops."
NO_ADDRESS = (
    "The first line of a stop must be its address, such as ?at=12&quantity=delta_w1 or a link "
    "copied from the browser."
)
OPENS_OTHERWISE = "This address opens something else. The page would say: {problem}"
NO_PAGE = "There is no page {page}."
NO_VALUE = "An address has no value named {name}."
NO_GOAL = (
    "After “When:”, write what the address must contain, such as quantity=delta_w1 or /check, or "
    "which value must change, as in “seed changed”."
)
GOAL_REACHED = "This is already true when the stop opens, so there is nothing left to do."
NOTHING_TOLD = "This stop has no sentence for students."
LONG_ADDRESS = "This address is too long: it may have at most {most:,} characters."
LONG_PART = "This text is too long: it may have at most {most:,} characters."
TOO_LONG = "The text is too long: a lesson may have at most {most:,} characters."
TWICE = "This stop already has a line “{name}:”."
ALONE = "“{name}:” needs a line “{other}:” in the same stop."
NOT_TEXT = "This file is not plain text. Save the lesson as a text file (.txt) in UTF-8."
ALLOWED = (
    "it must be one of {names} with the number of a stop, such as tour.3, or a lesson that this "
    "server still keeps"
)
