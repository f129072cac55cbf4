"""My value on the page that checks gradients: typed, pasted, and named."""

from __future__ import annotations

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Settings, train
from nn_view.wording import check as words
from tests.helpers.faulty import CLASSES
from tests.helpers.pages import linked, press, settings, state, whole

pytestmark = pytest.mark.slow

RUN = train(Settings(rule="exact"))
DELTA = RUN.at(12)["delta_w1"]


def visited(**query: str) -> AppTest:
    return whole(linked("check.py", **{"rule": "exact", "at": "12", **query}))


def typed(at: AppTest, text: str, name: str = "delta_w1") -> str:
    """What is said of a text."""
    at.text_area(key=f"own_value_{name}").set_value(text).run()
    assert not at.exception
    found = [*at.success, *at.warning]
    assert len(found) == 1
    return str(found[0].value).replace("\\", "").replace("`", "")


def test_the_section_is_closed_until_it_is_asked_for() -> None:
    for query, expanded in (({}, False), ({"mine": "delta_w1,2,3"}, True)):
        (section,) = [one for one in visited(**query).expander if one.label == words.MINE]
        assert section.proto.expanded == expanded


def test_a_number_is_compared_with_its_cell() -> None:
    at = visited(mine="delta_w1,1,2")
    right = float(DELTA[0, 1])
    assert "delta_w1[x1, h2]: right, equal in every digit" in typed(at, repr(right))
    assert "equal to 3 significant digits" in typed(at, f"{right:.3g}".replace(".", ","))
    assert "“Sign flipped”" in typed(at, repr(-right))
    assert "“Mean instead of sum over the rows”" in typed(at, repr(right / 6))
    assert "is not a number" in typed(at, "much")


def test_a_pasted_matrix_is_compared_whole() -> None:
    at = visited(mine="delta_w1,1,1")
    assert "delta_w1: right" in typed(at, repr(DELTA))
    assert "“Transposed”" in typed(at, repr(DELTA.T))
    assert "3 × 5 is expected" in typed(at, "[[1, 2], [3, 4]]")


def test_a_known_mistake_opens_on_its_page() -> None:
    at = visited(mine="delta_w1,1,1")
    typed(at, repr(DELTA / 6))
    at = press(at, words.MINE_SHOW)
    assert state(at).page == "mistakes"
    assert at.selectbox(key="own_mistake").value == "mean_over_rows"
    assert settings(at) == Settings(rule="exact")


def test_quantity_row_and_column_are_chosen_and_stay_in_the_link() -> None:
    at = visited()
    at.selectbox(key="own_value_cell_Quantity").set_value("a1").run()
    at.selectbox(key="own_value_cell_Row").set_value("r5").run()
    at.selectbox(key="own_value_cell_Column").set_value("h4").run()
    assert at.query_params["mine"] == "a1,5,4"
    assert "a1[r5, h4]: right" in typed(at, repr(float(RUN.at(12)["a1"][4, 3])), "a1")
    at.selectbox(key="own_value_cell_Quantity").set_value("delta_b1").run()
    assert "own_value_cell_Row" not in [one.key for one in at.selectbox]
    assert "delta_b1: right" in typed(at, repr(float(RUN.at(12)["delta_b1"])), "delta_b1")


def test_a_row_has_its_own_jacobian_matrix() -> None:
    run = train(Settings(rule="exact", output="softmax", dataset=CLASSES, iterations=5))
    value = run.at(3)["a2_d_z2"]
    data = "data=own&table=" + "__".join(
        "to".join("_".join(f"{one:g}" for one in part) for part in row)
        for row in zip(CLASSES.inputs, CLASSES.output, strict=True)
    )
    query = dict(one.split("=") for one in data.split("&"))
    at = visited(**query, output="softmax", iterations="5", at="3", mine="a2_d_z2,5,1")
    assert "a2_d_z2[r2, y2, y1]: right" in typed(at, repr(float(value[1, 1, 0])), "a2_d_z2")
    assert "a2_d_z2: right" in typed(at, repr(value[1]), "a2_d_z2")
    shown = repr(np.diag(np.diag(value[1])))
    assert "“Softmax treated unit by unit”" in typed(at, shown, "a2_d_z2")


@pytest.mark.parametrize("mine", ["a9,1,1", "delta_w1,99,99"])
def test_a_cell_that_is_not_there_is_replaced(mine: str) -> None:
    at = visited(mine=mine)
    assert at.selectbox(key="own_value_cell_Quantity").value == "delta_w1"
    assert not state(at).problems


def test_a_wrong_link_gets_its_sentence() -> None:
    assert len(state(visited(mine="<b>")).problems) == 1
