"""Take it home without a browser: what it offers, its choices, and what it does with a file."""

from __future__ import annotations

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Dataset, Edit, Settings, train
from nn_core.exports import reduced, script
from nn_view.handouts.imported_file import saved
from nn_view.handouts.worksheet import Worksheet
from nn_view.wording import take_home as words
from pages.sections.take_home import paper
from pages.shell.menu import ENTRIES
from tests.helpers.pages import at_address, number, opened, settings, state
from tests.helpers.sources import ROOT

PAGE = "take_home.py"


def infos(at: AppTest) -> list[str]:
    return [one.value for one in at.info]


def test_the_page_shows_the_program_of_the_run_and_names_its_files() -> None:
    at = opened(PAGE, at="12", seed="3", rule="exact")
    source = script(Settings(seed=3, rule="exact"), 12)
    assert source.strip() in {one.value.strip() for one in at.code}
    labels = {one.proto.label for one in at.get("download_button")}
    assert {
        words.SCRIPT,
        words.TORCH,
        words.WORKBOOK,
        words.WORKBOOK_BLANK,
        words.LATEX,
        words.NOTEBOOK,
        words.SAVED,
        words.SHEET,
        words.REPORT,
        words.CSV,
        words.PARQUET,
    } <= labels
    assert [one.name for one in ENTRIES][-2:] == ["take_home", "reference"]


def test_every_control_of_the_page_has_a_label_and_help() -> None:
    at = opened(PAGE)
    kinds = ("selectbox", "text_input", "slider", "multiselect", "button_group", "file_uploader")
    controls = [one for kind in kinds for one in at.main.get(kind)]
    assert len(controls) >= 10
    for control in controls:
        assert control.proto.label
        assert control.proto.help, control.proto.label


def test_choices_stand_in_the_address_and_come_from_it() -> None:
    at = at_address(
        PAGE, level="hard", rows="2,5", units="4", places="2", part="quantities", last="50"
    )
    assert at.multiselect[0].value == [2, 5]
    assert number(at, "own_units").value == 4
    assert any("from 2 rows and 4 hidden units" in one.value for one in at.markdown)
    assert any("51 rows and 304 columns" in one.value for one in at.markdown)
    at.multiselect[0].set_value([1, 2, 3]).run()
    number(at, "table_last").set_value(60).run()
    at.run()
    assert at.query_params["rows"] in ("1,2,3", ["1,2,3"])
    assert at.query_params["last"] in ("60", ["60"])
    assert not at.exception


def test_what_is_not_possible_has_its_sentence_beside_the_control() -> None:
    at = at_address(PAGE, iterations="3000", part="quantities")
    assert any("one in 2 of them" in one for one in infos(at))
    number(at, "table_every").set_value(2).run()
    assert not any("of them" in one for one in infos(at))
    at.multiselect[0].set_value([]).run()
    assert words.ROWS_MISSING in infos(at)
    assert not at.exception


def test_what_a_training_has_not_reached_is_still_asked_for() -> None:
    """As in one that diverged, so in one that is on its way: the link keeps what it asked for."""
    ends = {"fault": "derivative_at_z", "lr": "50", "hidden": "8,8,8", "iterations": "1000"}
    at = at_address(PAGE, **ends, at="500", first="500", every="900", rows="")
    assert state(at).place["at"] == "500"
    assert number(at, "table_first").value in range(100)
    assert (at.session_state["own_first"], at.session_state["own_every"]) == (500, 900)
    assert at.query_params["first"] in ("500", ["500"])
    assert words.ROWS_MISSING in infos(at)
    assert not state(at).problems
    slider = at.slider[0]
    assert slider.value == slider.max < 100
    slider.set_value(1).run()
    assert state(at).place["at"] == "1"


def test_the_pytorch_program_says_what_it_can_compare() -> None:
    assert words.TORCH_TUTORIAL in [one.value for one in opened(PAGE).caption]
    at = opened(PAGE, rule="exact", fault="sign_flipped")
    assert words.TORCH_FAULT in [one.value for one in at.caption]
    at = opened(PAGE, rule="exact")
    assert words.TORCH in {one.proto.label for one in at.get("download_button")}
    assert not {words.TORCH_TUTORIAL, words.TORCH_FAULT} & {one.value for one in at.caption}


def test_an_iteration_that_diverged_has_no_files_for_other_programs() -> None:
    ends = {"fault": "derivative_at_z", "lr": "50", "hidden": "8,8,8", "iterations": "1000"}
    at = at_address(PAGE, **ends, at="500")
    assert words.NUMBERS_DIVERGED in infos(at)
    assert words.TORCH not in {one.proto.label for one in at.get("download_button")}


@pytest.mark.slow
@pytest.mark.parametrize(
    "query",
    [
        {},
        {"data": "moons", "rule": "exact"},
        {"start": "mazur"},
        {"edits": "0.w1.1.1.0.5", "hidden": "16,16"},
    ],
)
def test_the_code_makes_these_settings_and_shows_this_place(query: dict[str, str]) -> None:
    at = opened(PAGE, at="0", quantity="delta_w1", **query)
    (code,) = (one.value for one in at.code if "nn_view.notebook" in one.value)
    names: dict[str, Any] = {}
    exec(code, names)
    assert names["settings"] == settings(at) == names["run"].settings
    assert ("Edit" in code) == ("edits" in query)
    assert code.strip().endswith('show(settings, at=0, quantity="delta_w1")')


