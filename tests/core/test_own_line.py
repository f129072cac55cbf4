"""My line: what may be typed, what is refused with a sentence, and what follows from a line."""

from __future__ import annotations

import time
import tracemalloc
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core import Dataset, Settings, check_gradient, first_difference, paths, sweep, train
from nn_core.gradients.check import exact_gradient
from nn_core.lines.faults.typed import LineError, normalized
from nn_core.lines.rows import LAYER_ROLES
from nn_core.setup.declaring import CombinationError
from tests.helpers.faulty import CLASSES
from tests.helpers.runs import equal
from tests.helpers.typed import HOSTILE, TEXTS, grown, with_line

EXACT = Settings(rule="exact", iterations=30)
ADAM = Settings(optimizer="adam", learning_rate=0.1, l2=0.01, reduction="mean")
SOFTMAX = Settings(output="softmax", loss="cross_entropy", dataset=CLASSES, rule="exact")


def with_text(name: str, text: str, settings: Settings = EXACT) -> Settings:
    return replace(settings, lines=((name, text),))


def line(settings: Settings) -> str:
    """The line that is wrong, as it runs."""
    (wrong,) = (one for one in settings.quantities if one.correct)
    return wrong.code.partition(" = ")[2]


def test_the_right_line_is_no_change() -> None:
    for settings in (EXACT, Settings(), ADAM, SOFTMAX, Settings(biases="per_unit", hidden=())):
        for one in settings.quantities:
            assert with_text(one.name, one.code, settings) == settings
            assert with_text(one.name, one.code.partition(" = ")[2], settings) == settings


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("delta_w1", "np.dot(z1_d_w1.T, error_d_z1)*2", "z1_d_w1.T @ error_d_z1 * 2"),
        ("delta_w1", "delta_w1 = -w1", "-w1"),
        ("delta_w1", "np.where(w1>0, 1, 0)", "np.where(w1 > 0, 1.0, 0.0)"),
        ("delta_w1", "w1 > 0", "1.0 * (w1 > 0)"),
        ("delta_w1", "np.transpose(error_d_z1.T @ z1_d_w1)", "(error_d_z1.T @ z1_d_w1).T"),
        ("error", "np.sum(a2 - output)", "(a2 - output).sum()"),
        ("error", "np.mean(np.abs(np.subtract(a2, output)))", "np.abs(a2 - output).mean()"),
        ("error", "(a2 > 0.5).sum()", "1.0 * (a2 > 0.5).sum()"),
        ("delta_b1", "error_d_z1.sum() / len(output)", "error_d_z1.sum() / len(output)"),
        ("delta_b1", "b1 / b2", "np.divide(b1, b2)"),
        ("delta_b1", "b1 / 2", "np.multiply(1.0, b1 / 2)"),
        ("delta_b1", "b1 / len(output)", "np.multiply(1.0, b1 / len(output))"),
        ("delta_b1", "len(output) * b1", "np.multiply(1.0, len(output) * b1)"),
        ("z2_d_b2", "b2", "b2"),
        ("a1_d_z1", "np.ones_like(z1)", "np.ones_like(z1)"),
    ],
)
def test_a_line_is_taken_in_pythons_layout_and_in_floating_point(
    name: str, text: str, written: str
) -> None:
    settings = with_text(name, text)
    assert line(settings) == written
    assert settings.mistake is not None
    assert settings.mistake.title == f"My line for {name}"
    assert settings.correct == EXACT


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("delta_w1", "error_d_z1.T @ z1_d_w1", "hidden × inputs, its transpose"),
        ("delta_w1", "error_d_z1", "must be inputs × hidden, but this is rows × hidden"),
        ("a2_d_z2", "1", "a single number; multiply np.ones_like"),
        ("delta_w1", "w3", r"this network has no w3 \(did you mean w2 or w1\?\)\.$"),
        ("delta_w1", "t * w1", r"this network has no t\.$"),
        ("delta_w1", "X.T @ error_d_z1", r"no X \(did you mean inputs\?\)"),
        ("delta_w1", "w1 * E", r"no E \(did you mean error\?\)"),
        ("delta_w1", "z1_d_w1.T @ error_dz1", r"no error_dz1 \(did you mean error_d_z1, "),
        ("delta_w1", "new_w1", "new_w1 is computed after delta_w1"),
        ("delta_w1", "delta_w1", "delta_w1 cannot be computed from itself"),
        ("a1", "output[0]", "cannot contain"),
        ("a2", "output", "a2 is also computed without training, where there is no output"),
        ("a1", "z1 * learning_rate", "there is no learning_rate"),
        ("z3", "w1", r"this network has no z3 \(did you mean z2 or z1\?\)"),
        ("delta_w1", "z1_d_w1 @ error_d_z1", "cannot be multiplied as matrices"),
        ("delta_w1", "z1_d_w1 * w1", "do not fit together"),
        ("delta_w1", "inputs.T @ (error_d_z2 @ w2.T)", "at most one sum or matrix product"),
        ("delta_b1", "b1.sum()", r"a single number has no \.sum"),
        ("delta_b1", "b1.T", r"a single number has no \.T"),
        ("delta_w1", "np.outer(w1, w1)", "needs two vectors"),
    ],
)
def test_a_line_that_does_not_fit_is_refused_with_the_reason(
    name: str, text: str, why: str
) -> None:
    with pytest.raises(ValueError, match=why) as refused:
        with_text(name, text)
    assert str(refused.value).endswith(".")
    assert str(refused.value).count("\n") == 0


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_is_refused_at_once_with_a_sentence(text: str) -> None:
    began = time.perf_counter()
    with pytest.raises(ValueError, match=r"^lines") as refused:
        with_text("delta_w1", text)
    assert time.perf_counter() - began < 1
    assert len(str(refused.value)) < 700


