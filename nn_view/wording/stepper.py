"""The words of the stepper, by the names under which its modules ask for them.

``{name}`` is filled by the page with a number, a name of a quantity or another word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nn_view.wording import compare, keys
from nn_view.wording.lessons import page as lessons
from nn_view.wording.practice import asking
from nn_view.wording.practice import page as practice
from nn_view.wording.reading import glossary, right_answers, signs
from nn_view.wording.what_if import STEPPER

WORDS: Mapping[str, Any] = {
    # The head
    "page_title": "Backprop Inspector",
    "page_subtitle": "how a neural network learns, one derivative at a time",
    "begin": "Start here: press →, click a number of the result, click an operand, check the sum.",
    "begin_tour": lessons.TAKE_TOUR,
    "begin_dismiss": "Do not show this again",
    # Controls
    "transport": "Step through the training",
    "do_first": "First quantity of the first iteration (Home)",
    "do_previous-iteration": "Previous iteration (Shift+Left)",
    "do_previous": "Previous quantity (Left)",
    "do_rewind": "Play backwards (Shift+Space)",
    "do_play": "Play (Space)",
    "do_pause": "Pause (Space)",
    "do_next": "Next quantity (Right)",
    "do_next-iteration": "Next iteration (Shift+Right)",
    "do_last": "Last quantity of the last iteration (End)",
    "do_copy-link": "Copy a link to this position",
    "do_pictures": "Download a chart as an image (PNG, SVG)",
    "do_projection": "Projection: large type, no sidebar (P)",
    "skip": "Skip to the result",
    "do_help": "Keys, and how to read this page (?)",
    "copied": "The link is copied",
    "where": "iteration {iteration} of {iterations}",
    "where_epoch": "epoch {epoch}, batch {batch} of {batches}",
    "slider": "Iteration",
    "unit": "by",
    "unit_help": "What one step of playback is",
    "unit_quantity": "quantity",
    "unit_iteration": "iteration",
    "speed": "every",
    "speed_help": "Time for each step of playback",
    "seconds": "{seconds} s",
    "fastest": "frame",
    "digits": "digits",
    "digits_help": "Significant digits of the largest number of each matrix",
    # State of the run
    "progress": "Training",
    "trained": "{completed} of {iterations} iterations trained",
    "stopped_at": "Stopped after {completed} of {iterations} iterations",
    "stop": "Stop training",
    "go_on": "Continue training",
    "offline": "The server does not answer. You can still step through the iterations already "
    "loaded; the rest follows when it is back.",
    # Panels
    "rail": "The quantities of an iteration, in order",
    "rail_layer": "Backward, layer {layer}",
    "network": "Network",
    "network_note": "row {row}",
    "network_mean": "mean over the training rows",
    "network_mean_batch": "mean over the batch",
    "network_outlined": "outlined: {name}",
    "network_diagonal": "outlined: diagonal of {name}",
    "network_forward": "signal flowing forward",
    "network_backward": "error flowing back",
    "network_label": "The network: {layers} units in its layers; {row}. {flow}",
    "error": "Error",
    "error_train": "train {train}",
    "error_batch": "batch {batch}",
    "error_test": "test {test}",
    "error_label": "Error over the iterations: {train} on the training rows at iteration "
    "{iteration} of {iterations}.",
    "chart_error": "Error",
    "chart_output": "Output",
    "chart_gradients": "Gradients",
    "gradients_label": "Size of the gradient of each layer's weights over the iterations, and the "
    "saturated share of each layer. At iteration {iteration}: {sizes}.",
    "gradients_help": "Above: the size (Euclidean norm) of the gradient of each layer's weights, "
    "logarithmic. Below: the share of each layer's activations with a slope below 0.05. Click to "
    "go to an iteration.",
    "gradient_of": "gradient of {name}",
    "saturated_of": "saturated share of a{layer}",
    "map_of": "Show the values of",
    "map_of_help": "The unit whose values are shown. You can also click a unit of the network.",
    "largest_output": "largest output",
    "map_label": "{what} before iteration {iteration} over the inputs {inputs}, with the rows of "
    "the data.",
    "map_help": "Each point is a row: its shape and colour show the target, a dot marks a test "
    "row, and the ring is the chosen row. Click a point to choose its row.",
    "no_map": "A map needs one or two inputs, but these data have {count}.",
    "no_map_in_file": "This copy of the stepper has no map of the network's answers, because the "
    "map would make the file too large. To see the map, open the run in the application.",
    "no_map_link": "See a few inputs at a time",
    "curve_wait": "The curve appears once the first iterations are trained.",
    "data": "Data",
    "former": "{said}: {before}\u00a0→\u00a0{now}",
    "former_open": "···",
    "former_diverged": "diverged",
    "former_compare": "compare",
    "former_dismiss": "Remove the former run's curve",
    "former_label": " The pale curve is the former run's, before a change: {former}.",
    "former_name": "former run",
    "whole_curve": "whole curve",
    "whole_curve_help": "Also show later iterations",
    "mean_row": "mean of all rows",
    "mean_batch": "mean of the batch",
    "in_batch": "in this iteration's batch",
    "row": "row",
    "inputs": "inputs",
    "output": "output",
    "off_by": "off by",
    "test": "test",
    "weights": "Weights, biases",
    "only_weights": "Weights",
    "value_change": "value · change",
    "explanation": "The chosen cell, written out",
    # The current quantity
    "tutorial_name": "in the tutorial: {name}",
    "tutorial_line": "tutorial: {line}",
    "mark_rule": "≠",
    "mark_fault": "✗",
    "differs_rule": "The two rules differ here",
    "differs_fault": "Wrong on purpose",
    "followed_rule": "Differs under rule {other}, because of {causes}",
    "followed_fault": "Differs without the mistake in {causes}",
    "came_from": "Go to where this is computed",
    "spoken_one": "{cell} = {value}.",
    "spoken_many": "{cell} = {value}; largest absolute value {most}.",
    "factor_lit": "current factor",
    "factor_known": "known",
    "factor_empty": "not computed yet",
    "shared_power": "{factor} applies to every number of this matrix",
    "not_computed": "not computed yet in this iteration",
    "outside_batch": "not in this batch",
    "of_mean": "mean of the rows",
    "mean_of_matrices": "the mean of this cell over {count} rows",
    # The chosen cell
    "sum_over": "Σ over {kinds}",
    "more_terms": "+ {value} from {count} smaller terms",
    "terms_rows": "Each term is one row of the data: how much it changes this number, and in which "
    "direction.",
    "terms_inputs": "Each term is one input.",
    "terms_outputs": "Each term is one output.",
    "terms_hidden": "Each term is one hidden unit.",
    "terms_one": "",
    "saturated": glossary.marked(
        "Saturated: the derivative here is below 0.05, so hardly any error gets through and the "
        "weights into this unit learn almost nothing from this row."
    ),
    "cancelled": "Shown for information only: in {product} it cancels with {other}, so nothing is "
    "computed from it.",
    "cancelled_infinite": "Here the prediction rounds to 0 or 1, so the formula divides by 0. This "
    "does no harm.",
    "cancels": "Where is the slope of the outputs? It cancels: {first} times {second} leaves only "
    "this difference.",
    "cancels_here": "With the numbers: {terms} = {result}.",
    "cancels_not_finite": "With these numbers a factor is not finite, so the product has no value. "
    "The difference has one.",
    "never_learned": "Here the derivative is the bias itself: a bias that is 0 has a gradient of 0 "
    "and is never learned (z_d_b = b = 0).",
    "penalty_term": "penalty",
    "rule_tutorial": "tutorial",
    "rule_exact": "exact",
    "both_rule": "rule {own}: {a}, rule {other}: {b}.",
    "both_fault": "Wrong on purpose: {a}, correct: {b}.",
    "follows_rule": "{b} under rule {other}, because of {causes}",
    "follows_fault": "{b} without the mistake in {causes}",
    "go_there": "Go there",
    "origin_quantity": "was computed in “{group}”.",
    "origin_ahead": "is not computed yet in this iteration.",
    "origin_given": "is given: part of the data or of the settings.",
    "origin_start": "is the value that the training started with.",
    "origin_kept": "is carried over from iteration {iteration}.",
    "origin_nothing": "is 0: there is no iteration before this one.",
    "origin_parameter": "was set by the update in iteration {iteration}.",
    # The cards
    "pictures_title": "Charts as images",
    "pictures_of": "Iteration {iteration}, {quantity}: in the colours and digits of the page.",
    "picture_as": "Download {name} as {format}",
    "hints_title": "How to read this page",
    "hints": [
        "Press → for the next quantity and ← for the one before. Each is computed from those above "
        "it in the list.",
        "Click a number of the result: the row and the column that it was computed from light up, "
        "and its sum is written out.",
        "Click a number of an operand to see where it came from and to go there.",
        "From a cell of a gradient, two links lead to its check and to all its paths.",
        "Where a run does not learn, “Not learning?” below the error curve says why, and compares "
        "the run with one that may be cured.",
        "“Output”, beside “Error”, shows what the network answers over one or two inputs. Click a "
        "unit to see its own map. “Gradients” shows where they vanish.",
        "Click a row of the data to send it through the network.",
        "Click a unit, an edge or a bias of the network, a factor of the chain, a name in the "
        "list, or a point on the curve: each leads to its numbers.",
        "What if this weight were different? Double-click it under “Weights, biases” and type a "
        "value: training continues from there, beside the original.",
        asking.HINT,
    ],
    **right_answers.STEPPER,
    **compare.STEPPER,
    **practice.STEPPER,
    **asking.STEPPER,
    **keys.STEPPER,
    **signs.WORDS,
    **STEPPER,
}

FAULT = "{right} The correct line: {line}"

AXES: Mapping[str, tuple[str, str]] = {
    "rows": ("row", "rows"),
    "test_rows": ("test row", "test rows"),
    "inputs": ("input", "inputs"),
    "outputs": ("output", "outputs"),
    "one": ("", ""),
    "hidden": ("hidden unit", "hidden units"),
    "hidden_of": ("unit of hidden layer {layer}", "units of hidden layer {layer}"),
}
"""What an axis counts: one of it, and many."""

GRADIENT_AXES = ("size of the gradient", "saturated")
"""Above the two charts of the layers."""
