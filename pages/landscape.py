"""Error landscape: the error over two directions, with the path of the training."""

from __future__ import annotations

import streamlit as st

from nn_core import Settings, landscape
from nn_view.links.query import Extra
from nn_view.wording import landscape as words
from pages.sections.landscape import axes, controls, numbers, point, predictions, surface, weights
from pages.shell import frame
from pages.widgets import background_work

EXTRAS: tuple[Extra, ...] = (
    axes.BY,
    *axes.AXES,
    controls.REACH,
    controls.SCALE,
    predictions.INPUTS,
    predictions.OUTPUT,
    point.POINT,
)


def main(settings: Settings) -> None:
    """Draw the landscape, the weights if they are its axes, and the predictions."""
    run = background_work.training(settings).run
    if run.diverged:
        st.info(run.diverged.sentence)
    if not run.completed:
        st.info(words.UNTRAINED)
        return
    if axes.by_weights():
        for said in axes.make_usable(run):
            st.info(said)
    controls.draw(settings)
    at, reach = frame.iteration(settings, run.completed - 1), float(frame.value("reach"))
    land = landscape(run, at, axes.plane(run), reach)
    chosen = point.chosen(run, land)
    surface.draw(settings, land, chosen)
    if axes.by_weights():
        left, right = st.columns(2, gap="medium")
        with left:
            weights.draw_network(run, land.at)
        with right:
            numbers.draw(run, land, chosen)
            weights.draw_matrices(run, land.at)
    else:
        numbers.draw(run, land, chosen)
    predictions.draw(run, land)


frame.run(__file__, main, EXTRAS)
