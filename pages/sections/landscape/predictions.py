"""Below the landscape: the predictions at the same iteration, moved by the same slider."""

from __future__ import annotations

import streamlit as st

from nn_core import MAX_OUTPUTS, Landscape, Run, Settings
from nn_view.components.chart import chart
from nn_view.figures.landscape.predictions_text import POINTS, prediction_chart, seen_by_default
from nn_view.figures.landscape.text import inputs_of, inputs_text, slider
from nn_view.links.query import Text, Whole
from nn_view.style import html
from nn_view.wording import landscape as words
from pages.shell import frame, session
from pages.shell.session import Key

INPUTS = Text("inputs", (), inputs_of, inputs_text, words.INPUTS_ALLOWED)
OUTPUT = Whole("shown", 1, MAX_OUTPUTS, 1, former="output")
HEIGHT = 400


def draw(run: Run, land: Landscape) -> None:
    """Draw the curve, plane or box of predictions."""
    settings = run.settings
    st.header(words.ANSWERS)
    left, right = st.columns([3, 2])
    with right:
        seen, output = _inputs(settings), _output(settings)
        shown = prediction_chart(run, land.at, land.iterations, seen, output)
        for said in shown.sentences:
            st.markdown(html.plain(said))
    with left:
        chart(
            shown.figure,
            key="landscape_answers",
            label=shown.label,
            name=f"answers-{land.at}",
            height=HEIGHT,
            slider=slider(land, also=shown.moves),
            projection=frame.projection(),
            on_rest=lambda position: frame.go_to(at=int(position["slider"])),
        )


def _inputs(settings: Settings) -> tuple[int, ...]:
    """The inputs that vary, counted from 0."""
    names = settings.dataset.columns.inputs
    width = len(names)
    given = frame.value("inputs")
    here = tuple(one for one in given if one <= width)
    seen = tuple(one - 1 for one in here) or seen_by_default(width)
    if here != given:
        used = html.plain(", ".join(names[one] for one in seen))
        st.info(words.NO_INPUT.format(given=max(given), count=width, used=used))
        frame.put("inputs", here)
    if width > 1:
        session.put(Key.LANDSCAPE_INPUTS, list(seen))
        st.pills(
            words.INPUTS,
            range(width),
            default=list(seen),
            key=Key.LANDSCAPE_INPUTS,
            selection_mode="multi",
            format_func=lambda one: html.plain(names[one]),
            help=words.INPUTS_HELP,
            on_change=_take,
            args=(seen,),
        )
    return seen


def _take(before: tuple[int, ...]) -> None:
    """Store the chosen inputs; if there are too many to draw, drop the first one."""
    picked = session.value(Key.LANDSCAPE_INPUTS)
    if len(picked) > max(POINTS):
        picked = [*before[1:], *set(picked).difference(before)]
    usual = seen_by_default(session.now().settings.layers[0])
    own = () if tuple(sorted(picked)) == usual else tuple(one + 1 for one in sorted(picked))
    frame.put("inputs", own)


def _output(settings: Settings) -> int:
    """The output that is shown, counted from 0."""
    outputs = settings.layers[-1]
    given = frame.value("shown")
    if given > outputs:
        frame.put("shown", outputs)
        st.info(words.NO_OUTPUT.format(given=given, count=outputs))
    if outputs == 1:
        return 0
    options = range(1, outputs + 1)
    names = settings.dataset.columns.outputs
    picked = st.selectbox(
        words.OUTPUT,
        options,
        frame.value("shown") - 1,
        format_func=lambda at: names[at - 1],
        key=frame.key("shown"),
        help=words.OUTPUT_HELP,
    )
    return int(picked) - 1
