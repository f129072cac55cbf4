"""The README's Python: every line runs, and gives what its comment says."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import Any

import numpy as np

from nn_core import Settings, exports, train
from tests.helpers.sources import ROOT

#: What each line has to give, given the names of the block.
CLAIMS: dict[str, Callable[[Any, dict[str, Any]], bool]] = {
    "run.errors": lambda value, _: value.shape == (100,),
    "run.at(12)['delta_w1']": lambda value, names: np.array_equal(
        names["run"].parameters(13)["w1"], names["run"].parameters(12)["w1"] - 1.0 * value
    ),
    "run.parameters(12)['w1']": lambda value, names: (
        np.array_equal(value, names["run"].at(12)["w1"])
        and not np.array_equal(value, names["run"].parameters()["w1"])
    ),
    "run.predict([[1, 1, 0]])": lambda value, _: value.shape == (1, 1),
    "[(one.name, one.code) for one in run.quantities]": lambda value, _: (
        ("delta_w1", "delta_w1 = z1_d_w1.T @ error_d_z1") in value
    ),
    "check_gradient(run, 12)['w1'].relative_error": lambda value, _: 0 < value < 1e-6,
    "check_gradient(run, 12)['w1'].differs": lambda value, _: (
        value.shape == (3, 5) and not value.any()
    ),
    "[one.told for one in diagnose(run)]": lambda value, _: value == [],
    "first_difference(run, train(Settings(rule='exact', fault='mean_over_rows')))": (
        lambda value, _: value is not None
    ),
    "judge(run, 12, {'delta_w1': run.at(12)['delta_w1'] / 6})['delta_w1'].mistake": (
        lambda value, _: value == "mean_over_rows"
    ),
    "train(Settings(rule='exact', lines=(('delta_w1', 'z1_d_w1.T @ error_d_z1 / 6'),)))": (
        lambda value, names: np.allclose(
            value.at(0)["delta_w1"], names["run"].at(0)["delta_w1"] / 6
        )
    ),
    "paths(run, 12, 'w1', 2, 1).total": lambda value, names: np.isclose(
        value, names["run"].at(12)["delta_w1"][2, 1], rtol=1e-12
    ),
    "train(Settings(loss='cross_entropy', optimizer='adam', learning_rate=0.1, "
    "rule='exact')).errors": (lambda value, _: value.shape == (100,) and value[-1] < value[0]),
    "train(Settings(edits=(Edit(12, 'w1', 2, 1, 0.5),)))": lambda value, _: (
        value.parameters(12)["w1"][2, 1] == 0.5
    ),
    "landscape(run, 12, plane_along(run)).errors": lambda value, _: value.shape == (101, 101),
    "sweep(Settings(), range(1000)).errors": lambda value, _: value.shape == (100, 1000),
    "Dataset.built_in['circles'](points=200, noise=0.2, seed=1).name": (
        lambda value, _: value == "circles-200-0.2-1-0.25"
    ),
    "Dataset.from_csv('a;b;y\\n0,5;1;1\\n2;3;0\\n4;5;1', targets='y', test_rows=[3], "
    "scale_inputs='range')": lambda value, _: (
        len(value.train.inputs) == 2 and len(value.test.inputs) == 1
    ),
}


def block() -> str:
    """The one block of Python in the README."""
    (found,) = re.findall(
        r"^```python\n(.*?)^```$", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL
    )
    return str(found)


def test_every_line_of_the_readme_gives_what_its_comment_says() -> None:
    names: dict[str, Any] = {}
    checked = []
    for line in ast.parse(block()).body:
        code = ast.unparse(line)
        if isinstance(line, ast.Expr):
            assert CLAIMS[code](eval(code, names), names), code
            checked.append(code)
        else:
            exec(code, names)
    assert checked == [*CLAIMS]


def test_what_the_readme_says_of_exports_is_there() -> None:
    text = (ROOT / "README.md").read_text()
    paragraph = next(
        one for one in text.split("\n\n") if one.startswith("`nn_core.exports` writes")
    )
    settings = Settings()
    names = {**vars(exports), "settings": settings, "run": train(settings)}
    calls = re.findall(r"`(\w[^`]*\))`", paragraph)
    assert len(calls) == 4
    for call in calls:
        assert isinstance(eval(call, names), str), call
    for name in re.findall(r"`(\w+)`", paragraph):
        assert callable(names[name]), name
