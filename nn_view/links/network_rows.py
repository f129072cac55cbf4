"""The rows of the settings beyond the tutorial's network: outputs, error, start and training.

In the sidebar they stand in groups that open; see ``setting_rows``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nn_core import Settings
from nn_core.lines.faults.typed import LineError
from nn_core.lines.optimizers import OPTIMIZERS
from nn_core.setup.own_line import checked
from nn_view.links.query import Reader, without_tags
from nn_view.links.setting_row import Row
from nn_view.wording import link as link_words
from nn_view.wording import settings as words

Lines = tuple[tuple[str, str], ...]
LINE = "my_line"
"""The name of a typed line in a link; on the page on paths, “lines” is another choice."""


def _read_line(reader: Reader, usual: Lines) -> Lines:
    """Take ``delta_w1=z1_d_w1.T @ error_d_z1`` out of a link, or refuse it with a sentence."""
    given = reader.values.pop(LINE, None)
    if given is None:
        return usual
    name, equals, text = given.partition("=")
    try:
        if not equals:
            raise LineError(link_words.LINE)
        return (checked(name.strip(), text),)
    except LineError as problem:
        reader.refuse(LINE, given, without_tags(str(problem)), "")
        return ()


def _line_written(lines: Lines) -> Mapping[str, str]:
    return {LINE: "".join(f"{name}={text}" for name, text in lines)}


def _line_said(settings: Settings) -> str:
    return "".join(f"{name} = {text}" for name, text in settings.lines)


def _start_idle(settings: Any) -> str:
    return words.GIVEN if settings.start is not None else ""


def _unused(constant: str, why: str) -> Callable[[Any], str]:
    """The sentence ``why``, where the optimizer does not use its constant."""
    return lambda one: "" if constant in OPTIMIZERS[one.optimizer].constants else why


NETWORK_ROWS: tuple[Row, ...] = (
    Row(
        field="output",
        name="output activation",
        label="Activation of the outputs",
        help="sigmoid: a number from 0 to 1. linear: any number. tanh: from −1 to 1. relu: 0 or "
        "more. softmax: positive numbers that add up to 1; it needs two outputs or more.",
        group="Network",
        differs="{value} outputs",
        axis="activation of the outputs",
    ),
    Row(
        field="loss",
        name="loss",
        label="Loss",
        help="half squared error: ½ (y − a)², as in the tutorial. squared error: (y − a)². "
        "cross-entropy: for targets from 0 to 1, with sigmoid or softmax outputs.",
        group="Error",
        options={
            "half_squared": "half squared error",
            "squared": "squared error",
            "cross_entropy": "cross-entropy",
        },
        differs="{value}",
    ),
    Row(
        field="reduction",
        name="reduction",
        label="Over the rows",
        help="sum: adds up the losses of all rows of an iteration, as in the tutorial. mean: "
        "divides this sum by the number of rows. PyTorch's MSELoss also divides by the "
        "number of outputs.",
        group="Error",
        differs="{value} over the rows",
        axis="sum or mean over the rows",
    ),
    Row(
        field="l2",
        name="penalty on the weights",
        label="Penalty λ on the weights",
        help="Adds λ/2 times the sum of all squared weights to the error (L2 regularization, "
        "weight decay): 0 to {most}. 0 means no penalty. Biases are not penalized.",
        group="Error",
        differs="λ = {value}",
        axis="penalty λ",
        worth=(0.0, 0.001, 0.01, 0.1, 1.0),
        near=lambda _: (0.0, 0.01, 0.1),
    ),
    Row(
        field="initial_weights",
        name="initial weights",
        label="Initial weights",
        help="Distribution of the random initial weights. normal: as in the tutorial. Xavier, He "
        "and LeCun scale the weights by the number of units.",
        idle=_start_idle,
        group="Start",
        options={
            "normal": "normal",
            "uniform": "uniform, −1 to 1",
            "xavier": "Xavier (Glorot)",
            "he": "He",
            "lecun": "LeCun",
        },
        differs="weights {value}",
    ),
    Row(
        field="initial_scale",
        name="scale of the initial weights",
        label="Scale of the initial weights",
        help="Multiplies the random initial weights: above 0, at most {most}.",
        idle=lambda one: (
            _start_idle(one) or (words.ZERO_WEIGHTS if one.initial_weights == "zeros" else "")
        ),
        group="Start",
        differs="weights × {value}",
        axis="scale of the weights",
        worth=(0.01, 0.1, 0.3, 1.0, 3.0, 10.0),
        near=lambda _: (0.01, 0.1, 3.0),
    ),
    Row(
        field="optimizer",
        name="optimizer",
        label="Optimizer",
        help="gradient descent: each step uses this iteration's gradient. momentum: each step uses "
        "the velocity, a running sum of the gradients. RMSprop: divides each step by the recent "
        "size of the gradient. Adam: uses a running mean of the gradients and divides as RMSprop.",
        group="Training",
        options={"gradient_descent": "gradient descent", "rmsprop": "RMSprop", "adam": "Adam"},
        differs="{value}",
    ),
    Row(
        field="momentum",
        name="momentum",
        label="Momentum μ",
        help="The fraction of the velocity that each iteration keeps; for Adam, of the mean "
        "gradient (there called β₁). At least 0 and below 1.",
        idle=_unused("momentum", words.ONLY_MOMENTUM),
        group="Training",
        differs="μ = {value}",
        axis="momentum μ",
        worth=(0.0, 0.5, 0.8, 0.9, 0.95, 0.99),
        near=lambda _: (0.5, 0.8, 0.95),
    ),
    Row(
        field="beta2",
        name="β₂",
        label="β₂",
        help="The fraction of the mean squared gradient that each iteration keeps. At least 0 and "
        "below 1.",
        idle=_unused("beta2", words.ONLY_SQUARES),
        group="Training",
        differs="β₂ = {value}",
        axis="β₂",
        worth=(0.9, 0.99, 0.999),
        near=lambda _: (0.9, 0.99),
    ),
    Row(
        field="epsilon",
        address="optimizer_epsilon",  # “epsilon” is the step of the gradient check
        name="ε",
        label="ε",
        help="Added to the size of the gradient, so that no step is divided by 0: above 0, at most "
        "{most}.",
        idle=_unused("epsilon", words.ONLY_SQUARES),
        group="Training",
        differs="ε = {value}",
        axis="ε",
        worth=(1e-8, 1e-4, 0.1),
        near=lambda _: (1e-4, 0.1),
    ),
    Row(
        field="batch_size",
        name="batch size",
        none="all",
        label="Train in batches",
        help="Off: each iteration uses all training rows. On: each iteration uses the next batch "
        "of at most {most} rows. An epoch ends when every row has been used once.",
        idle=lambda one: words.ONE_ROW if len(one.dataset.inputs) == 1 else "",
        group="Training",
        said=lambda one: words.ALL_ROWS if one.batch_size is None else str(one.batch_size),
        differs=lambda one: (
            words.ALL_ROWS if one.batch_size is None else f"batches of {one.batch_size}"
        ),
        axis="rows in a batch",
        worth=(None, 1, 2, 4, 8, 16, 32),
        near=lambda _: (None, 1, 4),
    ),
    Row(
        field="shuffle",
        name="shuffle the rows",
        label="Shuffle the rows",
        help="On: each epoch uses the rows in a new random order, drawn from the seed.",
        idle=lambda one: words.NO_BATCHES if one.batch_size is None else "",
        group="Training",
        differs=lambda one: "rows shuffled" if one.shuffle else "rows in order",
    ),
    Row(
        field="fault_layer",
        name="layer of the mistake",
        none="all",
        uncontrolled="the page “Wrong on purpose” sets it",
        said=lambda one: words.ALL_LAYERS if one.fault_layer is None else str(one.fault_layer),
        differs=lambda one: (
            "mistake in all layers"
            if one.fault_layer is None
            else f"mistake in layer {one.fault_layer}"
        ),
    ),
    Row(
        field="lines",
        name="my line",
        address=LINE,
        read=_read_line,
        write=_line_written,
        uncontrolled="the page “Wrong on purpose” sets it",
        said=lambda one: _line_said(one) or words.NOTHING,
        differs=lambda one: (
            words.OWN_LINE.format(line=_line_said(one)) if one.lines else words.NO_LINE
        ),
    ),
)
