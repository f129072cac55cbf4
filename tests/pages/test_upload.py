"""Bringing a table to the page Data, without a browser: reading, choosing, and what is refused."""

from __future__ import annotations

import pytest

from nn_core import Dataset, Names, Settings
from nn_core.diagnosis.of_data import reach
from nn_view.handouts import imported_file
from nn_view.links import address, table_codec
from nn_view.wording import data as words
from nn_view.wording import pages as page_words
from tests.helpers.data_page import edit, texts, unescaped, upload
from tests.helpers.pages import number, opened, press, settings, state
from tests.helpers.sources import ROOT
from tests.helpers.workbooks import workbook

pytestmark = pytest.mark.slow

CSV = "h;w;door\n2,1;0,9;1\n0,4;0,6;0\n1,8;1,1;1\n0,7;0,2;0\n"

REACH = reach(Settings().network)


def test_a_file_is_previewed_chosen_scaled_and_used() -> None:
    at = upload(opened("data.py"), "doors.csv", CSV.encode("utf-16"))
    assert words.PREVIEW.format(title="doors") in texts(at)
    assert words.SEPARATED[";"] in texts(at)
    assert settings(at) == Settings()
    at.multiselect(key="upload_targets").set_value(["door", "w"]).run()
    assert at.multiselect(key="upload_inputs").value == ["h"]
    at.multiselect(key="upload_inputs").set_value(["h", "w"]).run()
    assert at.multiselect(key="upload_targets").value == ["door"]
    at.text_input(key="upload_test").set_value("4").run()
    at.selectbox(key="upload_scale_inputs").set_value("range").run()
    press(at, words.USE_TABLE)
    expected = Dataset.from_csv(CSV, test_rows=[4], name="own", scale_inputs="range")
    assert settings(at).dataset == expected
    assert at.selectbox(key="set_data").value == "own:doors"
    assert "Columns: h, w, door." in unescaped(at.selectbox(key="set_data").help)
    assert settings(at).dataset.columns == Names(("h", "w"), ("door",))
    assert address.parse(dict(at.query_params.items())).settings == settings(at)


def test_odd_names_are_cleaned_with_a_sentence_and_come_back_from_a_file() -> None:
    head = f'"petal\nlength",a\u00a0b,\U0001f469\u200d\U0001f52c,"{"n" * 90}"'
    at = upload(opened("data.py"), "odd.csv", f"{head}\n1,2,3,0\n2,3,4,1\n".encode())
    assert "Changed: “petal length”, “a b”" in texts(at)
    press(at, words.USE_TABLE)
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
        ("a.pdf", b"%PDF-1.7", "This is not a table but PDF."),
        ("a.csv", b"1,2\n" * 600_000, "It has 2.4 MB, and at most 2 MB are read."),
    ],
)
def test_a_bad_file_gets_its_sentence_and_what_was_there_stays(
    name: str, content: bytes, sentence: str
) -> None:
    at = press(upload(opened("data.py"), "doors.csv", CSV.encode()), words.USE_TABLE)
    used = settings(at)
    at.text_input(key="upload_test").set_value("2").run()
    upload(at, name, content)
    assert sentence in unescaped(at.warning[0].value)
    assert words.STILL_THERE in unescaped(at.warning[0].value)
    assert settings(at) == used
    assert at.text_input(key="upload_test").value == "2"
    assert words.PREVIEW.format(title="doors") in texts(at)


def test_a_pasted_table_with_text_is_told_until_the_column_is_left_out() -> None:
    at = opened("data.py")
    at.text_area(key="upload_pasted").set_value("name,a,y\nAnn,1,5\nBob,2,7\n")
    press(at, words.READ)
    assert "Column “name” holds text such as “Ann”" in unescaped(at.warning[0].value)
    at.multiselect(key="upload_inputs").set_value(["a"]).run()
    assert not at.warning
    assert words.OUTSIDE.format(least=5, most=7, reach=REACH) in [one.value for one in at.info]
    press(at, words.OUTSIDE_CURE)
    press(at, words.USE_TABLE)
    assert settings(at).dataset == Dataset("own", ((1,), (2,)), ((0,), (1,)), input_names=("a",))


def test_another_sheet_is_chosen_and_a_bad_one_leaves_the_present_one() -> None:
    content = workbook(["a", "y"], [1, 0], [2, 1], Other=[["b", "z"], [3, 0], [4, 1]], None_=[])
    at = upload(opened("data.py"), "book.xlsx", content)
    at.selectbox(key="upload_sheet").set_value("Other").run()
    assert at.multiselect(key="upload_inputs").value == ["b"]
    at.selectbox(key="upload_sheet").set_value("None_").run()
    assert not at.exception
    assert "has no cell with a value" in unescaped(at.warning[0].value)
    assert at.selectbox(key="upload_sheet").value == "Other"
    assert at.multiselect(key="upload_inputs").value == ["b"]


