"""The page Data without a browser: editing, choosing, uploading, and what is refused."""

from __future__ import annotations

import pytest

from nn_core import Dataset, Settings, train
from nn_view.handouts import imported_file
from nn_view.links import address, table_codec
from nn_view.wording import data as words
from nn_view.wording import pages as page_words
from nn_view.wording import take_home as take_home_words
from pages.shell import menu
from tests.helpers.data_page import edit, texts, unescaped
from tests.helpers.pages import number, opened, press, settings, state
from tests.helpers.sources import ROOT

CSV = "h;w;door\n2,1;0,9;1\n0,4;0,6;0\n1,8;1,1;1\n0,7;0,2;0\n"


def test_the_first_view_shows_the_table_and_the_furthest_miss() -> None:
    at = opened("data.py")
    assert at.data_editor[0].value.shape == (8, 6)
    run = train(Settings())
    predicted = float(run.predict([[1.0, 1.0, 1.0]])[0, 0])
    assert f"predicted **{predicted:.3f}**, target **1**" in texts(at)
    assert words.BUILT_IN in texts(at)


def test_outputs_rows_and_test_rows_are_edited_in_place() -> None:
    at = edit(opened("data.py", data="xor"), edited_rows={0: {"out1": "1"}, 3: {"test": True}})
    assert settings(at).dataset == Dataset(
        "own", ((0, 0), (0, 1), (1, 0)), ((1,), (1,), (1,)), ((1, 1),), ((0,),)
    )
    assert at.query_params["table"] == "0_0to1__0_1to1__1_0to1__test_1_1to0"
    assert at.selectbox(key="set_data").value == "own:XOR, edited"
    changes = {
        "edited_rows": {0: {"out1": "0,5"}, 3: {"test": True}},
        "added_rows": [{"test": False, "in1": ".5", "in2": "0", "out1": "0"}],
        "deleted_rows": [1],
    }
    at = edit(at, **changes)
    assert settings(at).dataset.inputs == ((0, 0), (1, 0), (0.5, 0))
    assert settings(at).dataset.output == ((0.5,), (1,), (0,))
    # The rows keep their order here, and are counted anew; the picture has the same order.
    assert at.data_editor[0].value["row"].tolist() == ["1", "2", "3", "4"]
    assert at.data_editor[0].value["test"].tolist() == [False, False, True, False]
    assert "row 3 (1, 1)" in texts(at)
    at.selectbox(key="set_data").set_value("and").run()
    assert settings(at).dataset.name == "and"
    at.selectbox(key="set_data").set_value("own:XOR, edited").run()
    assert settings(at).dataset.inputs[-1] == (0.5, 0)
    assert at.data_editor[0].value.shape == (4, 5)


def test_an_incomplete_edit_keeps_the_last_table() -> None:
    at = edit(opened("data.py"), edited_rows={1: {"in2": None}})
    assert "Row 2, column “x2”: the value is missing" in unescaped(at.warning[0].value)
    assert settings(at) == Settings()
    at = edit(at, deleted_rows=list(range(6)))
    assert "no row to train with" in unescaped(at.warning[0].value)
    assert settings(at) == Settings()
    press(at, words.GIVE_UP)
    assert not at.warning
    assert at.data_editor[0].value["in2"].tolist() == ["0", "0", "1", "1", "0", "0", "1", "1"]
    rows = [{"test": False, "in1": "2", "in2": "0", "in3": "0", "out1": "0"}] * 2
    edit(at, added_rows=rows)
    assert at.data_editor[0].value["row"].tolist()[-2:] == ["9", "10"]


def test_an_empty_row_at_the_end_is_not_trained_with() -> None:
    # A pasted text that ends with a line break, as the grid hands it on.
    row = {"test": False, "in1": "1", "in2": "1", "out1": "1"}
    at = edit(opened("data.py", data="xor"), added_rows=[row, {"test": False, "in1": ""}])
    assert not at.warning
    assert settings(at).dataset.inputs[4:] == ((1, 1),)
    assert at.data_editor[0].value["row"].tolist() == ["1", "2", "3", "4", "5"]
    at = edit(at, added_rows=[{"test": True}])
    assert not at.warning
    assert len(settings(at).dataset.inputs) == 5


def test_a_row_without_its_target_waits_for_it() -> None:
    at = edit(opened("data.py", data="xor"), added_rows=[{"test": False, "in1": "1", "in2": "0"}])
    assert "Row 5, column “y”: the value is missing" in unescaped(at.warning[0].value)
    assert settings(at).dataset == Dataset.built_in["xor"]()


