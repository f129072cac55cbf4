"""The stepper's baseline: the same view as a Streamlit fragment with ``st.plotly_chart``.

A straightforward implementation, with advantages: the run is cached, only the fragment reruns, and
it draws nothing but the network, operands, result and curve. Every chart's title ends with the
number of the step, so that the benchmark can tell when it is painted.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from nn_core import Run, Settings, train


@st.cache_resource
def trained() -> Run:
    return train(Settings())


def matrix(name: str, values: Any, step: int) -> go.Figure:
    cells = np.atleast_2d(values)
    trace = go.Heatmap(z=cells, texttemplate="%{z:.3f}", zmid=0, colorscale="RdBu", showscale=False)
    layout = go.Layout(title=f"{name} · {step}", height=280, margin={"l": 20, "r": 5, "b": 20})
    return go.Figure(trace, layout)


def network(settings: Settings, numbers: Any, step: int) -> go.Figure:
    at = [np.linspace(0.9, 0.1, size) if size > 1 else np.array([0.5]) for size in settings.layers]
    figure = go.Figure(layout={"title": f"network · {step}", "height": 280, "showlegend": False})
    for layer, (left, right) in enumerate(pairwise(at)):
        for (row, column), weight in np.ndenumerate(numbers[f"w{layer + 1}"]):
            colour = "orange" if weight > 0 else "steelblue"
            style = {"width": 0.5 + 2 * abs(weight), "color": colour}
            line = {"x": [layer, layer + 1], "y": [left[row], right[column]]}
            figure.add_scatter(**line, mode="lines", line=style)
    for layer, heights in enumerate(at):
        figure.add_scatter(x=[layer] * len(heights), y=heights, mode="markers", marker={"size": 22})
    return figure


def curve(run: Run, iteration: int, step: int) -> go.Figure:
    figure = go.Figure(layout={"title": f"error · {step}", "height": 280, "showlegend": False})
    figure.add_scatter(y=run.errors)
    figure.add_scatter(x=[iteration], y=[run.errors[iteration]], marker={"size": 12})
    return figure


@st.fragment
def view() -> None:
    run = trained()
    if st.button("next", key="next"):
        st.session_state["step"] = st.session_state.get("step", 0) + 1
    step = st.session_state.get("step", 0)
    iteration, index = divmod(step, len(run.quantities))
    quantity, numbers = run.quantities[index], dict(run.at(iteration))
    data = run.settings.dataset.train
    numbers |= {"inputs": data.inputs, "output": data.output, "learning_rate": 1.0}
    matrices = (*quantity.operands, quantity.name)
    figures = [network(run.settings, numbers, step), curve(run, iteration, step)]
    figures += [matrix(name, numbers[name], step) for name in matrices]
    st.markdown(f"**{quantity.name}** `{quantity.code}` {quantity.sentence}")
    columns = st.columns(len(figures))
    for index, (column, figure) in enumerate(zip(columns, figures, strict=True)):
        column.plotly_chart(figure, key=f"chart-{index}")


st.set_page_config(layout="wide")
view()
