"""A cell written out is the line's own number in that cell."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core import Settings, train
from nn_core.lines.tree import Name, Number, read
from nn_core.questions import Place, UnaskedError
from nn_core.questions.cells import Writer, evaluated
from nn_core.questions.situation import Situation
from tests.helpers import strategies


@pytest.mark.slow
@given(strategies.settings(), st.data())
@examples(max_examples=60)
def test_a_written_cell_has_the_value_of_the_line(settings: Settings, data: st.DataObject) -> None:
    run = train(settings)
    assume(run.last >= 0)
    for quantity in run.quantities:
        place = Place(0, quantity.name)
        try:
            situation = Situation(run, place, 3, "value", 0)
        except UnaskedError:
            continue
        np.testing.assert_array_equal(evaluated(quantity.tree, situation.values), situation.whole)
        index = data.draw(st.sampled_from(situation.indices))
        written = situation.written(index)
        value = float(situation.whole[index])
        assert math.isclose(
            float(evaluated(written.node, situation.values)), value, rel_tol=1e-9, abs_tol=1e-12
        )


def test_a_sum_over_very_many_rows_is_evaluated() -> None:
    values = {"a": np.random.RandomState(0).rand(512, 8)}
    node = Writer(values).cell(read("(a ** 2).sum()"), ())
    assert evaluated(node, values) == pytest.approx((values["a"] ** 2).sum())


def test_a_cell_that_is_not_there_is_refused() -> None:
    values = {"a": np.eye(2)}
    for index in ((2, 0), (0,), (0, 0, 0)):
        with pytest.raises(IndexError, match="There is no cell"):
            Writer(values).cell(Name("a"), index)


def test_means_and_largest_numbers_are_written_out() -> None:
    values = {"a": np.array([[1.0, 2.0], [5.0, 4.0]])}
    writer = Writer(values)
    for line, index in [
        ("a.mean(axis=0)", (1,)),
        ("a.mean()", ()),
        ("a.max(axis=1, keepdims=True)", (1, 0)),
        ("a.sum(axis=1)", (0,)),
        ("a.sum(axis=0, keepdims=True)", (0, 1)),
        ("a / len(a)", (1, 1)),
        ("diagonal(a) - outer(a, a)", (1, 0, 1)),
        ("diagonal(a)", (0, 1, 1)),
        ("np.ones_like(a)", (0, 0)),
        ("-(a.T)", (0, 1)),
    ]:
        node = writer.cell(read(line), index)
        assert float(evaluated(node, values)) == float(evaluated(read(line), values)[index])
    assert isinstance(writer.cell(read("np.ones_like(a)"), (0, 0)), Number)
