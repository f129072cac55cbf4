"""The page Data without a browser: editing, choosing, bringing, and what is refused."""

from __future__ import annotations

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Dataset, Names, Settings, train
from nn_view.handouts import imported_file
from nn_view.links import address, table_codec
from nn_view.wording import data as words
from nn_view.wording import pages as page_words
from nn_view.wording import take_home as take_home_words
from pages.shell import menu
from tests.helpers.pages import opened, press, settings, state
from tests.helpers.sources import ROOT
from tests.helpers.workbooks import workbook

CSV = "h;w;door\n2,1;0,9;1\n0,4;0,6;0\n1,8;1,1;1\n0,7;0,2;0\n"


def edit(at: AppTest, **changes: Any) -> AppTest:
    """Edit the table as the browser's grid does."""
    empty: dict[str, Any] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
    at.session_state[str(at.data_editor[0].key)] = empty | changes
    at.run()
    assert not at.exception
    return at


def texts(at: AppTest) -> str:
    parts = (at.markdown, at.caption, at.info, at.warning)
    return "\n".join(unescaped(str(one.value)) for part in parts for one in part)


def unescaped(text: str) -> str:
    """As Markdown shows it."""
    return re.sub(r"\\(.)", r"\1", text)


def bring(at: AppTest, name: str, content: bytes) -> AppTest:
    at.file_uploader[0].set_value((name, content, "text/csv")).run()
    assert not at.exception
    return at


def test_the_first_view_shows_the_table_and_the_furthest_miss() -> None:
    at = opened("data.py")
    assert at.data_editor[0].value.shape == (8, 6)
    run = train(Settings())
    predicted = float(run.predict([[1.0, 1.0, 1.0]])[0, 0])
    assert f"predicted **{predicted:.3f}**, wanted **1**" in texts(at)
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
    at.selectbox(key="own_output").set_value(2).run()
    assert at.query_params["output"] == "2"


def test_another_built_in_table_is_one_click_away() -> None:
    at = press(opened("data.py", seed="4"), page_words.DATA_SETS["parity"])
    assert settings(at) == Settings(seed=4, dataset=Dataset.built_in["parity"]())


def test_a_file_is_previewed_chosen_scaled_and_used() -> None:
    at = bring(opened("data.py"), "doors.csv", CSV.encode("utf-16"))
    assert words.PREVIEW.format(title="doors") in texts(at)
    assert words.SEPARATED[";"] in texts(at)
    assert settings(at) == Settings()
    at.multiselect(key="bring_targets").set_value(["door", "w"]).run()
    assert at.multiselect(key="bring_inputs").value == ["h"]
    at.multiselect(key="bring_inputs").set_value(["h", "w"]).run()
    assert at.multiselect(key="bring_targets").value == ["door"]
    at.text_input(key="bring_test").set_value("4").run()
    at.selectbox(key="bring_scale_inputs").set_value("range").run()
    press(at, words.USE_BROUGHT)
    expected = Dataset.from_csv(CSV, test_rows=[4], name="own", scale_inputs="range")
    assert settings(at).dataset == expected
    assert at.selectbox(key="set_data").value == "own:doors"
    assert "Columns: h, w, door." in unescaped(at.selectbox(key="set_data").help)
    assert settings(at).dataset.columns == Names(("h", "w"), ("door",))
    assert address.parse(dict(at.query_params.items())).settings == settings(at)


def test_odd_names_are_cleaned_with_a_sentence_and_come_back_from_a_file() -> None:
    head = f'"petal\nlength",a\u00a0b,\U0001f469\u200d\U0001f52c,"{"n" * 90}"'
    at = bring(opened("data.py"), "odd.csv", f"{head}\n1,2,3,0\n2,3,4,1\n".encode())
    assert "changed: “petal length”, “a b”" in texts(at)
    press(at, words.USE_BROUGHT)
    used = settings(at)
    names = ("petal length", "a b", "\U0001f469\u200d\U0001f52c", "n" * 79 + "…")
    assert used.dataset.columns.all == names
    file = imported_file.saved(used, {}, "odd").encode()
    again = opened("take_home.py")
    again.file_uploader[0].set_value(("run.json", file, "application/json")).run()
    assert not again.exception
    assert settings(again) == used
    assert state(again).problems == ()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"", words.EMPTY_FILE),
        ("a.pdf", b"%PDF-1.7", "This is no table, but PDF."),
        ("a.csv", b"1,2\n" * 600_000, "It has 2.4 MB, and at most 2 MB are read."),
    ],
)
def test_a_bad_file_gets_its_sentence_and_what_was_there_stays(
    name: str, content: bytes, sentence: str
) -> None:
    at = press(bring(opened("data.py"), "doors.csv", CSV.encode()), words.USE_BROUGHT)
    used = settings(at)
    at.text_input(key="bring_test").set_value("2").run()
    bring(at, name, content)
    assert sentence in unescaped(at.warning[0].value)
    assert words.STILL_THERE in unescaped(at.warning[0].value)
    assert settings(at) == used
    assert at.text_input(key="bring_test").value == "2"
    assert words.PREVIEW.format(title="doors") in texts(at)


