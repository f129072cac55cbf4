"""The kinds of settings, and how settings depend on each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from nn_core.exports.program import _summary
from nn_core.setup.declaring import (
    Combination,
    CombinationError,
    check,
    declared,
    default_of,
    non_default,
    setting,
)
from nn_core.setup.kinds import Boolean, Layers, Maybe, Number, OneOf, Textual, Whole
from nn_core.setup.settings import Settings

FRACTION = Number(least=0, below=1)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Whole(0, 9), 7, "7"),
        (FRACTION, 0.0, "0"),
        (FRACTION, 0.25, "0.25"),
        (Number(above=0, most=1), 1e-8, "1e-08"),
        (OneOf(("a", "b")), "b", "b"),
        (Boolean(), True, "true"),
        (Boolean(), False, "false"),
        (Layers(0, 2, 9), (4, 2), "4,2"),
        (Layers(0, 2, 9), (), "none"),
        (Maybe(Whole(1, 9), "all"), None, "all"),
        (Maybe(Whole(1, 9), "all"), 3, "3"),
    ],
)
def test_a_value_is_read_back_from_its_text(kind: Textual, value: Any, text: str) -> None:
    assert kind.check("x", value) == value
    assert kind.write(value) == text
    assert kind.read(text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Whole(0, 9), "10"),
        (Whole(0, 9), "٣"),
        (Whole(0, 9), "x"),
        (FRACTION, "1"),
        (FRACTION, "-0.1"),
        (FRACTION, "nan"),
        (FRACTION, "0" * 40),
        (OneOf(("a", "b")), "c"),
        (Boolean(), "perhaps"),
        (Layers(1, 2, 9), "none"),
        (Layers(0, 2, 9), "1,2,3"),
        (Layers(0, 2, 9), "10"),
        (Layers(0, 2, 9), "4,"),
        (Layers(0, 2, 9), "٣"),
        (Maybe(Whole(1, 9), "all"), "0"),
    ],
)
def test_a_text_that_is_not_a_value_is_refused(kind: Textual, text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        kind.read(text)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (FRACTION, "x must be a number at least 0 and below 1, got 'odd'."),
        (Number(above=0, most=1), "x must be a number above 0 and at most 1, got 'odd'."),
        (Layers(0, 6, 16), "x must list the units of 0 to 6 x layers, such as (5,), got 'odd'."),
        (Maybe(Whole(1, 9), "all"), "x must be a whole number from 1 to 9, got 'odd'."),
    ],
)
def test_each_kind_has_its_error_message(kind: Textual, sentence: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011
        kind.check("x", "odd")
    assert str(refused.value) == sentence


NEVER = Combination(
    ("form", "size"), lambda one: "it would not fit" if one.size == 9 and one.form else ""
)


@dataclass(frozen=True)
class Box:
    size: int = setting(1, Whole(0, 9))
    form: str = setting("", OneOf(("", "round", "square")))
    radius: float = setting(0.5, FRACTION, matters=lambda one: one.form == "round")
    lid: str = setting(
        "open", OneOf(("open", "shut")), forced=lambda one: "shut" if one.size == 0 else None
    )
    inside: tuple[int, ...] = setting(tuple, Layers(0, 3, 9))
    turn: int = setting(0, Whole(0, 999), canonical=lambda one: one.turn % 360)

    def __post_init__(self) -> None:
        check(self, (NEVER,))


def test_a_setting_without_effect_is_set_to_its_default() -> None:
    assert Box(radius=0.25) == Box()
    assert Box(form="round", radius=0.25).radius == 0.25
    assert replace(Box(form="round", radius=0.25), form="square") == Box(form="square")


def test_a_setting_with_one_allowed_value_gets_it() -> None:
    assert Box(size=0, lid="open").lid == "shut"
    assert Box(size=1, lid="open").lid == "open"


def test_values_with_the_same_effect_are_equal() -> None:
    assert Box(turn=450) == Box(turn=90) != Box()
    assert Settings(hidden=(), activation=()) == Settings(hidden=())


def test_an_incompatible_combination_names_the_last_changed_setting() -> None:
    with pytest.raises(CombinationError) as refused:
        Box(size=9, form="round")
    assert (refused.value.field, refused.value.why) == ("form", "it would not fit")
    assert str(refused.value) == "form cannot be 'round' here: it would not fit."


def test_settings_know_their_names_and_defaults_and_which_differ() -> None:
    names = ["size", "form", "radius", "lid", "inside", "turn"]
    assert [*declared(Box)] == names == [*declared(Box())]
    assert default_of(Box, "size") == 1
    assert default_of(Box(), "inside") == ()
    assert non_default(Box()) == []
    assert non_default(Box(size=0)) == ["size", "lid"]


def test_a_program_states_the_settings_that_its_code_does_not_show(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "Also" not in _summary(Settings(biases="per_unit", learning_rate=0.5))
    monkeypatch.setattr("nn_core.exports.program._IN_CODE", {"learning_rate"})
    found = _summary(Settings(biases="per_unit", learning_rate=0.5))
    assert found.endswith("\nAlso: biases per_unit.")