@pytest.mark.parametrize("lines", [7, "delta_w1=w1", ("delta_w1", "w1"), [("w1",)], ((1, "w1"),)])
def test_anything_but_one_pair_is_refused(lines: Any) -> None:
    with pytest.raises(ValueError, match="lines"):
        Settings(lines=lines)


def test_a_line_is_a_text() -> None:
    with pytest.raises(LineError, match="must be a text"):
        normalized(7)


def test_there_is_one_line_and_no_mistake_beside_it() -> None:
    with pytest.raises(ValueError, match=r"\(\) or one pair"):
        Settings(lines=(("delta_w1", "w1"), ("delta_w2", "w2")))
    with pytest.raises(CombinationError, match="one at a time") as refused:
        Settings(fault="sign_flipped", lines=(("delta_w1", "w1"),))
    assert refused.value.field == "lines"
    with pytest.raises(CombinationError, match="no z2_d_a1"):
        Settings(hidden=(), lines=(("z2_d_a1", "w2"),))


def test_a_line_changes_its_quantity_and_no_other() -> None:
    settings = with_text("delta_w1", "z1_d_w1.T @ error_d_z1 / len(output)")
    for one, right in zip(settings.quantities, EXACT.quantities, strict=True):
        assert one.correct == right if one.name == "delta_w1" else one == right
    found = first_difference(train(EXACT), train(settings))
    assert found is not None
    assert (found.iteration, found.quantity) == (0, "delta_w1")
    checks = check_gradient(train(settings), 0)
    assert [name for name, one in checks.items() if one.differs.any()] == ["w1"]
    assert np.allclose(exact_gradient(train(settings), 0), exact_gradient(train(EXACT), 0))


def test_an_endless_number_ends_the_training_with_its_sentence() -> None:
    run = train(with_text("error", "1 / (a2 - a2).sum()"))
    assert run.diverged is not None
    assert (run.diverged.iteration, run.diverged.quantity) == (0, "error")
    assert all(np.isnan(one.numeric).all() for one in check_gradient(run, 0).values())
    # The activation of an infinite weighted input is 0 or 1 and leaves no trace further on.
    run = train(with_text("z1", "1 / ((inputs @ w1) * 0)"))
    assert run.diverged is not None
    assert (run.diverged.iteration, run.diverged.quantity) == (0, "z1")


def test_a_line_that_is_a_known_mistake_trains_as_that_does() -> None:
    typed = with_text("delta_w1", "z1_d_w1.T @ error_d_z1 / len(error_d_z1)")
    known = replace(EXACT, fault="mean_for_weights_only", fault_layer=1)
    assert equal(train(typed).errors, train(known).errors)


def test_layers_of_the_same_size_take_each_others_shapes_as_numpy_does() -> None:
    square = replace(EXACT, hidden=(3,))
    run = train(with_text("delta_w1", "error_d_z1.T @ z1_d_w1", square))
    values = run.at(5)
    assert equal(values["delta_w1"], values["error_d_z1"].T @ values["z1_d_w1"])
    typed = with_text("z1_d_w1", "a1", square)
    known = replace(square, fault="own_activation")
    assert equal(train(typed).errors, train(known).errors)
    assert typed.quantities[11].axes == square.quantities[11].axes


def test_a_derivative_by_a_bias_is_one_number_or_one_a_unit() -> None:
    unit = replace(EXACT, biases="per_unit")
    typed = with_text("z1_d_b1", "b1", with_text("z1_d_b1", "1", unit))
    assert line(typed) == "b1"
    with pytest.raises(ValueError, match="must be a single number, but this is rows × hidden"):
        with_text("z1_d_b1", "z1", unit)


def test_a_factor_that_cancels_is_computed_where_it_is_typed() -> None:
    typed = with_text("a2_d_z2", "np.ones_like(a2)", replace(EXACT, loss="cross_entropy"))
    known = replace(typed.correct, fault="no_output_derivative")
    assert equal(train(typed).errors, train(known).errors)
    jacobian = with_text("a2_d_z2", "diagonal(a2 * (1 - a2))", SOFTMAX)
    known = replace(SOFTMAX, fault="softmax_by_unit")
    assert equal(train(jacobian).errors, train(known).errors)


