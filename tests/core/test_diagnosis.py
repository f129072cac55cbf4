"""Why a run does not learn: each finding on a situation that is known, and silence elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from nn_core import Dataset, Run, Settings, train
from nn_core.diagnosis import of_data, of_error, of_units
from nn_core.diagnosis.diagnosis import CAUSES, diagnose
from nn_core.diagnosis.evidence import Evidence
from nn_core.diagnosis.finding import Finding
from tests.helpers.golden import golden_settings
from tests.helpers.runs import DIVERGING

XOR = Settings(
    iterations=2000,
    hidden=(4,),
    rule="exact",
    biases="per_unit",
    dataset=Dataset.built_in["xor"](),
)
#: More iterations than the default, so that a run that learns has the time to.
LONG = Settings(rule="exact", iterations=500)

Look = Callable[[Evidence], Finding | None]


def side(rows: int, scale: float = 1.0, shift: float = 0.0) -> Dataset:
    """Points of the plane, to be told apart by the side of a line that they lie on."""
    points = np.random.RandomState(0).randn(rows, 2)
    wanted = (points[:, :1] > 0).astype(float)
    inputs = points * scale + shift
    return Dataset("own", inputs.tolist(), wanted.tolist())


def alone(look: Look, settings: Settings) -> Finding:
    """The finding, which is among those of the whole diagnosis, and whose cure helps."""
    run = train(settings)
    found = look(Evidence(run))
    assert found is not None
    assert found in diagnose(run)
    assert found.quantity in {one.name for one in run.quantities}
    assert 0 <= found.iteration <= run.last
    assert found.reason.endswith(".")
    cured = replace(settings, **found.changes)
    assert cured != settings
    assert unexplained(train(cured)) < 0.5 * unexplained(run)
    return found


def unexplained(run: Run) -> float:
    return float(Evidence(run).unexplained.mean())


def test_saturated_units_are_counted_with_the_iteration_since_which_they_are() -> None:
    settings = replace(LONG, dataset=side(200), iterations=100)
    found = alone(of_units.saturated, settings)
    run = train(settings)
    told = f"5 of 5 hidden units are saturated for every row since iteration {found.iteration}:"
    assert told in found.told
    slopes = [run.at(i)[found.quantity].max(axis=0) for i in (found.iteration - 1, found.iteration)]
    assert (slopes[0] > of_units.SATURATED).any()
    assert (slopes[1] <= of_units.SATURATED).all()


def test_units_that_begin_saturated_get_smaller_weights() -> None:
    found = alone(of_units.saturated, replace(LONG, initial_scale=30.0))
    assert "from the start" in found.told
    assert found.changes == {"start": None, "initial_scale": 3.0}


def test_a_step_too_large_for_a_sum_over_so_many_rows() -> None:
    found = alone(of_error.step_too_large, replace(LONG, dataset=side(200)))
    assert "η = 1 times a sum over 200 rows" in found.told
    assert found.changes == {"learning_rate": 0.005}
    run = train(replace(LONG, dataset=side(200)))
    name = found.quantity.removeprefix("new_")
    values = run.at(found.iteration)
    moved = np.linalg.norm(values[found.quantity] - values[name]) / np.linalg.norm(values[name])
    assert f"changes {name} by {moved:.3g} times its own size" in found.told


def test_a_step_that_nothing_adds_up_to() -> None:
    # Of a single row there is no sum. It ends saturated, whatever the processor rounds.
    one = Dataset("own", ((2.0, -1.0),), ((0.3,),))
    found = alone(of_error.step_too_large, replace(LONG, dataset=one, learning_rate=100.0))
    assert found.told.endswith("times its own size: η = 100 times the gradient.")
    assert found.changes == {"learning_rate": 10.0}


def test_an_error_that_goes_up_and_down() -> None:
    settings = replace(
        LONG, learning_rate=20.0, activation="leaky_relu", dataset=XOR.dataset, iterations=400
    )
    found = alone(of_error.oscillates, settings)
    late = train(settings).errors[-101:]
    assert f"rose in {(np.diff(late) > 0).sum()} of the last 100 iterations" in found.told


def test_dead_units_of_relu_are_found_and_slow_ones_of_leaky_relu_are_not() -> None:
    settings = replace(LONG, activation="relu", learning_rate=5.0)
    found = alone(of_units.dead, settings)
    assert found.told.startswith("5 of 5 hidden units are dead since iteration 2:")
    assert found.changes == {"activation": "leaky_relu"}
    assert not train(settings).at(found.iteration)["a1"].any()
    # Here all slopes are those of leaky relu's negative side, and the error does not fall.
    start = {"w1": -np.ones((3, 5)), "b1": -1.0, "w2": np.zeros((5, 1)), "b2": 0.0}
    leaky = replace(LONG, activation="leaky_relu", start=start, learning_rate=1e-3)
    evidence = Evidence(train(leaky))
    assert not evidence.fares_well
    assert (evidence.last["a1_d_z1"] == 0.01).all()
    assert of_units.dead(evidence) is None
    assert of_units.saturated(evidence) is None


def test_units_that_are_all_alike() -> None:
    settings = replace(XOR, initial_weights="zeros")
    found = alone(of_units.alike, settings)
    assert found.told == "All 4 units of hidden layer 1 are identical from the start."
    a1 = train(settings).at(1000)["a1"]
    np.testing.assert_allclose(np.ptp(a1, axis=1), 0, atol=1e-12)


def test_a_plateau_of_which_nothing_else_is_the_cause() -> None:
    settings = replace(XOR, hidden=(2,), seed=2, biases="shared")
    found = alone(of_error.stands_still, settings)
    errors = train(settings).errors
    assert f"has stayed at {errors[-1]:.3g} since iteration {found.iteration:,}" in found.told
    late = errors[found.iteration :]
    assert np.ptp(late) < 0.05 * errors[-1]
    assert found in diagnose(train(settings))
    assert len(diagnose(train(settings))) == 1


def test_unscaled_inputs() -> None:
    settings = replace(LONG, dataset=side(20, scale=100.0, shift=300.0))
    found = alone(of_data.unscaled_inputs, settings)
    largest = np.abs(settings.dataset.train.inputs).max()
    assert f"reaches {largest:.3g}." in found.told
    inputs = found.changes["dataset"].train.inputs
    np.testing.assert_allclose(inputs.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(inputs.std(axis=0), 1)


@pytest.mark.parametrize("shift", [0.0, 3.0])
def test_inputs_that_hardly_differ(shift: float) -> None:
    settings = replace(LONG, dataset=side(20, scale=1e-6, shift=shift), learning_rate=0.1)
    found = alone(of_data.unscaled_inputs, settings)
    apart = 1e6 * np.ptp(settings.dataset.train.inputs, axis=0).max()
    assert found.told == f"The rows differ by at most {apart:.3g}e-6 in each input."
    # Where all inputs are constant, scaling tells no rows apart either.
    inputs = ((0.01, 3.0),) * 20
    alike = replace(settings, dataset=replace(settings.dataset, inputs=inputs))
    assert of_data.unscaled_inputs(Evidence(train(alike))) is None


def test_targets_out_of_the_outputs_reach() -> None:
    rows = np.linspace(-1, 1, 9)[:, None]
    settings = replace(LONG, dataset=Dataset("own", rows.tolist(), (3 * rows).tolist()))
    found = alone(of_data.out_of_reach, settings)
    low, high = settings.network.activation_of(settings.network.last).range
    count = ((3 * rows < low) | (3 * rows > high)).sum()
    assert found.told.startswith(f"{count} targets are out of reach, such as −3:")
    assert "lies between 0 and 1" in found.told


def test_a_training_that_diverged() -> None:
    run = train(DIVERGING)
    found = of_error.diverged(Evidence(run))
    assert found is not None
    assert run.diverged is not None
    assert run.diverged.quantity in found.told
    assert found in diagnose(run)
    assert found.changes["learning_rate"] < DIVERGING.learning_rate


def test_every_cause_has_a_test_here() -> None:
    assert {look.__name__ for look in CAUSES} == {
        "diverged",
        "out_of_reach",
        "unscaled_inputs",
        "alike",
        "step_too_large",
        "dead",
        "saturated",
        "oscillates",
    }


@pytest.mark.parametrize("seed", range(20))
def test_nothing_is_said_of_the_tutorials_network(seed: int) -> None:
    for rule in ("tutorial", "exact"):
        assert diagnose(train(Settings(seed=seed, rule=rule))) == []


def test_nothing_is_said_of_examples_that_learn() -> None:
    for settings in (Settings.mazur(), XOR, replace(LONG, activation="leaky_relu")):
        assert diagnose(train(settings)) == []
    for name in ("and", "or", "parity", "majority"):
        learns = Settings(dataset=Dataset.built_in[name](), rule="exact", iterations=1000)
        assert diagnose(train(learns)) == []


def test_nothing_is_said_of_golden_runs() -> None:
    # Some of them stand still or get worse: they are there for their numbers.
    runs = [run for run in map(train, golden_settings()) if run.errors[-1] < 0.75 * run.errors[0]]
    assert len(runs) > 10
    assert [diagnose(run) for run in runs] == [[]] * len(runs)


def test_a_run_that_has_only_begun_is_not_judged() -> None:
    assert diagnose(train(replace(LONG, dataset=side(200), iterations=5))) == []


@pytest.mark.slow
def test_few_iterations_of_a_long_run_are_computed() -> None:
    settings = replace(LONG, dataset=side(200), iterations=20_000, hidden=(16, 16, 16))
    run = train(settings)
    computed = []
    whole = run.at
    run.at = lambda i, rule=None: computed.append(i) or whole(i, rule)  # type: ignore[method-assign,func-returns-value]
    assert diagnose(run)
    assert len(computed) == len(set(computed)) < 60
