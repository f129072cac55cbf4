"""The page of paths, without a browser."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Settings, paths, train
from nn_view.style.numbers import short
from nn_view.wording import paths as words
from pages.shell import menu
from tests.helpers.pages import linked, number, state


def page(**query: str) -> AppTest:
    """The page as a link opens it."""
    return linked("paths.py", **query)


def said(at: AppTest) -> str:
    return " ".join(one.value for kind in (at.markdown, at.caption, at.warning) for one in kind)


def test_the_first_view_follows_the_largest_gradient_of_the_steppers_iteration() -> None:
    at = page(at="12")
    values = train(Settings()).at(12)
    row, column = np.unravel_index(np.abs(values["delta_w1"]).argmax(), (3, 5))
    found = paths(train(Settings()), 12, "w1", int(row), int(column))
    table = at.dataframe[0].value
    assert len(table) == found.count == 6
    assert abs(table["product"].sum() - values["delta_w1"][row, column]) < 1e-12
    assert (table["product"].abs().diff().dropna() <= 0).all()
    factors = table[list(found.chain)].prod(axis=1)
    np.testing.assert_allclose(factors, table["product"], rtol=1e-12)
    assert "**6 paths** (6 rows × 1 route)," in said(at)
    apart = abs(found.total - found.delta)  # which depends on how this processor adds
    rounded = words.ROUNDED.format(difference=short(apart, 1))
    assert (rounded if apart else words.SAME) in said(at)
    next(one for one in at.button if one.label.startswith("Show `delta_w1[")).click().run()
    place = state(at).place
    assert (place["at"], place["quantity"], place["cell"]) == (
        "12",
        "delta_w1",
        f"{row + 1},{column + 1}",
    )


def test_no_factor_that_is_not_zero_is_printed_as_zeros() -> None:
    place = {"lr": "50", "at": "99", "rule": "exact", "entry": "w1,3,1"}
    values = page(**place).dataframe[0].value
    printed = page(**place, view="projection").table[0].value
    floats = [name for name in values if values[name].dtype == np.float64]
    sizes = np.abs(values[floats].to_numpy())
    assert sizes[sizes > 0].min() < 1e-12
    texts = printed[floats].to_numpy().ravel()
    for value, text in zip(values[floats].to_numpy().ravel(), texts, strict=True):
        assert float(text) == pytest.approx(value, rel=1e-7)
        assert text != "-0"


def test_a_link_brings_weight_lines_and_path() -> None:
    at = page(entry="b1,1,1", lines="sum", path="3", hidden="4,2", rule="exact")
    assert state(at).problems == ()
    table = at.dataframe[0].value
    assert len(table) == 4 * 2
    assert "route" in table.columns
    assert "error_d_a3" not in table.columns
    assert "z3_d_a2" in table.columns
    assert number(at, "own_path").value == 3
    assert "Path 3, 6 rows summed" in said(at)
    at.selectbox(key="own_entry").set_value("w3,2,1").run()
    assert not at.exception
    assert number(at, "own_path").value == 1
    assert len(at.dataframe[0].value) == 1
    wrong = page(entry="w9,1,1", lines="some", path="0")
    assert len(state(wrong).problems) == 2
    assert "w9,1,1 is not in this network" in said(wrong)


def test_a_mistake_in_the_gradient_itself_is_told_apart() -> None:
    assert "this run has a mistake in `delta_w1[" in said(page(fault="mean_over_rows"))


@pytest.mark.parametrize("hidden", ["16,16,16"])
def test_too_many_paths_are_listed_by_their_routes(hidden: str) -> None:
    at = page(hidden=hidden, entry="b1,1,1", iterations="3")
    assert "are too many to list" in said(at)
    table = at.dataframe[0].value
    assert len(table) == 1000
    lit = [one.proto.json for one in at.get("bidi_component") if "paths_board" in one.proto.json]
    shown: Any = json.loads(lit[0])
    assert shown["groups"][0]["items"][0]["lit"] == [{"row": None, "column": 0}]
    assert shown["groups"][0]["items"][-3]["chosen"] == {"row": 0, "column": 0}


def test_it_stands_among_the_pages() -> None:
    assert words.TITLE in [entry.title for entry in menu.ENTRIES]