def test_the_page_says_how_many_iterations_one_file_holds() -> None:
    at = opened(PAGE)
    (small,) = (one.value for one in at.markdown if "iterations of this network" in one.value)
    at = opened(PAGE, hidden="16,16,16,16,16,16", data="iris", rule="exact")
    found = [one.value for one in (*at.markdown, *at.info) if "one file holds" in one.value]
    found += [one.value for one in at.markdown if "iterations of this network" in one.value]
    (large,) = found
    assert number_in(small) > number_in(large)


def number_in(sentence: str) -> int:
    """The number of iterations that a sentence says one file holds."""
    (found,) = re.findall(r"(?:up to|at most) ([\d,]+)", sentence)
    return int(found.replace(",", ""))


def test_an_iteration_that_a_spreadsheet_cannot_compute_says_why() -> None:
    at = opened(PAGE, rule="exact", my_line="a2=1 / (1 / (z2 * 0))")
    said = [one for one in infos(at) if "has no workbook" in one]
    assert len(said) == 1
    labels = {one.proto.label for one in at.get("download_button")}
    assert words.TORCH in labels
    assert words.WORKBOOK not in labels


OTHERS: list[dict[str, str]] = [
    {"seed": "1"},
    {"start": "mazur"},
    {"data": "xor"},
    {"batch_size": "2", "shuffle": "true", "optimizer": "adam", "rule": "exact"},
    {"data": "blobs-6-0.1-0-0.5", "output": "softmax", "rule": "exact"},
]


@pytest.mark.slow
@pytest.mark.parametrize("query", OTHERS)
def test_other_networks_and_their_quantities(query: dict[str, str]) -> None:
    at = opened(PAGE, **query)
    choice = at.selectbox(key="take_quantity")
    for name in choice.options[::5]:
        choice.set_value(name).run()
        assert not at.exception
        assert state(at).place["quantity"] == name


def test_a_file_that_is_not_ours_leaves_everything_as_it_was() -> None:
    at = opened(PAGE, seed="5", at="7")
    at.file_uploader[0].set_value(("x.json", b"{", "application/json")).run()
    assert words.KEPT in at.error[0].value
    evil = b'{"format": "backprop-inspector", "version": "![x](http://a.example/y) **b**"}'
    at.file_uploader[0].set_value(("y.json", evil, "application/json")).run()
    assert ["y.json" in one.value for one in at.error] == [True]
    assert "![x]" not in at.error[0].value
    large = b" " * 50_000_000
    at.file_uploader[0].set_value(("z.txt", large, "text/plain")).run()
    assert "has 50.0 MB, but at most 5 MB" in at.error[0].value
    assert settings(at) == Settings(seed=5)
    assert state(at).place["at"] == "7"


def test_a_file_of_ours_is_exactly_there_again() -> None:
    at = opened(PAGE)
    rows = tuple((at / 7, at % 5 - 2.5, 1.0) for at in range(40))
    output = tuple((at % 2,) for at in range(40))
    data = Dataset("own", rows, output, input_names=("a", "b", "c"), output_names=("d",))
    edits = (Edit(9, "w1", 2, 1, 0.75),)
    wanted = Settings(seed=8, hidden=(3, 2), dataset=data, fault="mean_over_rows", edits=edits)
    place = {"at": "31", "quantity": "delta_w2", "row": "2", "cell": "1,1", "digits": "4"}
    content = saved(wanted, place, "forty rows").encode()
    at.file_uploader[0].set_value(("mine.json", content, "application/json")).run()
    assert not at.exception
    assert settings(at) == wanted
    found = state(at).place
    assert {name: found[name] for name in place} == place
    assert at.selectbox(key="set_data").value == "own:forty rows"
    assert "a, b, c, d" in str(at.selectbox(key="set_data").help)
    at.switch_page(str(ROOT / "pages" / PAGE)).run()
    assert not at.exception
    assert settings(at) == wanted


def test_a_network_without_hidden_layers_has_a_worksheet_that_asks_for_no_units() -> None:
    at = opened(PAGE, hidden="none", rule="exact")
    labels = [one.label for one in at.main.text_input]
    assert words.DIGITS in labels
    assert words.UNITS not in labels
    assert any("to fill in, from 2 rows." in one.value for one in at.markdown)


def test_a_worksheet_may_end_with_questions_of_the_run_without_its_mistake() -> None:
    at = at_address(PAGE, sheet_questions="5", fault="sign_flipped", seed="3")
    assert not at.exception
    run = train(Settings(seed=3))
    small = reduced(run.settings, run.parameters(4), [0, 3], 2, 3)
    sheet = Worksheet(small, 4, "easy", "delta_w1", ["r1", "r4"], 3)
    made = paper._made(Worksheet.solution, sheet, run.settings, 5, 3)
    assert made.count('class="question"') == 5
    assert made == paper._made(Worksheet.solution, sheet, run.settings, 5, 3)
    assert paper._made(Worksheet.html, sheet, run.settings, 0, 3) == sheet.html()
