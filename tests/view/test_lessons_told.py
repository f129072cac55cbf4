"""What our lessons say of numbers is so, in the runs that their stops open."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nn_core import Run, Settings, train
from nn_view.lessons import shipped
from nn_view.links import address
from pages.shell.lesson.place import PAGES


def told(name: str, number: int) -> str:
    stop = shipped.lesson(name, PAGES).stops[number - 1]
    return f"{stop.told} {stop.done}"


def run(name: str, number: int, **changes: object) -> Run:
    query = shipped.lesson(name, PAGES).stops[number - 1].place.query
    return train(replace(address.parse(query).settings, **changes))  # type: ignore[arg-type]


TOUR = train(Settings())
FIRST = TOUR.at(0)
NEURON, CURED = run("neuron", 1), run("neuron", 4)


@pytest.mark.parametrize(
    ("name", "number", "value", "written"),
    [
        ("tour", 2, FIRST["a2"][0, 0], "0.857"),
        ("tour", 4, FIRST["a2"].max(), "0.882"),
        ("tour", 7, FIRST["error_d_z2"].max(), "0.105"),
        ("tour", 12, TOUR.errors[0], "1.14"),
        ("tour", 12, TOUR.errors[99], "0.0344"),
        ("mazur", 1, run("mazur", 1).errors[0], "0.298371109"),
        ("mazur", 2, run("mazur", 2).at(0)["delta_w2"][0, 0], "0.0822"),
        ("neuron", 1, NEURON.at(0)["a1"].item(), "0.982"),
        ("neuron", 1, NEURON.at(0)["a1_d_z1"].item(), "0.0177"),
        ("neuron", 2, NEURON.errors[0], "0.482"),
        ("neuron", 2, NEURON.errors[100], "0.465"),
        ("neuron", 4, CURED.at(300)["a1"].item(), "0.012"),
        ("neuron", 4, NEURON.at(300)["a1"].item(), "0.203"),
    ],
)
def test_a_number_is_the_runs(name: str, number: int, value: float, written: str) -> None:
    assert written in told(name, number)
    assert f"{value:.{len(written.partition('.')[2])}f}" == written


def test_the_tour_points_at_the_right_rows_and_cells() -> None:
    targets = np.ravel(TOUR.settings.dataset.output)
    assert FIRST["error_d_a2"][1, 0] < 0
    assert FIRST["a2_d_z2"].argmin() == FIRST["a2"].argmax() == 5
    assert FIRST["error_d_z2"].argmax() == 0
    assert [*(FIRST["error_d_z2"][:, 0] < 0)] == [*(targets == 1)]
    assert abs(FIRST["z2_d_a1"]).argmax() == abs(FIRST["error_d_a1"][0]).argmax() == 1
    assert FIRST["delta_w2"].shape == (5, 1)
    assert len(TOUR.quantities) == 24
    assert TOUR.quantities[-1].name == "new_b1"


def test_with_the_tours_seed_fixed_biases_end_a_little_lower() -> None:
    fixed = train(replace(TOUR.settings, learn_biases=False))
    assert 0.5 * TOUR.errors[-1] < fixed.errors[-1] < TOUR.errors[-1]


def test_the_tours_two_departures_are_seen_at_their_stop() -> None:
    exact, tutorial = (train(Settings(rule=rule)).at(1) for rule in ("exact", "tutorial"))
    assert (exact["z2_d_a1"] == exact["w2"]).all()
    assert (tutorial["z2_d_a1"] == tutorial["new_w2"]).all()
    assert exact["z2_d_b2"] == 1 != tutorial["z2_d_b2"]


def test_mazurs_paths_and_rules_are_as_told() -> None:
    exact, tutorial = (run("mazur", 5, rule=rule).at(0) for rule in ("exact", "tutorial"))
    assert exact["delta_w2"][0, 1] < 0
    paths = exact["error_d_z2"] * exact["w2"]
    assert (paths[:, 0] > 0).all()
    assert (paths[:, 1] < 0).all()
    assert (abs(paths[:, 0]) > abs(paths[:, 1])).all()
    assert (exact["delta_w2"] == tutorial["delta_w2"]).all()
    assert (exact["delta_w1"] != tutorial["delta_w1"]).all()


def test_xor_needs_three_units_or_a_good_start() -> None:
    alone = run("xor", 1).at(299)
    assert alone["a1"] == pytest.approx(0.5, abs=1e-6)
    assert abs(alone["error_d_z1"]) == pytest.approx(0.5, abs=1e-6)
    assert alone["delta_w1"] == pytest.approx(0, abs=1e-6)
    targets = [0, 1, 1, 0]
    assert np.ravel(run("xor", 3).at(299)["a2"]) == pytest.approx(targets, abs=0.02)
    stuck = np.ravel(run("xor", 4).at(299)["a2"])
    assert (abs(stuck - 0.5) < 0.01).sum() == 2
    assert np.ravel(run("xor", 4, seed=3).at(299)["a2"]) == pytest.approx(targets, abs=0.02)


def test_gradients_vanish_and_live_as_told() -> None:
    deep = run("vanishing", 1).at(0)
    sizes = [abs(deep[f"delta_w{layer}"]).max() for layer in range(1, 8)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1] / 1000
    cured = run("vanishing", 3).errors[-1]
    assert cured < 1e-3
    assert run("vanishing", 4, initial_weights="normal").errors[-1] > 100 * cured