def test_what_was_edited_outlives_another_name_of_a_column() -> None:
    at = edit(opened("data.py", data="xor"), edited_rows={0: {"out1": "0.5"}})
    at.text_input(key="data_column_name").set_value("door")
    press(at, words.RENAME)
    assert settings(at).dataset.output[0] == (0.5,)
    at = edit(at, edited_rows={1: {"in1": "?"}})
    at.text_input(key="data_column_name").set_value("gate")
    press(at, words.RENAME)
    assert "Row 2, column “gate”" in unescaped(at.warning[0].value)
    assert settings(at).dataset.output[0] == (0.5,)


def test_columns_are_added_renamed_and_removed() -> None:
    at = opened("data.py")
    press(at, words.ADD_INPUT)
    at.text_input(key="data_column_name").set_value("door")
    press(at, words.RENAME)
    assert settings(at).layers == (4, 5, 1)
    assert settings(at).dataset.columns.all == ("door", "x2", "x3", "x4", "y")
    assert "Columns: door, x2, x3, x4, y." in unescaped(at.selectbox(key="set_data").help)
    assert at.query_params["columns"] == "door,x2,x3,x4,y"
    at.text_input(key="data_column_name").set_value("x2")
    press(at, words.RENAME)
    assert words.SAME_NAME.format(name="x2") in [one.value for one in at.warning]
    press(at, words.REMOVE)
    assert settings(at).layers == (3, 5, 1)
    press(at, words.ADD_OUTPUT)
    assert settings(at).layers == (3, 5, 2)
    at.selectbox(key="own_shown").set_value(2).run()
    assert at.query_params["shown"] == "2"


def test_another_built_in_table_is_one_click_away() -> None:
    at = press(opened("data.py", seed="4"), page_words.DATA_SETS["parity"])
    assert settings(at) == Settings(seed=4, dataset=Dataset.built_in["parity"]())


def test_a_link_with_lost_data_says_that_they_have_to_be_brought_again() -> None:
    at = opened(data="own-0123456789abcdef0123")
    assert settings(at) == Settings()
    assert "Upload it again on the Data page" in state(at).problems[0]


def test_a_link_with_a_table_brings_it_to_the_sidebar() -> None:
    at = opened(data="own", table="0to1__1to0")
    assert settings(at).dataset == Dataset("own", ((0,), (1,)), ((1,), (0,)))
    assert at.selectbox(key="set_data").value == f"own:{page_words.DATA_SETS['own']}"
    press(at, page_words.BACK)
    assert settings(at) == Settings()
    assert at.selectbox(key="set_data").options[-1] == page_words.DATA_SETS["own"]


@pytest.mark.slow
@pytest.mark.parametrize("table", ["-1_250to1_0__3_7to0_0.5__test_2_2to1_1", "5to3"])
def test_every_page_works_with_own_data(table: str) -> None:
    at = opened(data="own", table=table, iterations="20")
    for entry in menu.ENTRIES:
        at.switch_page(str(ROOT / "pages" / entry.file)).run()
        assert not at.exception, entry.name
        assert not at.error, entry.name
        assert table_codec.written(settings(at).dataset) == table


def test_data_of_a_file_brought_back_are_own_data_whatever_they_are_called() -> None:
    data = Dataset("xor", ((0,), (1,)), ((1,), (0,)))
    file = imported_file.saved(Settings(seed=3, dataset=data), {})
    at = opened("take_home.py")
    at.file_uploader[0].set_value(("run.json", file.encode(), "application/json")).run()
    assert not at.exception
    assert settings(at) == Settings(seed=3, dataset=table_codec.named(data))
    assert settings(at).dataset.name == table_codec.OWN
    assert at.selectbox(key="set_data").value == f"own:{take_home_words.UNTITLED}"


def test_a_file_with_given_weights_opens_and_its_start_is_kept() -> None:
    (file,) = (ROOT / "tests" / "view" / "cases").glob("14_*")
    at = opened("take_home.py")
    at.file_uploader[0].set_value((file.name, file.read_bytes(), "application/json")).run()
    assert not at.exception
    start = settings(at).start
    assert dict(start or ())["w2"] == ((0.8,), (0.7,))
    query = dict(at.query_params.items())
    assert address.parse(query).settings == settings(at)
    # It stays while other settings change, and waits while the network has no place for it.
    number(at, "set_learning_rate").set_value(0.25).run()
    assert settings(at).start == start
    at.selectbox(key="set_data").set_value("truth_table").run()
    assert settings(at).start is None
    at.selectbox(key="set_data").set_value("xor").run()
    assert settings(at).start == start
    assert address.parse(dict(at.query_params.items())).settings == settings(at)