def test_choices_are_kept_while_another_page_is_shown() -> None:
    at = upload(opened("data.py"), "doors.csv", CSV.encode())
    at.text_input(key="upload_test").set_value("2").run()
    at.text_area(key="upload_pasted").set_value("half; typed").run()
    at.switch_page(str(ROOT / "pages" / "reference.py")).run()
    at.switch_page(str(ROOT / "pages" / "data.py")).run()
    assert at.text_input(key="upload_test").value == "2"
    assert at.text_area(key="upload_pasted").value == "half; typed"


def test_larger_own_data_say_that_they_do_not_travel() -> None:
    rows = "\n".join(f"{at},{at % 2}" for at in range(40))
    at = press(upload(opened("data.py"), "long.csv", f"a,y\n{rows}".encode()), words.USE_TABLE)
    assert at.query_params["data"] == f"own-{table_codec.digest(settings(at).dataset)}"
    assert any("too large for a link" in one.value.replace("\n", " ") for one in at.info)
    assert page_words.NOT_IN_LINK in [one.value for one in at.caption]


def test_numbers_of_too_many_digits_for_a_link_are_said_to_be_that() -> None:
    digits = "2345678901234567e-300"
    rows = "".join(f"-1.{digits},-{1 + at % 9}.{digits}\n" for at in range(32))
    at = press(upload(opened("data.py"), "t.csv", f"a,y\n1,0\n{rows}".encode()), words.USE_TABLE)
    assert any("cells, and at most" in one.value for one in at.info)
    at = edit(at, deleted_rows=[0, 1])
    assert words.TOO_LONG_FOR_LINK in [one.value for one in at.info]


def test_a_table_of_the_same_name_does_not_replace_another() -> None:
    at = press(upload(opened("data.py"), "t.csv", CSV.encode()), words.USE_TABLE)
    at = press(upload(at, "t.csv", b"a,y\n1,0\n2,1\n"), words.USE_TABLE)
    at.selectbox(key="set_data").set_value("xor").run()
    edit(at, edited_rows={0: {"out1": "1"}})
    at.selectbox(key="set_data").set_value("xor").run()
    edit(at, edited_rows={1: {"out1": "0"}})
    assert at.selectbox(key="set_data").options[-4:] == ["t", "t 2", "XOR, edited", "XOR, edited 2"]


def test_rows_with_missing_values_are_left_out_with_one_click() -> None:
    at = upload(opened("data.py"), "m.csv", b"58,?,7,0\n57,1,?,1\n60,2,6,1\n41,0,3,0\n")
    assert "2 values are missing, the first in row 1, column 2 (“x2”)." in texts(at)
    assert "Training rows: 2" in texts(at)
    at.checkbox(key="upload_leave_out").uncheck().run()
    assert "Row 1, column “x2”: the value is missing." in unescaped(at.warning[0].value)
    at.checkbox(key="upload_leave_out").check().run()
    press(at, words.USE_TABLE)
    assert settings(at).dataset.inputs == ((60, 2, 6), (41, 0, 3))


def test_classes_become_outputs_and_are_not_offered_to_be_scaled() -> None:
    at = upload(opened("data.py"), "k.csv", b"1,5,setosa\n2,6,virginica\n3,7,versicolor\n")
    assert "holds 3 classes: “setosa”, “versicolor”, “virginica”." in texts(at)
    press(at, words.USE_TABLE)
    assert settings(at).dataset.class_names == ("setosa", "versicolor", "virginica")
    assert settings(at).dataset.output == ((1, 0, 0), (0, 0, 1), (0, 1, 0))
    at = upload(at, "n.csv", b"a,y\n" + b"1,0\n2,1\n3,2\n" * 2)
    at.checkbox(key="upload_classes").uncheck().run()
    assert words.OUTSIDE.format(least=0, most=2, reach=REACH) in [one.value for one in at.info]
    assert words.OUTSIDE_CURE not in [one.label for one in at.button]
    press(at, words.USE_TABLE)
    assert settings(at).dataset.output[2] == (2,)
    # On the page of the data in use, too.
    press(at, words.EACH_CLASS)
    assert settings(at).dataset.output[2] == (0, 0, 1)


def test_two_classes_share_an_output_that_says_which_is_which() -> None:
    at = upload(opened("data.py"), "k.csv", b"a,door\n1,open\n2,shut\n3,open\n")
    label = at.checkbox(key="upload_classes").label
    assert unescaped(label) == "One output: 0 is “open”, 1 is “shut”"
    press(at, words.USE_TABLE)
    assert settings(at).dataset.output == ((0,), (1,), (0,))
    assert at.query_params["classes"] == "open,shut"


