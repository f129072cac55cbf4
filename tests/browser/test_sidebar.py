"""The controls of the settings in their places."""

from __future__ import annotations

import pytest

from nn_view.wording.pages import PRESETS
from tests.helpers.stepper import Stepper

#: In the page: the last report before the first click arrives once more just after every click.
REPORT_AFTER_A_CLICK = """
    const send = WebSocket.prototype.send;
    let clicks = 0, repeated = 0;
    addEventListener('click', () => { clicks += 1; }, true);
    WebSocket.prototype.send = function (message) {
        send.call(this, message);
        if (clicks === 0) window.reported = message;
        else if (clicks > repeated) {
            repeated = clicks;
            send.call(this, window.reported);
        }
    };
"""

LINES = (
    ("preset_tutorial", "preset_mazur", "preset_xor"),
    ("number_text_set_seed", "new_seed"),
    ("number_text_set_iterations", "number_text_set_learning_rate"),
    ("number_text_set_layers", "number_text_set_units_1"),
    ("number_text_set_units_2", "number_text_set_units_3", "number_text_set_units_4"),
    ("set_activation", "set_rule"),
    ("set_activation_1", "set_activation_2"),
    ("set_activation_3", "set_activation_4"),
    ("set_biases", "set_initial_biases"),
)
"""The controls that share a line of the sidebar, by their keys."""


def test_the_controls_of_a_line_stand_beside_each_other(stepper: Stepper) -> None:
    stepper.open("hidden=4,4,4,4&activation=tanh,relu,tanh,relu")
    sidebar = stepper.page.get_by_test_id("stSidebar")
    below, ends = 0.0, set()
    for line in LINES:
        found = [sidebar.locator(f".st-key-{key}").bounding_box() for key in line]
        boxes = [box for box in found if box is not None]
        assert len(boxes) == len(line)
        right = 0.0
        for box in boxes:
            assert box["x"] > right
            assert box["y"] >= below
            right = box["x"] + box["width"]
        [below] = {box["y"] + box["height"] for box in boxes}
        ends.add(round(right))
    assert len(ends) == 1  # each line fills the sidebar


@pytest.mark.own_page
def test_a_click_counts_though_a_place_is_reported_just_after_it(stepper: Stepper) -> None:
    stepper.page.add_init_script(REPORT_AFTER_A_CLICK)
    stepper.open()
    before = stepper.page.evaluate_handle("reported")
    stepper.key("ArrowRight")
    stepper.page.wait_for_function("before => reported !== before", arg=before)
    for name, written in [("xor", {"data": "xor"}), ("mazur", {"start": "mazur"})] * 6:
        stepper.page.get_by_role("button", name=PRESETS[name], exact=True).click()
        stepper.wait_for_query(**written)
