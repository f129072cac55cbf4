"""Given starts in a link: by their numbers, or by their digest where they are too long."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import BIASES, Settings
from nn_view.links import address, starts

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@given(st.data(), st.sampled_from(BIASES), st.sampled_from([(), (1,), (2,), (2, 1)]))
def test_a_start_comes_back_from_its_text(
    data: st.DataObject, biases: str, hidden: tuple[int, ...]
) -> None:
    settings = Settings(hidden=hidden, biases=biases)

    def drawn(shape: tuple[int, ...]) -> Any:
        size = int(np.prod(shape))
        numbers = data.draw(st.lists(NUMBERS, min_size=size, max_size=size))
        return np.array(numbers).reshape(shape)

    start = {name: drawn(shape) for name, shape in settings.parameter_shapes.items()}
    settings = replace(settings, start=start)
    text = starts.written(settings, 10_000)
    assert starts.with_start(replace(settings, start=None), text).start == settings.start
    query = address.settings_query(settings)
    assert len(query) < address.LONGEST
    assert address.parse(query).settings == settings


def test_a_start_stands_in_the_link_as_long_as_it_fits() -> None:
    settings = Settings(hidden=(), start={"w1": ((1,), (-0.5,), (2e-9,)), "b1": 3})
    query = "start=w1_1__-0.5__2e-09__b1_3&hidden=none"
    assert address.settings_query(settings) == query
    assert address.parse(query) == address.Link(settings, quantity="z1")
    assert starts.written(settings, 20).startswith("own-")


@pytest.mark.parametrize(
    "text", ["w1", "w1_", "1_2", "w1_1__w1_2", "w1_1___2", "w1_nan", "w0_1", "c1_1", "w1_1e999x"]
)
def test_what_is_no_start_gets_the_form_of_one(text: str) -> None:
    read = address.parse(f"start={text}")
    assert read.settings == Settings()
    (told,) = read.problems
    assert "such as w1_0.1_0.2__0.3_0.4__b1_0.5. Using random weights." in told


def test_a_start_of_another_shape_says_what_was_expected() -> None:
    read = address.parse("hidden=none&start=w1_1_2__b1_0")
    assert read.settings == Settings(hidden=())
    (told,) = read.problems
    assert "its weights do not fit this network: w1 must be 3 × 1, got 1 × 2." in told
    (told,) = address.parse("hidden=none&start=w1_1__2__1e999__b1_0").problems
    assert "w1 must be finite" in told
