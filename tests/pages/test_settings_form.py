"""The sidebar's form of settings, with some that nobody has: groups, no effect, refusals."""

from __future__ import annotations

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Settings
from nn_core.setup.declaring import declared
from nn_view.links.setting_row import FIRST
from nn_view.links.setting_rows import ROWS
from nn_view.wording import pages as page_words
from nn_view.wording import pages as words
from nn_view.wording import settings as words_of
from pages.shell import session
from pages.shell.session import Key
from tests.helpers.more_settings import GROUP, made, more
from tests.helpers.pages import number, opened, press, refusals, settings, state, unfold

__all__ = ["more"]

GROUPS = ["Network", "Error", "Start", "Training"]


def groups(at: AppTest) -> list[str]:
    """The heads of the groups, as they read with what the style adds to them."""
    rule = r'st-key-group_(\w+) summary p::after { content: "(.*?)"; }'
    said = dict(re.findall(rule, "".join(one.proto.body for one in at.get("html"))))
    return [one.label + said.get(one.label, "") for one in at.sidebar.expander]


def test_groups_appear_only_where_a_setting_is_in_them() -> None:
    assert {row.group for row in ROWS} == {FIRST, *GROUPS}
    assert groups(opened()) == GROUPS


@pytest.mark.usefixtures("more")
def test_a_new_setting_is_a_control_in_its_group_which_says_what_differs() -> None:
    at = unfold(opened(), GROUP, "Rest")
    assert groups(at) == [*GROUPS, GROUP, "Rest"]
    at.selectbox(key="set_temper").set_value("wild").run()
    number(at, "set_zeal").set_value(0.25).run()
    assert settings(at) == made(temper="wild", zeal=0.25)
    assert groups(at) == [*GROUPS, GROUP, "Rest"]
    state(at).open_groups.remove(GROUP)
    assert groups(at.run()) == [*GROUPS, f"{GROUP}: quite wild, zeal 0.25", "Rest"]
    unfold(at, GROUP)
    assert at.query_params == {"temper": "wild", "z": "0.25"}
    at.toggle(key="set_naps_given").set_value(True).run()
    assert settings(at) == made(temper="wild", zeal=0.25, naps=1)
    number(at, "set_naps").set_value(3).run()
    assert settings(at) == made(temper="wild", zeal=0.25, naps=3)
    at.toggle(key="set_naps_given").set_value(False).run()
    assert settings(at) == made(temper="wild", zeal=0.25)
    assert at.selectbox(key="set_temper").options == ["calm", "quite wild"]
    assert number(at, "set_zeal").help == "How eager it is: 0 to 1."
    at = unfold(opened(temper="wild", z="0.75", naps="2"), GROUP, "Rest")
    assert settings(at) == made(temper="wild", zeal=0.75, naps=2)
    assert number(at, "set_zeal").value == 0.75
    assert number(at, "set_naps").value == 2


def test_a_closed_group_draws_nothing_and_keeps_its_values() -> None:
    at = opened(loss="squared", batch_size="4", shuffle="true")
    keys = {"set_loss", "set_batch_size_given", "set_shuffle"}

    def drawn() -> set[str]:
        return keys & {one.key for one in [*at.selectbox, *at.toggle]}

    assert not drawn()
    at.switch_page("reference.py").run()
    number(at, "set_seed").set_value(3).run()
    expected = Settings(seed=3, loss="squared", batch_size=4, shuffle=True)
    assert settings(at) == expected
    unfold(at, "Error", "Training")
    assert drawn() == keys
    assert settings(at) == expected
    assert number(at, "set_batch_size").value == 4


@pytest.mark.usefixtures("more")
def test_what_has_no_effect_is_fixed_and_what_was_typed_is_kept() -> None:
    at = unfold(opened(temper="wild", z="0.25"), GROUP)
    at.selectbox(key="set_temper").set_value("calm").run()
    assert settings(at) == Settings()
    assert number(at, "set_zeal").disabled
    at.switch_page("reference.py").run()
    at.selectbox(key="set_temper").set_value("wild").run()
    assert settings(at) == made(temper="wild", zeal=0.25)
    press(at, words.BACK)
    at.selectbox(key="set_temper").set_value("wild").run()
    assert settings(at) == made(temper="wild")


@pytest.mark.usefixtures("more")
@pytest.mark.parametrize(("first", "last"), [("temper", "biases"), ("biases", "temper")])
def test_what_does_not_go_together_is_said_and_is_not_used(first: str, last: str) -> None:
    values = {"temper": "wild", "biases": "per_unit"}
    at = unfold(opened(), GROUP, "Rest")
    at.selectbox(key=f"set_{first}").set_value(values[first]).run()
    before = settings(at)
    at.selectbox(key=f"set_{last}").set_value(values[last]).run()
    assert not at.exception
    assert settings(at) == before == made(**{first: values[first]})
    (said,) = at.warning
    assert said.value == "Not used: the wild share their biases."
    at.toggle(key="set_naps_given").set_value(True).run()
    assert settings(at) == made(**{first: values[first]}, naps=1)
    assert [one.value for one in at.warning] == [said.value]
    at.selectbox(key=f"set_{first}").set_value(getattr(Settings(), first)).run()
    assert settings(at) == made(**{last: values[last]}, naps=1)
    assert not at.warning


