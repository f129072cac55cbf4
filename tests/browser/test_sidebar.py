"""The controls of the settings in their places."""

from __future__ import annotations

from tests.helpers.stepper import Stepper

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
