"""The words of the page on the error's landscape."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Error landscape"
SENTENCE = (
    "The error as a surface over two directions, the training's path on it, and what the network "
    "answers on its way."
)

BY = "Seen over"
BY_HELP = (
    "The two directions in which the training's path extends the most (its principal components), "
    "or two weights or biases of your choice."
)
BY_OPTIONS: Mapping[str, str] = {"path": "main directions", "weights": "two weights"}
ACROSS = "To the right"
UPWARDS = "Upwards"
ENTRY_HELP = "A weight or bias; a click on its edge or its cell below chooses as well."
REACH = "Extent"
REACH_HELP = "How far around the path the picture reaches."
REACH_OPTIONS: Mapping[str, str] = {"1": "around the path", "3": "3 × as far", "10": "10 × as far"}
COLOURS = "Error scale"
COLOURS_HELP = "Logarithmic: equal steps of colour and height for equal ratios of the error."
COLOURS_OPTIONS: Mapping[str, str] = {"linear": "linear", "log": "logarithmic"}
SAME_TWICE = "The two directions must be different weights: {used} is drawn upwards."
NO_ENTRY = "{given} is no weight or bias of this network; {used} is drawn instead."
ENTRY_ALLOWED = "a parameter, a row and a column are needed, such as w1,2,3"
POINT_ALLOWED = "two numbers with a comma between them are needed"
INPUTS_ALLOWED = "one to three inputs by number are needed, such as 1,2"

DIRECTION = "direction {number}"
SHARE = " ({share:.1%})"
FREE = "a free direction"
ERROR = "error"
START = "start"
SLIDER = "Iteration"
SLIDER_TEXT = "{at}: error {error}"

CONTOUR = "Contour of the error with the projected path of the training. {numbers}"
SURFACE = "Surface of the error with the path of the training at its own errors. {numbers}"
NUMBERS = (
    "At iteration {at} the error is {error}, at ({x}, {y}); the smallest on this grid "
    "of {columns} × {rows} points is {least}, at ({least_x}, {least_y}), the largest "
    "{most}."
)
SHARES = (
    "These two directions hold {both:.1%} of the path's variance (each its own part, in brackets), "
    "and are counted from where the training starts. The surface is the plane through "
    "the parameters before iteration {at}: only that point of the path lies on it. In the contour "
    "the path is projected onto the plane; beside the surface it stands at its own errors, above "
    "or below it where it leaves the plane."
)
SLICE = (
    "All other parameters are those before iteration {at}, so only that point of the path lies on "
    "this surface. In the contour the path is projected onto it; beside the surface the path "
    "stands at its own errors, above or below it. Where the slider rests, the surface is that "
    "iteration's."
)
STRAIGHT = "The path is a straight line: the second direction is one at right angles to it."
STILL = (
    "The training moves no parameter, so its path is a point: two parameters of the network serve "
    "as directions."
)
COARSE = (
    "The surface has {columns} × {rows} points instead of 101 × 101: this network, with these "
    "data, takes longer to compute."
)
STEPS = "Of {all:,} iterations one in {step} can be chosen here; the path is straight between them."
UNTRAINED = "No iteration could be completed, so there is no path to draw."
NOTHING = "The error is not a finite number anywhere on this grid."
CLICKED = "At ({x}, {y}) the error would be **{error}**; at iteration {at} it is {here}."
CLICK = "Click into the contour to read the error there."
FORGET = "Remove the point"
DOWNLOAD = "Surface as CSV"
DOWNLOAD_HELP = "One line for each point of the grid: both coordinates and the error."
TRAIN_ON = "Train on from the point"
TRAIN_ON_HELP = (
    "Set the two weights by hand to the point's values before iteration {at}, and step on from "
    "there. It can be undone in the sidebar."
)
TRAIN_ON_FULL = "No more weights can be set by hand: undo some in the sidebar."
STEP_THERE = "Step through iteration {at}"
STEP_HELP = "Open the stepper at this iteration."
CHOOSE = "Click two weights or biases"
CHOOSE_HELP = (
    "The network before iteration {at}. Click an edge, or a cell below: the last one clicked goes "
    "to the right (→, outlined below), the one before it upwards (↑, marked in its corner)."
)
MARKS = ("→", "↑")
NETWORK_LABEL = "The network, with {x} to the right and {y} upwards."

ANSWERS = "What the network answers"
ANSWERS_SENTENCES: Mapping[int, str] = {
    1: "The prediction before iteration {at} over {seen}, with the outputs that are wanted.",
    2: (
        "The prediction before iteration {at} over {seen}. The line is where it is ½: on the one "
        "side the network says 0, on the other 1. Rows have the colour of the output that is "
        "wanted of them."
    ),
    3: (
        "The prediction before iteration {at} at the corners of the box that {seen} span, as "
        "colour and number. Inside, the sheet is where it is ½: it parts 0 from 1."
    ),
}
OTHERS_AT_MEAN = (
    "The other inputs stand at their mean over the training rows ({values}); rows are drawn at "
    "their own {seen}, though their other inputs differ."
)
MOVING = (
    "While the slider moves, the nearest of {frames} iterations is shown; where it rests, exactly "
    "that one."
)
SHEET_RESTS = "The sheet is drawn anew where the slider rests."
PREDICTION = "prediction"
WANTED = "wanted"
HALF = "prediction ½"
CORNERS = "corners"
ROWS: Mapping[str, str] = {"train": "training rows", "test": "test rows"}
NO_ROW = "no row of the data"
NO_INPUT = "There is no input {given} among the {count} of these data; shown over {used}."
NO_OUTPUT = "There is no output {given}: the last of {count} is shown."
INPUTS = "Inputs that vary"
INPUTS_HELP = "One input gives a curve, two a plane, three a box: at most three vary."
OUTPUT = "Output"
OUTPUT_HELP = "The output whose prediction is shown."
ANSWERS_LABEL = "{sentence} At the training rows the predictions are {predictions}."
