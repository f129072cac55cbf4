"""A typed line is named where it gives the numbers of a known mistake, in every run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from nn_core import Settings
from nn_core.comparison.recognition import RIGHT, recognized, resembled
from tests.helpers.faulty import CLASSES

EXACT = Settings(rule="exact")
SOFTMAX = Settings(output="softmax", loss="cross_entropy", dataset=CLASSES, rule="exact")
ADAM = Settings(rule="exact", optimizer="adam", learning_rate=0.1)


@pytest.mark.parametrize(
    ("name", "text", "known", "settings"),
    [
        ("delta_w1", "np.dot(z1_d_w1.T, error_d_z1) / len(z1)", "mean_over_rows", EXACT),
        ("a2_d_z2", "np.ones_like(z2)", "no_activation_derivative", EXACT),
        ("a1_d_z1", "z1 * (1 - z1)", "derivative_at_z", EXACT),
        ("error_d_a2", "output - a2", "sign_flipped", EXACT),
        ("error_d_a2", "2 * (a2 - output)", "factor_two", EXACT),
        ("z2_d_a1", "new_w2", "weights_after_update", EXACT),
        ("z2_d_b2", "b2", "bias_times_itself", EXACT),
        ("delta_b1", "(error_d_a1 * z1_d_b1).sum()", "bias_without_slope", EXACT),
        ("a2_d_z2", "diagonal(a2 * (1 - a2))", "softmax_by_unit", SOFTMAX),
        ("mean_hat_w1", "new_mean_w1", "no_bias_correction", ADAM),
        ("a1_d_z1", "a1 - a1 ** 2", RIGHT, EXACT),
        ("delta_w1", "(error_d_z1.T @ z1_d_w1).T", RIGHT, EXACT),
        ("delta_w1", "0.9 * w1", "", EXACT),
        # All biases are 1 at the start of this run alone.
        ("z2_d_b2", "1.0 * b2", "bias_times_itself", replace(EXACT, learn_biases=False)),
        ("delta_w1", "z1_d_w1.T @ error_d_z1 / 4", "", replace(EXACT, batch_size=4)),
    ],
)
def test_a_line_is_named_by_its_numbers(
    name: str, text: str, known: str, settings: Settings
) -> None:
    assert recognized(replace(settings, lines=((name, text),))) == known


@pytest.mark.parametrize(
    ("name", "text", "known", "layer"),
    [
        ("delta_w1", "z1_d_w1.T @ error_d_a1", "no_activation_derivative", 1),
        ("delta_w2", "a1.T @ error_d_a2", "no_activation_derivative", None),
        ("delta_w1", "-(z1_d_w1.T @ error_d_z1)", "sign_flipped", None),
        ("error_d_z1", "error_d_a1 * (z1 * (1 - z1))", "derivative_at_z", 1),
        ("error_d_a1", "error_d_z2 @ new_w2.T", "weights_after_update", None),
        ("delta_w1", "z1_d_w1.T @ error_d_z1 / 7", "", None),
    ],
)
def test_a_line_with_the_numbers_of_a_mistake_in_an_earlier_line_is_told_so(
    name: str, text: str, known: str, layer: int | None
) -> None:
    settings = replace(EXACT, lines=((name, text),))
    assert recognized(settings) == ""
    found = resembled(settings)
    assert (found.name, found.layer) == (known, layer) if found else known == ""


@pytest.mark.parametrize("judged", [recognized, resembled])
def test_only_a_typed_line_is_named(judged: Callable[[Settings], object]) -> None:
    with pytest.raises(ValueError, match="no typed line"):
        judged(EXACT)
