"""The page on mistakes: what it shows at first, what it says, and where it leads."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from nn_core import RULES, Settings, train
from nn_core.comparison import mistakes
from nn_core.comparison.mistakes import faults_for
from nn_core.lines.faults import BY_NAME
from nn_view.wording import mistakes as words
from nn_view.wording import pages
from pages.sections.mistakes import choice
from tests.helpers.pages import linked, press, settings, state


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mistakes, "ITERATIONS", 200)


def visited(**query: str) -> AppTest:
    """The page as a link opens it, once all is computed."""
    return done(linked("mistakes.py", **query))


def done(at: AppTest) -> AppTest:
    for _ in range(30):
        assert not at.exception
        if len(at.table) == 2 and len(at.table[1].value) == len(faults_for(settings(at).correct)):
            break
        at.run()
    return at


def said(at: AppTest) -> str:
    return " ".join(one.value for one in [*at.markdown, *at.caption])


def drawn(at: AppTest) -> dict[str, Any]:
    found = [json.loads(one.proto.json) for one in at.get("bidi_component")]
    return {one["key"]: one for one in found if "key" in one}


def test_a_mistake_that_lowers_the_error_is_told_so() -> None:
    assert words.LOWER in said(visited(mistake="gradients_not_reset", rule="exact"))


def test_the_page_says_which_common_mistake_cannot_be_trained() -> None:
    assert words.NOT_TRAINED in said(visited())
    assert words.NOT_TRAINED not in said(visited(bias_shape="none"))


def test_the_first_view_shows_a_mistake_that_hurts() -> None:
    at = visited()
    assert settings(at) == Settings()
    assert BY_NAME["sign_flipped"].why in said(at)
    assert words.LOWER not in said(at)
    assert {"error_d_a2 = a2 - output", "error_d_a2 = output - a2"} <= {
        one.value for one in at.code
    }
    at = visited(mistake="gradients_not_reset")
    assert settings(at) == Settings()
    assert BY_NAME["gradients_not_reset"].why in said(at)
    assert words.LOWER not in said(at)
    assert {
        "delta_w2 = z2_d_w2.T @ error_d_z2",
        "delta_w2 = z2_d_w2.T @ error_d_z2 + past_delta_w2",
    } <= {one.value for one in at.code}
    chart = drawn(at)["mistakes_errors"]
    assert [one.get("name") for one in chart["figure"]["data"]] == ["correct", "wrong"]
    (group,) = drawn(at)["mistakes_parting"]["groups"]
    right, _, wrong = group["items"]
    assert right["values"] != wrong["values"]
    assert right["range"] == wrong["range"]
    titles = [BY_NAME[name].title for name in faults_for(Settings())]
    assert at.table[1].value.index.tolist() == titles


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("seed", range(5))
def test_the_mistake_of_the_first_view_keeps_the_network_from_learning(
    rule: str, seed: int
) -> None:
    right = Settings(seed=seed, rule=rule)
    wrong = train(replace(right, fault=choice.MISTAKE.default))
    assert not wrong.diverged
    assert wrong.errors[-1] > 10 * train(right).errors[-1]
    assert wrong.errors[-1] > wrong.errors[0]


def test_another_mistake_is_chosen_and_stays_in_the_link() -> None:
    at = visited()
    at.selectbox(key="own_mistake").set_value("mean_over_rows").run()
    at = done(at)
    assert BY_NAME["mean_over_rows"].why in said(at)
    assert at.query_params["mistake"] == "mean_over_rows"
    assert settings(at) == Settings()


def test_the_tutorials_own_departures_are_compared_with_the_exact_rule() -> None:
    at = visited(mistake="bias_times_itself")
    assert words.COMPARED_EXACT in said(at)
    assert words.NOT_CAUGHT.format(iteration=0) in said(at)
    assert words.USE_EXACT not in [one.label for one in at.button]


def test_the_exact_rule_is_one_click_away() -> None:
    at = visited(mistake="without_weights")
    assert "cannot tell the two apart" in said(at)
    at = done(press(at, words.USE_EXACT))
    assert settings(at).rule == "exact"
    assert "At iteration 0 the check catches the mistake" in said(at)


@pytest.mark.parametrize(
    ("label", "fault"), [(words.STEP_RIGHT, ""), (words.STEP_WRONG, "mean_over_rows")]
)
def test_either_side_opens_in_the_stepper_at_that_place(label: str, fault: str) -> None:
    at = visited(mistake="mean_over_rows", seed="3")
    press(at, label)
    assert settings(at) == Settings(seed=3, fault=fault)
    place = state(at).place
    assert (place["at"], place["quantity"], place["cell"]) == ("0", "delta_w2", "1,1")


def test_a_mistake_in_the_settings_is_the_one_that_is_shown_and_can_be_corrected() -> None:
    at = visited(fault="derivative_at_z", rule="exact")
    assert BY_NAME["derivative_at_z"].why in said(at)
    at.selectbox(key="own_mistake").set_value("bias_times_itself").run()
    assert settings(at) == Settings(fault="bias_times_itself")
    rule = at.selectbox(key="set_rule")
    assert (rule.value, rule.disabled) == ("exact", True)
    press(at, pages.CORRECT_IT)
    assert settings(at) == Settings(rule="exact")
    assert pages.CORRECT_IT not in [one.label for one in at.button]


def test_a_mistake_that_cannot_be_seen_is_said_to_be_none() -> None:
    at = visited(mistake="bias_times_itself", biases="false")
    assert words.PARTS_NOWHERE.format(count="200") in said(at)


def test_a_wrong_name_gets_its_sentence() -> None:
    at = visited(mistake="typo", fault="none_of_them")
    assert settings(at) == Settings()
    assert len(state(at).problems) == 2


def test_a_choice_that_comes_back_empty_is_as_it_was() -> None:
    at = visited(x="linear")
    at.session_state["own_x"] = None
    at.run()
    assert at.session_state["own_x"] == "linear"
    assert "linear" in str(at.query_params["x"])
