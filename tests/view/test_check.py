"""What the gradient check says and draws, from numbers that are known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nn_core import Run, Settings, train
from nn_core.gradients.check import Comparison, GradientCheck
from nn_core.gradients.perturbation import entries_of
from nn_core.gradients.step_size import EpsilonErrors
from nn_core.gradients.tangent import error_slice
from nn_view.figures.check import matrices, rule_comparison, step_size, tangent, verdict
from nn_view.links import parameters
from nn_view.style.numbers import short
from nn_view.wording import check as words


def compared(analytic: Any, numeric: Any, uncertainty: float = 1e-9) -> Comparison:
    values = np.array(analytic), np.array(numeric)
    shape = values[0].shape
    return Comparison(*values, np.full(shape, uncertainty), np.zeros(shape, dtype=bool))


def checked(run: Run, i: int) -> GradientCheck:
    check = GradientCheck(run, i)
    check.advance(check.total)
    return check


@pytest.mark.parametrize(
    ("check", "done", "expected"),
    [
        (compared([1.0, 2.0], [1.0, 2.0 + 1e-11]), 2, "w1: the two agree to 11 digits"),
        (compared([1.0, 2.0], [1.0, 2.0]), 2, "w1: the two agree in every digit"),
        (compared([0.0, 0.0], [0.0, 0.0]), 2, "w1: both are 0 in every entry"),
        (compared([1.0, 2.0], [1.5, 2.0]), 2, "w1: 1 of 2 entries differ, by up to 0.5 (33"),
        (compared(1.0, 1.00001), 1, "w1: differs, by 1e-5 (1e-5)"),
        (compared([1.0, np.inf], [1.0, np.nan]), 2, "w1: not finite at this iteration, so it"),
        (compared([1.0, 2.0], [1.0, np.nan]), 1, "w1: 1 of 2 entries checked so far"),
        (compared([1.0, 2.0], [1.1, 2.0], 1.0), 2, "w1: the two agree to only 1 digit, but this ε"),
    ],
)
def test_a_parameters_verdict(check: Comparison, done: int, expected: str) -> None:
    assert verdict.sentence("w1", check, done).startswith(expected)


@pytest.mark.parametrize("hidden", [(5,), (4, 3), (4, 3, 2)])
def test_each_departure_is_named_with_what_it_reaches(hidden: tuple[int, ...]) -> None:
    settings = Settings(hidden=hidden, iterations=41, biases="per_unit")
    run = train(settings)
    reasons = {
        quantity.name: targets
        for quantity, targets in verdict.reasons(run, 40, checked(run, 40).checks)
    }
    last = len(hidden) + 1
    assert reasons[f"z{last}_d_b{last}"] == [f"b{last}"]
    reached = reasons[f"z{last}_d_a{last - 1}"]
    assert reached == [name for name in settings.parameter_shapes if int(name[1:]) < last]
    exact = settings.with_rule("exact")
    right = train(exact)
    assert verdict.reasons(right, 40, checked(right, 40).checks) == []


def test_a_fault_is_named_with_what_is_right() -> None:
    settings = Settings(rule="exact", fault="no_activation_derivative", iterations=11)
    run = train(settings)
    reasons = verdict.reasons(run, 10, checked(run, 10).checks)
    targets = {quantity.name: reached for quantity, reached in reasons}
    assert targets == {"a2_d_z2": ["w1", "b1", "w2", "b2"], "a1_d_z1": ["w1", "b1"]}
    assert "activation's slope" in verdict.reason(settings, reasons[0][0])
    found = EpsilonErrors(train(settings), 0, [21], [1e-6])
    found.advance(1)
    assert found.departs
    assert found.fine().errors[0] < 1e-6


def test_a_departure_that_changes_no_number_is_no_reason() -> None:
    # Every bias is 1 in the first iteration, and gradients kept from before are 0.
    both = Settings(iterations=2, fault="gradients_not_reset")
    for settings in (Settings(iterations=1), both):
        run = train(settings)
        reasons = verdict.reasons(run, 0, checked(run, 0).checks)
        assert [(one.name, targets) for one, targets in reasons] == [("z2_d_a1", ["w1", "b1"])]
    later = verdict.reasons(run, 1, checked(run, 1).checks)
    gradients = ["delta_w2", "delta_b2", "delta_w1", "delta_b1"]
    names = [*gradients, "z2_d_b2", "z2_d_a1", "z1_d_b1"]
    assert sorted(one.name for one, _ in later) == sorted(names)


@pytest.mark.parametrize(
    ("settings", "i", "epsilon", "said"),
    [
        (Settings(rule="exact"), 40, 1e-6, words.ALL_RIGHT),
        (Settings(rule="exact"), 40, 0.5, words.ALL_LITTLE),
        (Settings(learning_rate=1000.0), 50, 1e-6, words.ALL_ZERO),
        (Settings(), 40, 1.0, "z2_d_b2, z2_d_a1, z1_d_b1, but here by no more"),
        (Settings(rule="exact", fault="gradients_not_reset"), 0, 1e-6, "“Gradients not reset”"),
        (Settings(fault="derivative_at_z"), 4, 1e-6, words.NOT_ALL_FINITE),
    ],
)
def test_where_nothing_differs_is_said_why(
    settings: Settings, i: int, epsilon: float, said: str
) -> None:
    check = GradientCheck(train(settings), i, epsilon)
    check.advance(check.total)
    assert said in verdict.all_right(settings, check.checks)


def test_entries_have_names_places_and_rows() -> None:
    settings = Settings(hidden=(2,), biases="per_unit", iterations=1)
    labels = parameters.labels(settings)
    assert labels[:2] == ["w1[x1, h1]", "w1[x1, h2]"]
    assert labels[6:8] == ["b1[h1]", "b1[h2]"]
    assert list(parameters.known(settings))[7] == "b1,1,2"
    assert [parameters.parse(one) for one in ("", " w2,1,1 ")] == ["", "w2,1,1"]
    for wrong in ("w1", "x1,1,1", "w1,0,1", "w1,1,1,1"):
        with pytest.raises(ValueError, match=r"^$"):
            parameters.parse(wrong)
    check = checked(train(settings), 0)
    rows = verdict.rows(settings, check.checks)
    assert [row["entry"] for row in rows] == labels
    assert rows[0]["analytic"] == check.checks["w1"].analytic[0, 0]
    most = verdict.most_apart(settings, check.checks)
    assert rows[most]["difference"] == max((row["difference"] for row in rows), key=abs)
    exact = checked(train(settings.with_rule("exact")), 0)
    sizes = [abs(row["analytic"]) for row in verdict.rows(settings, exact.checks)]
    assert verdict.most_apart(settings, exact.checks) == int(np.argmax(sizes))


def test_the_board_has_a_line_a_parameter_with_marks_and_digits_that_show() -> None:
    check = checked(train(Settings()), 40)
    groups = matrices.groups(check.settings, check.checks, 16, ("b1", (0, 0)))
    assert [group.title.partition(":")[0] for group in groups] == ["w1", "b1", "w2", "b2"]
    assert "checked so far" in groups[2].title
    w1, b1 = ([one for one in group.items if not isinstance(one, str)] for group in groups[:2])
    assert [one.name for one in w1] == ["analytic w1", "numeric w1", "difference w1"]
    assert matrices.parameter_of(w1[1].name) == "w1"
    assert len(w1[0].marked) == 15
    assert w1[0].limit == w1[2].limit
    assert not any(one.whole for one in (*w1, *b1))
    assert b1[0].chosen == (0, 0)
    assert w1[0].chosen is None
    # What is still to come is no NaN of the network's own.
    w2 = [one for one in groups[2].items if not isinstance(one, str)]
    assert [one.pending for one in (*w1, *w2)] == [False] * 4 + [True] * 2


def test_the_curve_names_both_branches_and_the_chosen_epsilon() -> None:
    grid = step_size.grid()
    assert len(grid) == len(set(grid)) == 46
    found = EpsilonErrors(train(Settings()), 40, range(22), grid)
    assert step_size.drawable(found.plain()) is False
    assert np.isnan(step_size.best(found.plain())[0])
    found.advance(found.total)
    made = step_size.figure(found, 1e-6, "tutorial's")
    texts = [one.text for one in made.layout.annotations]
    assert texts == ["ε = 1e-6", "rounding ∝ 1/ε", "truncation ∝ ε²"]
    assert [trace.name for trace in made.data if trace.name][-1] == "tutorial's derivative"
    best, least = step_size.best(found.plain())
    assert 1e-6 < best < 1e-4
    assert least < 1e-9
    dead = {"w1": ((-1.0,) * 5,) * 3, "b1": -1.0, "w2": ((1.0,),) * 5, "b2": 1.0}
    nothing = EpsilonErrors(train(Settings(activation="relu", start=dead)), 0, [0], grid)
    nothing.advance(nothing.total)
    assert not step_size.drawable(nothing.plain())
    assert len(step_size.figure(nothing, 1e-6, "").layout.annotations) == 1


def test_the_nudged_weight_stands_where_the_slider_says() -> None:
    run = train(Settings())
    moves = tangent.moves(4)
    found = error_slice(run, 40, len(entries_of(run.settings)) - 1, moves, 1e-2)
    made = tangent.figure(found, "b2", "tutorial's", 150)
    marker = made.data[-1]
    assert (marker.x[0], marker.y[0]) == (found.value + 2, found.errors[150])
    assert "tutorial's slope" in " ".join(trace.name or "" for trace in made.data)
    assert "not a tangent" in tangent.slopes(found, "tutorial's")
    exact = error_slice(train(Settings(rule="exact")), 40, 0, moves, 1e-6)
    assert tangent.slopes(exact, "").startswith("Slopes: tangent")
    texts = tangent.texts(found, 3)
    assert texts[100].startswith("+0: E = ")
    gap = float(found.gap[100])  # not moved: nothing but the last digit of this processor
    assert abs(gap) < 1e-15
    assert texts[100].endswith(f"gap {short(gap)}")
    broken = tangent.figure(
        error_slice(run, 40, 0, np.array([np.nan, np.nan]), 1e-2), "w1[x1, h1]", "", 0
    )
    assert broken.layout.yaxis.range is None


def test_both_rules_stand_in_one_figure() -> None:
    runs = {rule: train(Settings(rule=rule)) for rule in ("tutorial", "exact")}
    made = rule_comparison.figure(runs, (10, 50))
    assert [len(trace.x) for trace in made.data] == [99, 99]
    assert {10, 50} <= set(made.data[0].x)
