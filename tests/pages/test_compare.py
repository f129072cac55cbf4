"""“Compare runs” without a browser: what is compared first, added, removed, kept and refused."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
from streamlit.testing.v1 import AppTest

from nn_core import Settings, train
from nn_view.links import address, compared
from nn_view.wording import compare as words
from nn_view.wording.reading import right_answers
from tests.helpers.pages import at_address, number, opened, settings, state, whole


def table(at: AppTest) -> pd.DataFrame:
    found: pd.DataFrame = whole(at).dataframe[0].value
    return found


def queries(at: AppTest) -> list[str]:
    return [str(one).replace(words.TUTORIAL_SETTINGS, "") for one in table(at)["settings"]]


def press(at: AppTest, **found: Any) -> AppTest:
    ((name, value),) = found.items()
    next(one for one in at.button if getattr(one, name) == value).click().run()
    assert not at.exception
    return at


def test_the_first_view_compares_biases_and_rules_with_their_own_numbers() -> None:
    at = opened("compare.py")
    assert queries(at) == ["", "biases=false", "rule=exact"]
    for row, query in zip(table(at).itertuples(index=False), queries(at), strict=True):
        run = train(address.parse(query).settings)
        assert row[1] == run.errors[-1]
        assert row[2] == run.test_errors[-1]
        assert run.errors[int(row[3])] < 0.1 <= run.errors[int(row[3]) - 1]


def test_a_variant_is_added_and_removed_by_one_click_and_the_address_says_so() -> None:
    at = press(opened("compare.py"), label="η = 5")
    assert queries(at) == ["", "biases=false", "rule=exact", "lr=5"]
    assert at.query_params["with"] == "biases=false~rule=exact~lr=5"
    press(at, key="remove_1")
    press(at, key="remove_1")
    assert queries(at) == ["", "lr=5"]
    press(at, key="remove_1")
    assert at.query_params["with"] == "none"
    assert queries(at) == [""]


def test_the_present_settings_stay_when_the_sidebar_goes_on() -> None:
    at = press(at_address("compare.py", **{"with": "none"}), label=words.KEEP)
    number(at, "set_seed").set_value(3).run()
    assert queries(at) == ["seed=3", ""]


def test_a_full_comparison_says_so_and_takes_no_more() -> None:
    with_ = "~".join(f"seed={seed}" for seed in range(1, compared.MOST + 1))
    at = at_address("compare.py", **{"with": with_, "hidden": "4"})
    assert len(table(at)) == compared.MOST + 1
    assert words.FULL.format(most=compared.MOST + 1) in [one.value for one in at.caption]
    assert all(one.disabled for one in at.button if str(one.key).startswith("add_"))


def test_a_run_opens_in_the_stepper() -> None:
    at = press(opened("compare.py"), key="step_2")
    assert settings(at) == Settings(rule="exact")


def test_what_the_address_asks_in_vain_is_said_and_nothing_else_is_lost() -> None:
    at = at_address(
        "compare.py", **{"with": "lr=5~lr=x", "below": "-1", "scale": "log", "seed": "4"}
    )
    problems = state(at).problems
    assert [one.split("=")[0] for one in problems] == ["with", "below"]
    assert settings(at) == Settings(seed=4)
    assert at.query_params["scale"] == "log"


def test_more_than_can_be_compared_and_too_small_a_bound_are_said() -> None:
    many = "~".join(f"seed={seed}" for seed in range(compared.MOST + 1))
    at = at_address("compare.py", **{"with": many, "below": "1e-12"})
    assert [one.split("=")[0] for one in state(at).problems] == ["with", "below"]
    assert len(table(at)) == 3


def test_a_run_that_diverges_and_networks_of_other_forms_are_told() -> None:
    at = at_address("compare.py", **{"with": "hidden=3", "start": "mazur"})
    assert words.OTHER_SHAPES in [one.value for one in at.info]
    query = "activation=relu&lr=1000&rule=exact&iterations=400&hidden=16,16"
    at = at_address("compare.py", **{"with": query})
    assert len(table(at)) == 2


def test_the_run_whose_weights_are_shown_is_in_the_link_and_stays_when_another_goes() -> None:
    edits = "12.w1.3.2.-2.5"
    at = at_address("compare.py", **{"with": f"biases=false~lr=5~edits={edits}"})
    assert at.main.selectbox[0].value == 2
    at.main.selectbox[0].set_value(4).run()
    assert at.query_params["of"] == "4"
    again = at_address("compare.py", **at.query_params)
    chosen = again.main.selectbox[0]
    assert chosen.value == 4
    assert chosen.options[2] == "set by hand: w1[x3, h2] = −2.5 before iteration 12"
    press(again, key="remove_1")
    chosen = again.main.selectbox[0]
    assert (chosen.value, chosen.options[-1][:12]) == (3, "set by hand:")
    assert again.query_params["of"] == "3"


def test_projected_numbers_are_plain_text_and_shares_are_per_cent() -> None:
    at = opened("compare.py", view="projection")
    assert not at.exception
    (table,) = at.table
    shares = table.value[right_answers.RIGHT]
    assert len(shares) > 1
    assert all(re.fullmatch(r"\d+\.\d\d%", one) for one in shares)