def test_columns_and_rows_of_a_large_table_are_chosen() -> None:
    head = ",".join(f"c{at}" for at in range(40))
    rows = "".join(",".join([str(row)] * 39 + [str(row // 2 % 2)]) + "\n" for row in range(900))
    at = upload(opened("data.py"), "large.csv", f"{head}\n{rows}".encode())
    assert "900 rows, 40 columns." in texts(at)
    assert at.multiselect(key="upload_inputs").value == [f"c{at}" for at in range(16)]
    assert "Training rows: 512, test rows: 0. Inputs: 16" in texts(at)
    at.selectbox(key="upload_rows").set_value("every").run()
    assert number(at, "upload_count").value == 2
    number(at, "upload_count").set_value(3).run()
    assert "Training rows: 300, test rows: 0. Inputs: 16" in texts(at)
    number(at, "upload_count").set_value(2).run()
    at.multiselect(key="upload_inputs").set_value(["c3", "c20"]).run()
    press(at, words.DRAW_TESTS)
    assert at.text_input(key="upload_test").value == "random 90 seed 0"
    press(at, words.DRAW_TESTS)
    assert at.text_input(key="upload_test").value == "random 90 seed 1"
    press(at, words.USE_TABLE)
    data = settings(at).dataset
    assert (len(data.inputs), len(data.test_inputs)) == (360, 90)
    assert data.columns == Names(("c3", "c20"), ("c39",))
    assert {row[0] % 2 for row in data.inputs + data.test_inputs} == {1}


def test_what_is_said_of_a_table_explains_its_terms_and_scales_no_classes() -> None:
    at = upload(
        opened("data.py"), "s.csv", b"a_b,kind\n900,1\n950,2\n980,3\n1000,1\n990,2\n970,3\n"
    )
    assert any("[saturate](#term-saturated)" in one.value for one in at.info)
    assert not [one for one in at.button if one.label == words.OUTSIDE_CURE]
    at = upload(at, "t.csv", b"a,much\n1,200\n2,350\n3,500\n")
    assert [one for one in at.button if one.label == words.OUTSIDE_CURE]


def test_the_first_line_is_said_to_hold_names_or_not() -> None:
    at = upload(opened("data.py"), "p.csv", b"0,1,2\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n")
    assert words.NUMBERED in texts(at)
    assert at.checkbox(key="upload_names").value is True
    at.checkbox(key="upload_names").uncheck().run()
    assert "5 rows, 3 columns." in texts(at)
    assert at.multiselect(key="upload_inputs").value == ["x1", "x2"]
    at.checkbox(key="upload_names").check().run()
    press(at, words.USE_TABLE)
    assert settings(at).dataset.columns == Names(("0", "1"), ("2",))
    # Where the other reading gives no table, the present one stays.
    at = upload(at, "o.csv", b"1,2,0\n")
    at.checkbox(key="upload_names").check().run()
    assert "The table is empty" in unescaped(at.warning[0].value)
    assert at.checkbox(key="upload_names").value is False
    assert "1 row, 3 columns." in texts(at)


def test_a_number_that_may_be_two_is_asked_about() -> None:
    at = upload(opened("data.py"), "d.csv", b'size,price,y\n2104,"399,900",1\n1600,"329,900",0\n')
    asked = at.selectbox(key="upload_decimal")
    assert unescaped(asked.label) == "What “399,900” in column “price” means"
    assert (asked.value, asked.options) == (".", ["399900", "399.9"])
    asked.set_value(",").run()
    press(at, words.USE_TABLE)
    assert settings(at).dataset.inputs[0] == (2104, 399.9)
    assert at.selectbox(key="upload_decimal").value == ","


def test_an_index_is_left_out_and_can_be_taken_in() -> None:
    at = upload(opened("data.py"), "i.csv", b",x1,x2,y\n0,0,0,0\n1,0,1,1\n2,1,0,1\n3,1,1,0\n")
    assert at.multiselect(key="upload_inputs").value == ["x1", "x2"]
    assert at.multiselect(key="upload_inputs").options == ["row", "x1", "x2", "y"]


def test_columns_of_text_are_left_out_with_one_click() -> None:
    at = upload(opened("data.py"), "t.csv", b"name,a,y\nAnn,1,0\nBob,2,1\n")
    assert "Column “name” holds text such as “Ann”" in unescaped(at.warning[0].value)
    press(at, words.TEXT_INPUTS)
    assert not at.warning
    assert at.multiselect(key="upload_inputs").value == ["a"]
