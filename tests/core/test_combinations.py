"""Settings that do not fit together are refused, and the sentence says what fits."""

from __future__ import annotations

from typing import Any

import pytest

from nn_core import Dataset, Edit, Settings
from nn_core.setup.declaring import CombinationError
from tests.helpers.faulty import CLASSES

OUTSIDE = Dataset("outside", ((0.0,), (1.0,)), ((0.5,), (1.5,)))
TEST_OUTSIDE = Dataset("outside", ((0.0,),), ((0.5,),), ((1.0,),), ((-0.1,),))
NO_SHARES = Dataset("no_shares", ((0.0,), (1.0,)), ((0.5, 0.5), (0.5, 0.6)))
TEST_NO_SHARES = Dataset("no_shares", ((0.0,),), ((0.5, 0.5),), ((1.0,),), ((0.2, 0.2),))
SOFTMAX: dict[str, Any] = {"output": "softmax", "loss": "cross_entropy"}


@pytest.mark.parametrize(
    ("given", "field", "why"),
    [
        ({"activation": ("tanh", "relu")}, "activation", "names 2 activations.* 1 hidden layer;"),
        (
            {"activation": ("tanh", "tanh"), "hidden": (4, 3, 2)},
            "activation",
            "names 2 activations, and the network has 3 hidden layers",
        ),
        ({"activation": ("tanh",), "hidden": ()}, "activation", "has no hidden layers"),
        ({"output": "softmax"}, "output", "at least two outputs.*for one output, choose sigmoid"),
        (
            {"output": "linear", "loss": "cross_entropy"},
            "loss",
            "cross-entropy is not defined for linear outputs, only for sigmoid and softmax outputs",
        ),
        (
            {"loss": "cross_entropy", "dataset": OUTSIDE},
            "loss",
            "targets from 0 to 1, and row 2 has 1.5",
        ),
        ({"loss": "cross_entropy", "dataset": TEST_OUTSIDE}, "loss", "test row 1 has -0.1"),
        ({**SOFTMAX, "dataset": NO_SHARES}, "loss", "row 2 add up to 1.1"),
        ({**SOFTMAX, "dataset": TEST_NO_SHARES}, "loss", "test row 1 add up to 0.4"),
        (
            {"fault": "mean_over_rows", "reduction": "mean"},
            "reduction",
            "“Mean instead of sum .*” is one only where the error is the sum over the rows",
        ),
        ({"fault": "sum_over_rows"}, "fault", "where the error is the mean over the rows"),
        ({"fault": "without_weights", "hidden": ()}, "fault", "” changes nothing in this network"),
        ({"fault": "softmax_by_unit"}, "fault", "changes nothing in this network"),
        ({"fault": "factor_two", "loss": "cross_entropy"}, "fault", "from the square” changes"),
        (
            {"fault": "own_activation"},
            "fault",
            "itself” fits .* as many units as the layer before it",
        ),
        (
            {"fault": "own_activation", "hidden": (3, 3), "fault_layer": 3},
            "fault_layer",
            "as many units as the layer before it",
        ),
        (
            {"fault": "without_weights", "fault_layer": 2},
            "fault_layer",
            "changes nothing in layer 2 of this network",
        ),
        ({"fault": "sign_flipped", "fault_layer": 3}, "fault_layer", "has 2 layers of weights"),
    ],
)
def test_a_wrong_combination_is_refused_at_its_last_setting(
    given: dict[str, Any], field: str, why: str
) -> None:
    with pytest.raises(CombinationError, match=why) as refused:
        Settings(**given)
    assert refused.value.field == field
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "given",
    [
        {**SOFTMAX, "dataset": CLASSES},
        {"output": "softmax", "dataset": NO_SHARES},
        {"loss": "cross_entropy", "dataset": Dataset("soft", ((0.0,),), ((0.25,),))},
        {"output": "linear", "loss": "squared", "dataset": OUTSIDE},
        {"activation": ("tanh", "relu"), "hidden": (3, 2)},
        {"fault": "no_activation_derivative", "fault_layer": 1},
    ],
)
def test_what_fits_is_taken_as_it_is(given: dict[str, Any]) -> None:
    settings = Settings(**given)
    assert {name: getattr(settings, name) for name in given} == given


def test_one_activation_for_all_layers_is_one_name() -> None:
    assert Settings(hidden=(4, 3), activation=("tanh", "tanh")).activation == "tanh"
    assert Settings(hidden=(), activation="tanh") == Settings(hidden=())


def test_a_setting_without_effect_is_its_default() -> None:
    plain = Settings()
    assert Settings(momentum=0.5, beta2=0.9, epsilon=0.1) == plain
    assert Settings(optimizer="rmsprop", momentum=0.5) == Settings(optimizer="rmsprop")
    assert Settings(batch_size=6, shuffle=True) == plain
    assert Settings(shuffle=True) == plain
    assert Settings(fault_layer=1) == plain
    assert Settings(batch_size=2, shuffle=True).shuffle


def test_without_biases_there_are_none_to_set() -> None:
    bare = Settings(biases="none")
    assert list(bare.parameter_shapes) == ["w1", "w2"]
    assert not {one.name for one in bare.quantities if "b" in one.name.split("_")[-1]}
    with pytest.raises(ValueError, match="there is no 'b1' here"):
        Settings(biases="none", edits=(Edit(0, "b1", 0, 0, 1.0),))
    with pytest.raises(ValueError, match="start must give exactly w1, w2"):
        Settings(biases="none", start={"w1": [[0.0] * 5] * 3, "b1": 0.0, "w2": [[0.0]] * 5})
