"""Settings as an expression: evaluating it gives the settings, and nothing in it is needless."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import settings as drawing
from hypothesis import strategies as st

import nn_core
from nn_core import FAULTS, Dataset, Edit, Settings
from nn_core.exports import expression
from tests.helpers.every_kind import every_kind
from tests.helpers.golden import golden_settings
from tests.helpers.strategies import edited, settings

NAMES = {name: getattr(nn_core, name) for name in ("Settings", "Dataset", "Edit")}


def made(text: str) -> Settings:
    found = eval(text, dict(NAMES))
    assert isinstance(found, Settings)
    return found


OWN = Dataset(
    'a "table"',
    tuple((at / 7, -0.0, 1e9) for at in range(40)),
    tuple((at % 2,) for at in range(40)),
    input_names=("it's", "b", "ü"),
    output_names=("wanted",),
    class_names=("no", "yes"),
)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        (Settings(), "Settings()"),
        (Settings(rule="exact", hidden=(3,)), 'Settings(hidden=(3,), rule="exact")'),
        (Settings(hidden=()), "Settings(hidden=())"),
        (Settings(learning_rate=2, l2=0.1), "Settings(learning_rate=2, l2=0.1)"),
        (Settings(fault="weights_after_update"), 'Settings(fault="weights_after_update")'),
        (Settings.mazur(), "Settings.mazur()"),
        (
            Settings(dataset=Dataset.built_in["xor"]()),
            'Settings(dataset=Dataset.built_in["xor"]())',
        ),
        (
            Settings(dataset=Dataset.built_in["circles"]()),
            'Settings(dataset=Dataset.built_in["circles"]())',
        ),
        (
            Settings(dataset=Dataset.built_in["moons"](points=20)),
            'Settings(dataset=Dataset.built_in["moons-20-0.1-0-0.25"]())',
        ),
        (
            Settings(lines=(("delta_w1", "2 * w1"),)),
            'Settings(lines=(("delta_w1", "2 * w1"),))',
        ),
        (
            Settings(edits=(Edit(12, "w1", 2, 1, 0.5),)),
            'Settings(edits=[Edit(12, "w1", 2, 1, 0.5)])',
        ),
        (
            Settings(dataset=Dataset("own", ((0.5,), (1.0,)), ((0.0,), (1.0,)))),
            'Settings(dataset=Dataset("own", [[0.5], [1]], [[0], [1]]))',
        ),
        (
            Settings(hidden=(), start={"w1": [[1.0], [2.0], [-0.5]], "b1": 0.0}),
            'Settings(\n    hidden=(),\n    start={\n        "w1": [[1], [2], [-0.5]],\n'
            '        "b1": 0,\n    },\n)',
        ),
    ],
)
def test_an_expression_is_as_short_as_it_can_be(wanted: Settings, text: str) -> None:
    assert expression(wanted) == text
    assert made(text) == wanted


@pytest.mark.parametrize("wanted", [*golden_settings(), Settings(dataset=OWN)])
def test_large_tables_are_broken_between_their_rows(wanted: Settings) -> None:
    text = expression(wanted)
    assert made(text) == wanted
    assert max(map(len, text.splitlines())) <= 100


@drawing(max_examples=50)
@given(wanted=st.one_of(settings(faults=("", *FAULTS)), edited()))
def test_any_settings_come_back(wanted: Settings) -> None:
    text = expression(wanted)
    assert made(text) == wanted
    call = ast.parse(text, mode="eval").body
    assert isinstance(call, ast.Call)
    for at in range(len(call.keywords)):
        fewer = ast.Call(call.func, call.args, call.keywords[:at] + call.keywords[at + 1 :])
        try:
            assert made(ast.unparse(fewer)) != wanted
        except ValueError:
            continue


def test_every_kind_of_settings_comes_back() -> None:
    for wanted in every_kind().values():
        assert made(expression(wanted)) == wanted
