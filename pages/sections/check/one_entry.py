"""The gradient check of one entry: its relative error against ε, and the error along it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from nn_core import Run
from nn_core.gradients.perturbation import entries_of
from nn_core.gradients.step_size import EpsilonErrors
from nn_core.gradients.tangent import ErrorSlice, error_slice
from nn_view.components.chart import Slider, chart
from nn_view.figures.check import step_size, tangent
from nn_view.links import parameters
from nn_view.style.html import code
from nn_view.style.numbers import short
from nn_view.wording import check as words
from pages.shell import frame
from pages.widgets import background_work

SPANS = ("4", "1", "0.1")
HEIGHT = 380


def draw(run: Run, at: int, epsilon: float, entry: int) -> None:
    """Draw both charts side by side, for the parameters before iteration ``at``."""
    label = parameters.labels(run.settings)[entry]
    whose = words.MISTAKES if run.settings.mistake else words.TUTORIALS
    moves = tangent.moves(float(frame.value("span")))
    nudged = error_slice(run, at, entry, moves, epsilon)
    left, right = st.columns(2, gap="medium")
    with left:
        _curve(run, at, epsilon, entry, whose)
        _digits(nudged)
    with right:
        _nudge(nudged, label, whose)


def _curve(run: Run, at: int, epsilon: float, entry: int, whose: str) -> None:
    st.subheader(words.CURVE)
    scope = st.segmented_control(
        words.SCOPE,
        list(words.SCOPES),
        default=frame.value("scope"),
        key=frame.key("scope"),
        format_func=words.SCOPES.__getitem__,
        help=words.SCOPE_HELP,
        required=True,
    )
    wanted = range(len(entries_of(run.settings))) if scope == "all" else (entry,)
    key = ("epsilons", run.settings, at, tuple(wanted))
    found = background_work.work(
        key, lambda: EpsilonErrors(run, at, wanted, step_size.grid()), words.DIFFERENCES_TAKEN
    )
    plain = found.plain()
    if not step_size.drawable(plain):
        finite = bool(np.isfinite(plain.errors).all())
        if len(plain.errors):
            st.info(words.NO_CURVE if finite else words.NO_CURVE_FINITE)
        return
    best, least = step_size.best(plain)
    picked = chart(
        step_size.figure(found, epsilon, whose),
        key="check_curve",
        label=words.CURVE_LABEL.format(
            count=len(plain.epsilons), least=short(least, 2), best=short(best)
        ),
        name="gradient-check-epsilon",
        height=HEIGHT,
        clickable=True,
        projection=frame.projection(),
    )
    if picked.event and picked.event["x"]:
        frame.change("epsilon", float(picked.event["x"]))


def _digits(nudged: ErrorSlice) -> None:
    """Draw the two errors with all digits; the ones that do not cancel are bold."""
    info, plain = np.finfo(np.longdouble), np.finfo(np.float64)
    if nudged.fine[0] == nudged.fine[1]:
        st.caption(words.NO_DIGITS)
    elif info.eps == plain.eps:
        st.caption(words.SAME_DIGITS)
    else:
        factor = f"{float(plain.eps / info.eps):,.0f}"
        fine = words.WHY_DIGITS.format(
            plain=plain.precision + 1, fine=info.precision + 1, factor=factor
        )
        st.caption(fine)
    names = words.TABLE_SIDES
    table = pd.DataFrame(
        {
            words.PLAIN: _column(nudged.plain, nudged.plain_slope, nudged.slope),
            words.FINE.format(digits=info.precision + 1): _column(
                nudged.fine, nudged.secant_slope, nudged.slope
            ),
        },
        index=pd.Index(names.values(), name=words.TABLE_INDEX),
    )
    st.table(table)


def _column(sides: tuple[np.floating, np.floating], slope: float, analytic: float) -> list[str]:
    above, below = (np.format_float_positional(one) for one in sides)
    same = next(
        (k for k, (a, b) in enumerate(zip(above, below, strict=False)) if a != b), len(above)
    )
    bold = [
        f"{text[:same]}**{text[same:]}**" if same < len(text) else text for text in (above, below)
    ]
    return [*bold, short(float(sides[0] - sides[1]), 6), short(slope, 12), short(analytic, 12)]


def _nudge(nudged: ErrorSlice, label: str, whose: str) -> None:
    st.subheader(words.NUDGE.format(entry=code(label)))
    st.segmented_control(
        words.SPAN,
        list(SPANS),
        default=frame.value("span"),
        key=frame.key("span"),
        format_func=lambda span: f"± {span}",
        help=words.SPAN_HELP,
        required=True,
    )
    steps = tangent.STEPS
    value = int(frame.value("nudge"))
    figure = tangent.figure(nudged, label, whose, value + steps)
    x = nudged.value + nudged.offsets
    picked = chart(
        figure,
        key="check_nudge",
        label=words.NUDGE_LABEL.format(
            entry=label,
            least=short(float(x[0])),
            most=short(float(x[-1])),
            value=short(nudged.value),
            slope=short(nudged.exact),
        ),
        name="gradient-check-nudge",
        height=HEIGHT,
        slider=Slider(
            words.SLIDER,
            -steps,
            steps,
            value,
            trace=len(figure.data) - 1,
            path={"x": x, "y": nudged.errors},
            texts=tangent.texts(nudged, 3),
        ),
        projection=frame.projection(),
    )
    st.caption(tangent.slopes(nudged, whose))
    frame.take("nudge", picked.slider)
