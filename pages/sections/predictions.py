"""The predictions of the trained network beside the targets, row by row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import streamlit as st

from nn_core import Dataset, Run, Settings
from nn_view.components.chart import chart
from nn_view.figures import data
from nn_view.style.brief_names import brief
from nn_view.style.html import plain
from nn_view.style.numbers import notation, number, short
from nn_view.wording import data as words
from pages.shell import frame
from pages.widgets import background_work

HEIGHT = 330
LONGEST_NAME = 20
"""Characters of an input's name in the sentence."""
MOST_WRITTEN = 6
"""The most inputs of a row that the sentence lists."""


def draw(settings: Settings, order: Sequence[int]) -> Run:
    """Draw the chart for the chosen output, and name the row with the largest error.

    ``order``: the index in the data of each row of the editor beside it. Returns the run.
    """
    run = background_work.training(settings).run
    train, test = settings.dataset.train, settings.dataset.test
    places = np.array(order)
    inputs = np.concatenate([train.inputs, test.inputs])[places]
    outputs = settings.dataset.columns.outputs
    output_at = _output(outputs)
    wanted = np.concatenate([train.output, test.output])[places, output_at]
    tests = places >= len(train.inputs)
    predicted = run.predict(inputs)[:, output_at]
    worst = int(np.argmax(np.where(np.isfinite(predicted), np.abs(predicted - wanted), -1)))
    values = {
        "iterations": f"{run.completed:,}",
        "row": worst + 1,
        "rows": len(inputs),
        "output": outputs[output_at],
        "wanted": short(wanted[worst], 6),
        "predicted": number(predicted[worst], notation(predicted, 3)),
        "inputs": _row(settings.dataset, inputs[worst]),
    }
    chart(
        data.predictions(wanted, predicted, tests, _axis(settings.dataset, output_at)),
        key="predictions",
        label=words.PICTURE_LABEL.format(**values),
        name=words.PICTURE_NAME,
        height=HEIGHT,
        projection=frame.projection(),
    )
    if not np.isfinite(predicted).any():
        st.info(words.NO_PREDICTION)
        return run
    seen = words.WORST_TEST if tests[worst] else words.WORST_TRAIN
    st.markdown(f"{words.WORST.format(**values)} {seen}")
    return run


def _axis(dataset: Dataset, at: int) -> str:
    """What the axis of an output is called: as somebody named it, if anybody did."""
    return dataset.output_names[at] if dataset.output_names else words.OUTPUT_AXIS


def _row(dataset: Dataset, inputs: np.ndarray) -> str:
    """The first inputs of a row in words, each with the name that somebody gave it."""
    written = [short(one) for one in inputs]
    if names := dataset.input_names:
        short_names = (plain(brief(name, LONGEST_NAME)) for name in names)
        named = zip(short_names, written, strict=True)
        written = [words.INPUT.format(name=name, value=value) for name, value in named]
    return ", ".join([*written[:MOST_WRITTEN], *(["…"] if len(written) > MOST_WRITTEN else [])])


def _output(names: Sequence[str]) -> int:
    """Draw the choice of the output if there are several; returns its index."""
    count = len(names)
    if frame.value("shown") > count:
        frame.put("shown", 1)
    if count == 1:
        return 0
    chosen = st.selectbox(
        words.OUTPUT,
        range(1, count + 1),
        frame.value("shown") - 1,
        key=frame.key("shown"),
        format_func=lambda at: names[at - 1],
        help=words.OUTPUT_SHOWN_HELP,
    )
    return int(chosen) - 1
