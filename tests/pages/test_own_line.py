"""My own line on the page on mistakes: typed, judged, refused, and stepped through."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Settings
from nn_core.comparison import mistakes
from nn_core.lines.faults import BY_NAME
from nn_view.wording import mistakes as words
from nn_view.wording import pages
from tests.helpers.pages import linked, press, settings, state

FIELD = "own_line_delta_w1"
RIGHT = "z1_d_w1.T @ error_d_z1"
MEAN = "z1_d_w1.T @ error_d_z1 / len(error_d_z1)"


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mistakes, "ITERATIONS", 100)


def visited(**query: str) -> AppTest:
    return done(linked("mistakes.py", **{"mistake": "own_line", "rule": "exact", **query}))


def done(at: AppTest) -> AppTest:
    for _ in range(20):
        assert not at.exception
        if at.table:
            break
        at.run()
    return at


def typed(at: AppTest, text: str, key: str = FIELD) -> AppTest:
    at.text_input(key=key).set_value(text).run()
    return done(at)


def said(at: AppTest) -> str:
    return " ".join(one.value for one in [*at.markdown, *at.caption, *at.info, *at.warning])


def test_the_field_begins_with_the_correct_line() -> None:
    at = visited()
    assert at.text_input(key=FIELD).value == RIGHT
    assert words.BEGIN in said(at)
    assert settings(at) == Settings(rule="exact")


def test_a_typed_line_is_judged_and_named_and_stays_in_the_link() -> None:
    at = typed(visited(), "delta_w1 = np.dot(z1_d_w1.T, error_d_z1)/len(error_d_z1)")
    assert at.text_input(key=FIELD).value == MEAN
    assert at.query_params["line"] == MEAN
    assert words.KNOWN.format(title=BY_NAME["mean_over_rows"].title) in said(at)
    assert "At iteration 0 the check catches the mistake: `w1` is not the gradient" in said(at)
    assert {f"delta_w1 = {RIGHT}", f"delta_w1 = {MEAN}"} <= {one.value for one in at.code}
    again = visited(line=MEAN)
    assert again.text_input(key=FIELD).value == MEAN
    assert words.NOT_KNOWN in said(typed(again, "0.1 * w1"))


def test_a_line_without_the_slope_is_named_by_the_line_that_forgets_it() -> None:
    at = visited(line="z1_d_w1.T @ error_d_a1")
    title = BY_NAME["no_activation_derivative"].title
    assert words.RESEMBLED_THERE.format(name="delta_w1", title=title, layer=1) in said(at)
    flipped = BY_NAME["sign_flipped"].title
    assert words.RESEMBLED.format(name="delta_w1", title=flipped) in said(
        typed(at, "-(z1_d_w1.T @ error_d_z1)")
    )


def test_a_refused_text_stays_with_its_sentence_and_the_last_line_is_used() -> None:
    at = typed(visited(line=MEAN), "z1_d_w1.T @ z1_d_w1")
    assert at.text_input(key=FIELD).value == "z1_d_w1.T @ z1_d_w1"
    (sentence,) = [one.value for one in at.warning]
    assert "must be inputs × hidden, but this is inputs × inputs" in sentence
    assert words.STILL_USED.format(line=MEAN) in said(at)
    assert at.query_params["line"] == MEAN
    assert "open(w1)" in typed(at, "open(w1)").warning[0].value
    assert not typed(at, "w1").warning
    assert at.query_params["line"] == "w1"


def test_another_quantity_begins_with_its_own_line() -> None:
    at = visited(line=MEAN)
    at.selectbox(key="own_of").set_value("a1_d_z1").run()
    at = done(at)
    assert at.text_input(key="own_line_a1_d_z1").value == "a1 * (1 - a1)"
    assert "line" not in at.query_params
    at = typed(at, "a1 - a1**2", "own_line_a1_d_z1")
    assert words.SAME_NUMBERS in said(at)
    at = typed(at, "", "own_line_a1_d_z1")
    assert words.BEGIN in said(at)


def test_a_line_is_stepped_through_and_corrected() -> None:
    wrong = Settings(rule="exact", lines=(("delta_w1", MEAN),))
    at = press(visited(line=MEAN), words.STEP_WRONG)
    assert settings(at) == wrong
    assert state(at).place["quantity"] == "delta_w1"
    at = visited(my_line=f"delta_w1={MEAN}")
    assert settings(at) == wrong
    assert at.text_input(key=FIELD).value == MEAN
    assert "My line for delta_w1" in said(at)
    at = typed(at, "0.5 * w1")
    assert settings(at).lines == (("delta_w1", "0.5 * w1"),)
    at = press(at, pages.CORRECT_IT)
    assert settings(at) == Settings(rule="exact")


def test_a_line_that_fits_no_longer_is_told() -> None:
    at = visited(of="z2_d_a1", line="2 * w2", hidden="none")
    assert at.selectbox(key="own_of").value == "delta_w1"
    at = visited(line="w1 * error", loss="cross_entropy", biases="false")
    assert not at.warning
    at = visited(of="delta_w1", line="w1 * b1", bias_shape="none")
    assert "This network has no b1." in said(at)
    assert words.BEGIN in said(at)


def test_a_sidebar_setting_that_the_line_does_not_allow_is_not_used() -> None:
    at = visited(my_line="delta_w1=w1 * b1")
    at.selectbox(key="set_biases").set_value("none").run()
    assert settings(at).biases == "shared"
    assert "this network has no b1" in said(at)