def test_the_exact_rule_is_proposed_beyond_the_tutorials_network() -> None:
    assert page_words.RULE_PROPOSAL not in [one.value for one in opened().caption]
    exact = opened(loss="cross_entropy", rule="exact")
    assert page_words.RULE_PROPOSAL not in [one.value for one in exact.caption]
    at = opened(loss="cross_entropy")
    assert page_words.RULE_PROPOSAL in [one.value for one in at.caption]
    at.button(key="use_exact").click().run()
    assert settings(at) == Settings(loss="cross_entropy", rule="exact")
    assert page_words.RULE_PROPOSAL not in [one.value for one in at.caption]


def test_batches_are_switched_on_and_off_whatever_size_was_typed() -> None:
    at = unfold(opened(), "Training")
    at.toggle(key="set_batch_size_given").set_value(True).run()
    assert settings(at) == Settings(batch_size=1)
    number(at, "set_batch_size").set_value(4).run()
    at.toggle(key="set_shuffle").set_value(True).run()
    assert settings(at) == Settings(batch_size=4, shuffle=True)
    number(at, "set_batch_size").set_value(99).run()
    assert settings(at) == Settings()
    assert not number(at, "set_batch_size").disabled
    number(at, "set_batch_size").set_value(2).run()
    assert settings(at) == Settings(batch_size=2, shuffle=True)
    at.toggle(key="set_batch_size_given").set_value(False).run()
    assert settings(at) == Settings()


def test_iterations_are_typed_as_epochs_where_there_are_batches() -> None:
    at = opened()
    assert "set_epochs" not in at.session_state
    at = opened(batch_size="4", iterations="7")
    assert number(at, "set_epochs").value == 3.5
    assert "an epoch has 2 iterations" in number(at, "set_epochs").help
    number(at, "set_epochs").set_value(12).run()
    assert settings(at) == Settings(batch_size=4, iterations=24)
    assert number(at, "set_iterations").value == 24
    number(at, "set_iterations").set_value(9).run()
    assert number(at, "set_epochs").value == 4.5
    number(at, "set_epochs").set_value("100000").run()
    assert "from 0.5 to 50000" in refusals(at)[0] or "at most 50000" in refusals(at)[0]
    assert settings(at).iterations == 9


def test_each_layer_has_an_activation_of_its_own_once_that_is_chosen() -> None:
    at = opened(hidden="4,4", activation="tanh")
    at.selectbox(key="set_activation").set_value("each").run()
    assert settings(at) == Settings(hidden=(4, 4), activation="tanh")
    at.selectbox(key="set_activation_2").set_value("relu").run()
    assert settings(at) == Settings(hidden=(4, 4), activation=("tanh", "relu"))
    at.selectbox(key="set_activation_1").set_value("relu").run()
    assert settings(at) == Settings(hidden=(4, 4), activation="relu")
    assert not at.selectbox(key="set_activation_1").disabled
    number(at, "set_layers").set_value(1).run()
    assert settings(at) == Settings(hidden=(4,), activation="relu")
    assert at.selectbox(key="set_activation").value == "relu"
    number(at, "set_layers").set_value(0).run()
    assert settings(at) == Settings(hidden=())
    assert at.selectbox(key="set_activation").disabled


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "why", "keys"),
    [
        ({"bias_shape": "none"}, words_of.NO_BIASES, ["learn_biases", "initial_biases"]),
        ({"hidden": "none"}, words_of.NO_HIDDEN, ["activation"]),
        ({"start": "mazur"}, words_of.GIVEN, ["initial_weights", "initial_scale", "seed"]),
        ({"initial_weights": "zeros"}, words_of.ZERO_WEIGHTS, ["initial_scale"]),
        ({"initial_weights": "zeros"}, words_of.NOTHING_DRAWN, ["seed"]),
        ({}, words_of.ONLY_MOMENTUM, ["momentum"]),
        ({"optimizer": "momentum"}, words_of.ONLY_SQUARES, ["beta2", "epsilon"]),
        ({}, words_of.NO_BATCHES, ["shuffle"]),
    ],
)
def test_a_control_without_effect_is_fixed_and_says_why(
    query: dict[str, str], why: str, keys: list[str]
) -> None:
    at = unfold(opened(**query), *GROUPS)
    for name in keys:
        (control,) = controls(at, name)
        assert control.disabled, name
        assert control.help.startswith(f"{why} "), name
    for name in keys:
        (control,) = controls(unfold(opened(**HAVE_EFFECT), *GROUPS), name)
        assert not control.disabled, name
        assert why not in control.help


HAVE_EFFECT = {"optimizer": "adam", "batch_size": "2", "shuffle": "true"}


def controls(at: Any, name: str) -> list[Any]:
    keys = {f"set_{name}", session.key(Key.NUMBER_TEXT, f"set_{name}")}
    return [one for one in [*at.selectbox, *at.toggle, *at.text_input] if one.key in keys]


def test_a_setting_that_does_not_matter_always_has_its_sentence() -> None:
    states = [Settings(), Settings.mazur(), Settings(hidden=(), initial_weights="zeros")]
    for one in states:
        for row in ROWS:
            if not row.uncontrolled and not declared(Settings)[row.field].matters(one):
                assert row.no_effect(one) not in ("", words_of.NO_EFFECT), row.field


def test_the_seed_has_an_effect_while_it_shuffles() -> None:
    at = opened(start="mazur", data="own", table="0_1to0_1__1_0to1_0", batch_size="1")
    at = unfold(at, "Training")
    assert number(at, "set_seed").disabled
    assert words.GIVEN_START in [one.value for one in at.caption]
    at.toggle(key="set_shuffle").set_value(True).run()
    assert not number(at, "set_seed").disabled
    assert words.GIVEN_START_SHUFFLED in [one.value for one in at.caption]
