"""The page on the error's landscape: what it draws, says and refuses."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Edit, Settings, landscape, plane_along, plane_of, train
from nn_view.figures.landscape import contour as figures
from nn_view.figures.landscape import text
from nn_view.wording import landscape as words
from tests.helpers.pages import linked, state, whole
from tests.helpers.stepper import told


def visited(**query: str) -> AppTest:
    """The page as a link opens it, once its training is done."""
    return whole(linked("landscape.py", **query))


def charts(at: AppTest) -> dict[str, Any]:
    """What was handed to the charts and boards, by key."""
    found = [json.loads(one.proto.json) for one in at.get("bidi_component")]
    return {one["key"]: one for one in found if "key" in one}


def said(at: AppTest) -> str:
    return " ".join(one.value for one in [*at.markdown, *at.caption, *at.info])


def test_the_first_view_is_the_tutorials_landscape_along_its_path() -> None:
    at = visited(at="30")
    drawn = charts(at)
    run = train(Settings())
    error = run.errors[30]
    assert f"At iteration 30 the error is {error:.4g}" in said(at)
    assert f"At iteration 30 the error is {error:.4g}" in drawn["landscape_surface"]["label"]
    assert "99.7% of the path's variance" in said(at)
    for name, axes in (("contour", "xy"), ("surface", "xyz")):
        slider = drawn[f"landscape_{name}"]["slider"]
        assert (slider["from"], slider["to"], slider["value"]) == (0, 99, 30)
        assert slider["texts"][30] == f"30: error {error:.4g}"
        (moves,) = slider["moves"]
        assert moves["traces"] == [len(drawn[f"landscape_{name}"]["figure"]["data"]) - 1]
        assert "".join(moves["path"]) == axes
        assert {len(values) for values in moves["path"].values()} == {100}
    assert drawn["landscape_surface"]["slider"]["moves"][0]["path"]["z"] == run.errors.tolist()
    assert not drawn["landscape_surface"]["slider"]["shown"]


def test_a_link_opens_two_weights_with_a_point_and_its_error() -> None:
    at = visited(
        by="weights", x="w1,3,2", y="b2,1,1", point="1,-1", scale="log", reach="3", at="10"
    )
    run = train(Settings())
    plane = plane_of(run.settings, ("w1", (2, 1)), ("b2", ()))
    values = {name: np.array(one) for name, one in run.parameters(10).items()}
    values["w1"][2, 1], values["b2"] = 1, np.array(-1.0)
    expected = train(Settings(start=values, iterations=1)).errors[0]
    assert f"(1, −1) the error would be **{expected:.4g}**" in said(at)
    figure = charts(at)["landscape_contour"]["figure"]
    assert figure["layout"]["xaxis"]["title"]["text"] == "w1[x3, h2]"
    assert figure["layout"]["yaxis"]["title"]["text"] == "b2"
    land = landscape(run, 10, plane, 3.0)
    assert figure["layout"]["xaxis"]["range"] == pytest.approx([land.x[0], land.x[-1]])
    matrices = charts(at)["landscape_weights"]["groups"][0]["items"]
    chosen = {one["name"]: (one["chosen"], one["marked"]) for one in matrices}
    assert chosen["w1"] == ({"row": 2, "column": 1}, [])
    assert chosen["b2"] == (None, [[0, 0]])
    changed = text.set_by_hand(run.settings, land, (1, -1))
    assert changed is not None
    assert train(changed).errors[10] == pytest.approx(expected)
    again = text.set_by_hand(changed, land, (1, 2))
    assert again is not None
    assert [edit.value for edit in again.edits] == [2, 1]
    assert words.TRAIN_ON in [one.label for one in at.button]
    forget = next(one for one in at.button if one.label == words.FORGET)
    forget.click().run()
    assert "the error would be" not in said(at)
    at.selectbox(key="own_y").set_value("w2,1,1").run()
    assert charts(at)["landscape_contour"]["figure"]["layout"]["yaxis"]["title"]["text"] == (
        "w2[h1, y]"
    )


def test_a_point_can_be_trained_on_from_in_the_stepper() -> None:
    at = visited(by="weights", x="w1,3,2", y="b2,1,1", point="1,-1", at="10")
    next(one for one in at.button if one.label == words.TRAIN_ON).click().run()
    assert not at.exception
    made = state(at).settings.edits
    assert made == (Edit(10, "b2", 0, 0, -1), Edit(10, "w1", 2, 1, 1))
    assert state(at).page == "step"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"by": "weights", "x": "w9,1,1"}, "no weight or bias w9,1,1"),
        ({"by": "weights", "x": "b2,1,1", "y": "b2,1,1"}, "must be different"),
        ({"iterations": "1"}, "straight line"),
        ({"iterations": "5000"}, "one in 5 of the 5,000 iterations"),
        ({"lr": "1000", "activation": "relu"}, "At iteration"),
        (
            {"fault": "derivative_at_z", "hidden": "16,16,16", "iterations": "100000"},
            "one in 2 of the 2 iterations",
        ),
        ({"start": "mazur"}, "At iteration 0 the error is"),
    ],
)
def test_unusual_trainings_and_values_get_their_picture_and_sentence(
    query: dict[str, str], sentence: str
) -> None:
    at = visited(**query)
    assert sentence in said(at)
    assert {"landscape_contour", "landscape_surface"} <= set(charts(at))


@pytest.mark.slow
@pytest.mark.parametrize(
    "query", [{"x": "<b>"}, {"point": "1"}, {"by": "magic"}, {"point": "nan,1"}, {"point": "1,nan"}]
)
def test_values_of_no_use_are_refused_in_a_sentence(query: dict[str, str]) -> None:
    at = visited(**query)
    (problem,) = state(at).problems
    assert " is not valid: it must be " in problem
    assert problem.endswith(". Using path." if "by" in query else ". It was ignored.")
    assert "landscape_contour" in charts(at)


def test_three_inputs_are_a_box_whose_corners_follow_the_slider() -> None:
    drawn = charts(visited(at="30"))["landscape_answers"]
    run = train(Settings())
    corners = [[a, b, c] for a in (0, 1) for b in (0, 1) for c in (0, 1)]
    expected = run.predict(corners, 30)[:, 0]
    trace = drawn["figure"]["data"][0]
    numbers = drawn["figure"]["layout"]["scene"]["annotations"]
    assert [one["text"] for one in numbers] == told(expected)[0]
    assert [[one[name] for name in "xyz"] for one in numbers] == corners
    assert trace["marker"]["symbol"] == ["circle"] * 6 + ["diamond"] * 2
    moves, texts = drawn["slider"]["moves"]
    assert moves["places"] == texts["places"] == list(range(100))
    last = run.predict(corners, 99)[:, 0]
    assert moves["path"]["marker.color"][99] == pytest.approx(last, abs=1e-3)
    assert texts["traces"] == []
    for at, one in enumerate(told(last)[0]):
        assert texts["path"][f"scene.annotations[{at}].text"][99] == one


@pytest.mark.slow
def test_no_corner_of_a_box_is_printed_as_zeros() -> None:
    drawn = charts(visited(at="99", lr="50", rule="exact"))["landscape_answers"]
    texts = [one["text"] for one in drawn["figure"]["layout"]["scene"]["annotations"]]
    assert [one for one in texts if "e-" in one] != []
    assert [one for one in texts if not one.strip("0.")] == []


def test_two_inputs_are_a_plane_with_the_rows_in_the_colour_that_is_wanted() -> None:
    at = visited(data="xor", iterations="60", at="7")
    drawn = charts(at)["landscape_answers"]
    colours, half, rows = drawn["figure"]["data"]
    assert (colours["type"], half["type"]) == ("heatmap", "contour")
    assert rows["name"] == "training rows"
    (moves,) = drawn["slider"]["moves"]
    assert moves["traces"] == [0, 1]
    assert 7 in moves["places"]
    assert np.shape(moves["path"]["z"]) == (len(moves["places"]), 41, 41)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "traces", "sentence"),
    [
        ({"inputs": "3"}, 3, "x1 = 0.333, x2 = 0.333"),
        ({"inputs": "1,3"}, 4, "over x1 and x3"),
        ({"inputs": "5"}, 5, "x1, x2 and x3"),
        ({"start": "mazur", "output": "2"}, 3, "over x1 and x2"),
        ({"iterations": "1"}, 5, "x1, x2 and x3"),
    ],
)
def test_other_inputs_and_outputs_can_be_seen(
    query: dict[str, str], traces: int, sentence: str
) -> None:
    at = visited(**query)
    assert sentence in said(at)
    drawn = charts(at)["landscape_answers"]
    assert len(drawn["figure"]["data"]) == traces
    assert (drawn["slider"] is None) == (query == {"iterations": "1"})


def test_the_inputs_that_vary_are_picked_and_without_any_are_the_usual_ones() -> None:
    at = visited()
    at.pills(key="landscape_inputs").set_value([1]).run()
    assert "over x2," in said(at)
    assert at.session_state["own_inputs"] == (2,)
    at.pills(key="landscape_inputs").set_value([]).run()
    assert "x1, x2 and x3" in said(at)


def test_of_four_inputs_two_vary_and_at_most_three() -> None:
    at = visited(data="own", table="0_1_0_1to0_1__1_0_1_0to1_0", output="2")
    assert "x3 = 0.5, x4 = 0.5" in said(at)
    assert at.selectbox(key="own_shown").value == 2
    at.pills(key="landscape_inputs").set_value([0, 1, 3]).run()
    assert "x1, x2 and x4" in said(at)
    at.pills(key="landscape_inputs").set_value([0, 1, 2, 3]).run()
    assert "x2, x3 and x4" in said(at)
    assert at.session_state["own_inputs"] == (2, 3, 4)


def test_the_table_holds_the_surface_to_the_last_digit() -> None:
    run = train(Settings(iterations=3))
    land = landscape(run, 1, plane_along(run), points=4)
    across, upwards = text.titles(land, run.settings)
    header, *rows = csv.reader(io.StringIO(text.csv(land, across, upwards)))
    assert header == [across, upwards, "error"]
    table = np.array(rows, dtype=np.float64)
    assert np.array_equal(table[:, 2].reshape(4, 4), land.errors)
    assert np.array_equal(table[:4, 0], land.x)


def test_a_logarithmic_scale_has_ticks_whatever_it_spans() -> None:
    run = train(Settings(iterations=30))
    plane = plane_of(run.settings, ("w1", (0, 0)), ("w2", (0, 0)))
    for reach in (1e-3, 1.0, 100.0):
        land = landscape(run, 20, plane, reach, points=9)
        bar = figures.contour(land, "x", "y", log=True).data[0].colorbar
        assert len(bar.tickvals) >= 3
        assert [float(one) for one in bar.ticktext] == pytest.approx(
            [10**one for one in bar.tickvals], rel=1e-2
        )