def test_forward_lines_are_those_of_the_check_the_predictions_and_the_paths() -> None:
    settings = with_text("a1", "np.tanh(z1)")
    run = train(settings)
    assert equal(run.activations(settings.dataset.train.inputs, 3)["a1"], np.tanh(run.at(3)["z1"]))
    assert {name for name, one in check_gradient(run, 0).items() if one.differs.any()} == {
        "w1",
        "b1",
    }
    assert np.isclose(paths(run, 0, "w1").total, run.at(0)["delta_w1"][0, 0])


def test_a_line_that_does_not_depend_on_the_parameters_is_the_same_for_all_networks() -> None:
    for name, text in (("error", "0.5"), ("new_b1", "1"), ("delta_w1", "np.ones_like(w1)")):
        settings = with_text(name, text)
        together = sweep(settings, [5, 7])
        for at, seed in enumerate((5, 7)):
            alone = train(replace(settings, seed=seed))
            np.testing.assert_allclose(together.errors[:, at], alone.errors, rtol=1e-9)
        assert check_gradient(train(settings), 0)
    bare = Settings(hidden=(), rule="exact", iterations=5)
    shared = with_text("new_w1", "inputs.T @ output", bare)
    assert sweep(shared, [1, 2]).parameters["w1"].shape == (3, 1, 2)


@pytest.mark.slow
@given(with_line())
@examples(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_sweep_trains_a_typed_line_as_each_training_alone(settings: Settings) -> None:
    alone = train(settings)
    if alone.diverged is None:
        together = sweep(settings, [settings.seed, settings.seed // 2])
        expected = alone.train_errors
        np.testing.assert_allclose(together.errors[:, 0], expected, rtol=1e-6, atol=1e-9)
    listed = [one for one in settings.quantities if one.role in LAYER_ROLES]
    assert set(alone.activations(settings.dataset.train.inputs, 0)) <= {one.name for one in listed}


@pytest.mark.slow
@given(st.sampled_from(["delta_w1", "a1", "error", "delta_b1", "new_w2", "z1_d_b1", "x"]), TEXTS)
@examples(max_examples=10_000, deadline=2_000)
def test_a_text_of_any_kind_is_refused_with_a_sentence_or_trains(name: str, text: str) -> None:
    try:
        settings = Settings(lines=((name, text),), iterations=2)
    except ValueError as problem:
        sentence = str(problem)
    else:
        train(settings)
        return
    assert sentence.startswith("lines")
    assert sentence.endswith(".")


@pytest.mark.slow
@pytest.mark.parametrize(
    "settings",
    [
        Settings(iterations=2),
        replace(ADAM, iterations=2),
        replace(SOFTMAX, iterations=2, biases="per_unit"),
        Settings(iterations=2, dataset=Dataset.built_in["iris"](), hidden=(16, 16), rule="exact"),
    ],
    ids=["tutorial", "adam", "softmax", "iris"],
)
def test_a_typed_line_neither_raises_nor_takes_long_nor_fills_the_memory(
    settings: Settings,
) -> None:
    names = [one.name for one in settings.quantities]

    @given(st.sampled_from(names), st.data())
    @examples(max_examples=100, deadline=2_000, suppress_health_check=[HealthCheck.too_slow])
    def run(name: str, data: st.DataObject) -> None:
        known = [*settings.state_shapes, "inputs", "output", *settings.constants, *names]
        text = data.draw(grown(known[: known.index(name) + 1]))
        try:
            typed = replace(settings, lines=((name, text),))
        except ValueError:
            return
        tracemalloc.start()  # here alone: everything is slower while it watches
        try:
            train(typed)
            sweep(typed, [1, 2])
            assert tracemalloc.get_traced_memory()[1] < 100e6
        finally:
            tracemalloc.stop()

    run()


def test_what_is_one_of_pythons_own_numbers_computes_in_floating_point() -> None:
    run = train(with_text("delta_w1", "z1_d_w1.T @ error_d_z1 / len(error_d_z1) ** 2"))
    assert run.diverged is None
    run = train(with_text("delta_b1", "len(w1) ** -16"))
    assert run.at(0)["delta_b1"] == 3.0**-16
    run = train(with_text("delta_b1", "np.exp(b1) ** 2"))
    assert run.at(0)["delta_b1"] == np.exp(1.0) ** 2
    for text, value in (("b1 * (0.5 * (2 > 1))", 0.5), ("b1 * np.maximum(len(w1), 0.5)", 3.0)):
        assert train(with_text("delta_b1", text)).at(0)["delta_b1"] == value
    # What an optimizer keeps of a shared bias is one number, too.
    run = train(with_text("new_mean_b2", "mean_b1 ** -1", replace(ADAM, iterations=2)))
    assert run.diverged is not None