def test_a_pasted_table_with_text_is_told_until_the_column_is_left_out() -> None:
    at = opened("data.py")
    at.text_area(key="bring_pasted").set_value("name,a,y\nAnn,1,5\nBob,2,7\n")
    press(at, words.READ)
    assert "Column “name” holds text such as “Ann”" in unescaped(at.warning[0].value)
    at.multiselect(key="bring_inputs").set_value(["a"]).run()
    assert not at.warning
    assert words.OUTSIDE.format(least=5, most=7) in [one.value for one in at.info]
    press(at, words.OUTSIDE_CURE)
    press(at, words.USE_BROUGHT)
    assert settings(at).dataset == Dataset("own", ((1,), (2,)), ((0,), (1,)), input_names=("a",))


def test_another_sheet_is_chosen_and_a_bad_one_leaves_the_present_one() -> None:
    content = workbook(["a", "y"], [1, 0], [2, 1], Other=[["b", "z"], [3, 0], [4, 1]], None_=[])
    at = bring(opened("data.py"), "book.xlsx", content)
    at.selectbox(key="bring_sheet").set_value("Other").run()
    assert at.multiselect(key="bring_inputs").value == ["b"]
    at.selectbox(key="bring_sheet").set_value("None_").run()
    assert not at.exception
    assert "has no cell with a value" in unescaped(at.warning[0].value)
    assert at.selectbox(key="bring_sheet").value == "Other"
    assert at.multiselect(key="bring_inputs").value == ["b"]


def test_choices_are_kept_while_another_page_is_shown() -> None:
    at = bring(opened("data.py"), "doors.csv", CSV.encode())
    at.text_input(key="bring_test").set_value("2").run()
    at.text_area(key="bring_pasted").set_value("half; typed").run()
    at.switch_page(str(ROOT / "pages" / "reference.py")).run()
    at.switch_page(str(ROOT / "pages" / "data.py")).run()
    assert at.text_input(key="bring_test").value == "2"
    assert at.text_area(key="bring_pasted").value == "half; typed"


def test_larger_own_data_say_that_they_do_not_travel() -> None:
    rows = "\n".join(f"{at},{at % 2}" for at in range(40))
    at = press(bring(opened("data.py"), "long.csv", f"a,y\n{rows}".encode()), words.USE_BROUGHT)
    assert at.query_params["data"] == f"own-{table_codec.digest(settings(at).dataset)}"
    assert any("do not travel in a link" in one.value.replace("\n", " ") for one in at.info)
    assert page_words.NOT_IN_LINK in [one.value for one in at.caption]


def test_numbers_of_too_many_digits_for_a_link_are_said_to_be_that() -> None:
    digits = "2345678901234567e-300"
    rows = "".join(f"-1.{digits},-{1 + at % 9}.{digits}\n" for at in range(32))
    at = press(bring(opened("data.py"), "t.csv", f"a,y\n1,0\n{rows}".encode()), words.USE_BROUGHT)
    assert any("cells, and a link carries" in one.value for one in at.info)
    at = edit(at, deleted_rows=[0, 1])
    assert words.TOO_LONG_FOR_LINK in [one.value for one in at.info]


def test_a_link_with_lost_data_says_that_they_have_to_be_brought_again() -> None:
    at = opened(data="own-0123456789abcdef0123")
    assert settings(at) == Settings()
    assert "Upload it again on the Data page" in state(at).problems[0]


def test_a_table_of_the_same_name_does_not_replace_another() -> None:
    at = press(bring(opened("data.py"), "t.csv", CSV.encode()), words.USE_BROUGHT)
    at = press(bring(at, "t.csv", b"a,y\n1,0\n2,1\n"), words.USE_BROUGHT)
    at.selectbox(key="set_data").set_value("xor").run()
    edit(at, edited_rows={0: {"out1": "1"}})
    at.selectbox(key="set_data").set_value("xor").run()
    edit(at, edited_rows={1: {"out1": "0"}})
    assert at.selectbox(key="set_data").options[-4:] == ["t", "t 2", "XOR, edited", "XOR, edited 2"]


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
