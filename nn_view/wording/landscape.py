"""The words of the page on the error's landscape."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Error landscape"
SENTENCE = (
    "The error as a surface over two directions, the path that training takes on it, and the "
    "predictions along the way."
)

BY = "Directions"
BY_HELP = (
    "The two directions along which the path extends the most (its principal components), or two "
    "weights or biases of your choice."
)
BY_OPTIONS: Mapping[str, str] = {"path": "main directions", "weights": "two weights"}
ACROSS = "x-axis"
UPWARDS = "y-axis"
ENTRY_HELP = "A weight or bias. You can also click its edge or its cell below."
REACH = "Extent"
REACH_HELP = "How far the chart extends around the path."
REACH_OPTIONS: Mapping[str, str] = {"1": "around the path", "3": "3 × wider", "10": "10 × wider"}
COLOURS = "Error scale"
COLOURS_HELP = "Logarithmic: equal steps of colour and height mean equal ratios of the error."
COLOURS_OPTIONS: Mapping[str, str] = {"linear": "linear", "log": "logarithmic"}
SAME_TWICE = "The two axes must be different weights. Using {used} for the y-axis."
NO_ENTRY = "This network has no weight or bias {given}. Using {used}."
ENTRY_ALLOWED = "it must be a parameter, a row and a column, such as w1,2,3"
POINT_ALLOWED = "it must be two numbers separated by a comma"
INPUTS_ALLOWED = "it must be the numbers of one to three inputs, such as 1,2"

DIRECTION = "direction {number}"
SHARE = " ({share})"
FREE = "free direction"
ERROR = "error"
START = "start"
SLIDER = "Iteration"
SLIDER_TEXT = "{at}: error {error}"

CONTOUR = "Contour chart of the error with the projected path of the training. {numbers}"
SURFACE = "Surface of the error with the path of the training at its true errors. {numbers}"
NUMBERS = (
    "At iteration {at} the error is {error}, at ({x}, {y}); the smallest on this grid "
    "of {columns} × {rows} points is {least}, at ({least_x}, {least_y}), the largest "
    "{most}."
)
SHARES = (
    "These two directions explain {both} of the path's variance (each one's percentage is in "
    "brackets). Their origin is the start of the training. The surface shows the plane through the "
    "parameters before iteration {at}, so only that point of the path lies on it. In the contour "
    "chart the path is projected onto the plane. In the surface chart it has its true errors, so "
    "it runs above or below the surface where it leaves the plane."
)
SLICE = (
    "All other parameters have their values before iteration {at}, so only that point of the path "
    "lies on the surface. In the contour chart the path is projected onto the surface. In the "
    "surface chart it has its true errors, so it runs above or below the surface. When the slider "
    "stops, the surface of that iteration is drawn."
)
STRAIGHT = "The path is a straight line, so the second direction is any one at right angles to it."
STILL = (
    "The training changes no parameter, so its path is a point. Two parameters of the network "
    "serve as directions."
)
COARSE = (
    "The surface has {columns} × {rows} points instead of 101 × 101, because this network takes "
    "longer to compute on these data."
)
STEPS = (
    "Only one in {step} of the {all:,} iterations can be chosen here; the path is straight between "
    "them."
)
UNTRAINED = "No iteration was completed, so there is no path to draw."
NOTHING = "The error is not a finite number anywhere on this grid."
CLICKED = "At ({x}, {y}) the error would be **{error}**. At iteration {at} it is {here}."
CLICK = "Click the contour chart to read the error at a point."
FORGET = "Remove the point"
DOWNLOAD = "Download the surface (CSV)"
DOWNLOAD_HELP = "One row for each point of the grid: its two coordinates and the error."
TRAIN_ON = "Continue training from this point"
TRAIN_ON_HELP = (
    "Set the two weights by hand to the point's values before iteration {at}, and continue in the "
    "stepper. You can undo this in the sidebar."
)
TRAIN_ON_FULL = "No more weights can be set by hand. Undo some in the sidebar."
STEP_THERE = "Step through iteration {at}"
STEP_HELP = "Open the stepper at this iteration."
CHOOSE = "Click two weights or biases"
CHOOSE_HELP = (
    "The network before iteration {at}. Click an edge, or a cell below. The last one you clicked "
    "is the x-axis (→, outlined below), the one before it the y-axis (↑, marked in its corner)."
)
MARKS = ("→", "↑")
NETWORK_LABEL = "The network, with {x} for the x-axis and {y} for the y-axis."

ANSWERS = "Network output"
ANSWERS_SENTENCES: Mapping[int, str] = {
    1: "The prediction before iteration {at} over {seen}, with the targets.",
    2: (
        "The prediction before iteration {at} over {seen}. The line marks where it is ½ and "
        "separates 0 from 1. Each row of the data has the colour of its target."
    ),
    3: (
        "The prediction before iteration {at} at the corners of the box over {seen}, as colour "
        "and number. The surface inside marks where it is ½ and separates 0 from 1."
    ),
}
OTHERS_AT_MEAN = (
    "The other inputs are fixed at their mean over the training rows ({values}). Each row is drawn "
    "at its own {seen}, although its other inputs may differ from this mean."
)
MOVING = (
    "While the slider moves, the chart shows the nearest of {frames} iterations. When it stops, "
    "the chart shows exactly the chosen one."
)
SHEET_RESTS = "The surface inside is redrawn when the slider stops."
PREDICTION = "prediction"
TARGET = "target"
HALF = "prediction ½"
CORNERS = "corners"
ROWS: Mapping[str, str] = {"train": "training rows", "test": "test rows"}
NO_ROW = "not a row of the data"
NO_INPUT = "These data have no input {given} (inputs: {count}). Using {used}."
NO_OUTPUT = "These data have no output {given} (outputs: {count}). Using the last one."
INPUTS = "Inputs that vary"
INPUTS_HELP = "One input is shown as a curve, two as a plane, three as a box."
OUTPUT = "Output"
OUTPUT_HELP = "The output whose prediction is shown."
ANSWERS_LABEL = "{sentence} At the training rows the predictions are {predictions}."
