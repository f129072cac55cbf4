"""What the trained network makes of each row, beside what was wanted."""

from __future__ import annotations

import numpy as np
import streamlit as st

from nn_core import Settings
from nn_view import data_figures
from nn_view.chart import chart
from nn_view.truth_table import Names
from nn_view.wording import data as words
from pages import frame, progress

HEIGHT = 330


def draw(settings: Settings, names: Names) -> None:
    """The picture for the chosen output, and the row that is missed by most."""
    run = progress.training(settings).run
    train, test = settings.dataset.train, settings.dataset.test
    inputs, output = np.concatenate([train.inputs, test.inputs]), [*train.output, *test.output]
    output_at = _output(names)
    wanted = np.array(output)[:, output_at]
    predicted = run.predict(inputs)[:, output_at]
    rows = [f"r{row + 1}" for row in range(len(inputs))]
    worst = int(np.argmax(np.where(np.isfinite(predicted), np.abs(predicted - wanted), -1)))
    values = {
        "iterations": f"{run.completed:,}",
        "row": rows[worst],
        "rows": len(rows),
        "output": names.outputs[output_at],
        "wanted": f"{wanted[worst]:g}",
        "predicted": f"{predicted[worst]:.3f}",
        "inputs": ", ".join(f"{one:g}" for one in inputs[worst][:6]),
    }
    chart(
        data_figures.predictions(rows, wanted, predicted, len(test.inputs)),
        key="predictions",
        label=words.PICTURE_LABEL.format(**values),
        name=words.PICTURE_NAME,
        height=HEIGHT,
        projection=frame.projection(),
    )
    if not np.isfinite(predicted).any():
        st.info(words.NO_PREDICTION)
        return
    seen = words.WORST_TRAIN if worst < len(train.inputs) else words.WORST_TEST
    st.markdown(f"{words.WORST.format(**values)} {seen}")


def _output(names: Names) -> int:
    """The place of the output that is shown, chosen where there are several."""
    count, key = len(names.outputs), frame.key("output")
    if st.session_state[key] > count:
        st.session_state[key] = 1
    if count == 1:
        return 0
    chosen = st.selectbox(
        words.OUTPUT,
        range(1, count + 1),
        st.session_state[key] - 1,
        key=key,
        format_func=lambda at: names.outputs[at - 1],
        help=words.OUTPUT_SHOWN_HELP,
    )
    return int(chosen) - 1
