"""Paths: every route from a weight to the error; together they sum to its gradient."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core import MAX_ROWS, Dataset, Settings, paths, train
from tests.helpers import strategies


@given(strategies.settings(), st.data())
@examples(max_examples=80)
def test_all_paths_together_are_the_gradient(settings: Settings, data: st.DataObject) -> None:
    run = train(settings)
    if run.completed == 0:
        return
    i = data.draw(st.integers(0, run.completed - 1))
    for name, shape in settings.parameter_shapes.items():
        rows, columns = (1, 1, *shape)[-2:]
        for row, column in itertools.product(range(rows), range(columns)):
            found = paths(run, i, name, row, column)
            products = found.products()
            within = 1e-12 * max(1.0, float(np.abs(products).sum()))
            assert abs(found.total - found.delta) <= within, (name, row, column)
            assert products.shape == (found.rows, len(found.units))
            np.testing.assert_allclose(products.sum(axis=0), found.sums, atol=within)
        route, at = len(found.units) - 1, found.rows - 1
        factors = found.factors(at, route)
        product = math.prod(factor.value for factor in factors)
        assert math.isclose(product, products[at, route], rel_tol=1e-12, abs_tol=1e-300)


def test_the_factors_are_the_cells_of_the_run() -> None:
    settings = Settings(hidden=(4, 3), dataset=Dataset.built_in["mazur"]())
    run = train(settings)
    found, values = paths(run, 12, "w1", 1, 2), run.at(12)
    assert found.chain == run.quantities[-6].chain
    assert (len(found.units), found.count) == (6, 6)
    strongest = int(found.order()[0])
    assert abs(found.sums[strongest]) == np.abs(found.sums).max()
    unit, later, output = found.units[strongest]
    assert unit == 2
    factors = found.factors(0, strongest)
    assert [(one.quantity, one.row, one.column) for one in factors] == [
        ("error_d_a3", 0, output),
        ("a3_d_z3", 0, output),
        ("z3_d_a2", later, output),
        ("a2_d_z2", 0, later),
        ("z2_d_a1", 2, later),
        ("a1_d_z1", 0, 2),
        ("z1_d_w1", 0, 1),
    ]
    rows, routes = np.divmod(np.arange(found.count), len(found.units))
    for one in factors:
        through = found.through(one.quantity, one.row, one.column, rows, routes)
        held = [one in found.factors(*pair) for pair in zip(rows, routes, strict=True)]
        assert through.tolist() == held, one
    assert not found.through("z2_d_a1", 0, 0, rows, routes).any()
    for name, row, column, value in factors:
        assert value == values[name][row, column]
        given = found.factor(name, np.array([0]), np.array([strongest]))
        assert given.tolist() == [value]
    assert [name for name in found.chain if not found.depends_on_row(name)] == [
        "z3_d_a2",
        "z2_d_a1",
    ]


def test_a_shared_bias_has_paths_from_every_unit_and_a_units_bias_from_that_unit() -> None:
    assert paths(train(Settings()), 3, "b1").count == 6 * 5
    per_unit = train(Settings(biases="per_unit"))
    assert paths(per_unit, 3, "b1", 0, 4).units.tolist() == [[4, 0]]
    factor = paths(per_unit, 3, "b1", 0, 4).factors(0, 0)[-1]
    assert factor[:3] == ("z1_d_b1", 0, 4)
    exact = train(Settings(biases="per_unit", rule="exact"))
    assert paths(exact, 3, "b1", 0, 4).factors(0, 0)[-1] == ("z1_d_b1", 0, 0, 1.0)


def test_where_the_error_and_the_output_cancel_a_path_of_the_last_layer_is_shorter() -> None:
    run = train(Settings(rule="exact", loss="cross_entropy"))
    assert paths(run, 3, "w2").chain == ("error_d_z2", "z2_d_w2")
    found = paths(run, 3, "w1", 1, 2)
    assert math.isclose(found.total, found.delta, rel_tol=1e-12)


def test_the_largest_network_has_all_its_paths_summed() -> None:
    random = np.random.RandomState(0)
    data = Dataset("large", *(tuple(map(tuple, random.rand(MAX_ROWS, width))) for width in (16, 8)))
    found = paths(train(Settings(iterations=1, hidden=(16, 16, 16), dataset=data)), 0, "b1")
    assert found.count == MAX_ROWS * 16**3 * 8
    assert math.isclose(found.total, found.delta, rel_tol=1e-9)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (("w3",), "There is no 'w3' here, only w1, b1, w2, b2."),
        ((["w1"],), "There is no ['w1'] here"),
        (("w1", 3, 0), "row of w1 must be a whole number from 0 to 2, got 3."),
        (("b1", 0, 1), "column of b1 must be a whole number from 0 to 0, got 1."),
    ],
)
def test_a_weight_that_does_not_exist_is_refused(
    place: tuple[str, int, int], sentence: str
) -> None:
    run = train(Settings())
    with pytest.raises(ValueError, match=r"here|must be") as refused:
        paths(run, 0, *place)
    assert sentence in str(refused.value)
    with pytest.raises(ValueError, match="iteration must be"):
        paths(run, 100, "w1")
