"""Where a table stands among the lines of a file, and whether its first line holds names."""

from __future__ import annotations

import pytest

from nn_core import Cells, Dataset
from nn_core.data import csv_table
from nn_core.data.layout import Line
from nn_core.data.written_numbers import Written, judged
from tests.helpers.tables import refusal

XOR = "0,0,0\n0,1,1\n1,0,1\n1,1,0\n"


def told(cells: Cells) -> list[tuple[str, int]]:
    return [(one.kind, one.line.number) for one in cells.skipped]


@pytest.mark.parametrize(
    ("text", "skipped"),
    [
        (f"x1,x2,y\n{XOR}", []),
        (f"# a gate, by me\n# of 2020\nx1,x2,y\n{XOR}", [("comment", 1), ("comment", 2)]),
        (f"Table 1: XOR\n\nx1,x2,y\n{XOR}", [("title", 1)]),
        (f"Table 1: XOR,,\nx1,x2,y\n{XOR}", [("title", 1)]),
        (f"Made,today\nPlace,here\nx1,x2,y\n{XOR}", [("title", 1), ("title", 2)]),
        (f"4\nx1,x2,y\n{XOR}", [("size", 1)]),
        (f"5,2\nx1,x2,y\n{XOR}", [("size", 1)]),
        (f"x1,x2,y\ncm,kg,class\n{XOR}", [("units", 2)]),
        (
            "x1 | x2 | y\n---+---+---\n" + XOR.replace(",", " | ") + "(4 rows)\n",
            [("rule", 2), ("footer", 7)],
        ),
        (f"x1,x2,y\n{XOR}Source: own\n", [("footer", 6)]),
        (f"x1,x2,y\n{XOR}\n\nSource: own,,\n", [("footer", 8)]),
        (f"x1,x2,y\n{XOR}Total,2,2\n", [("sum", 6)]),
        (f"x1,x2,y\n{XOR}x1,x2,y\n0,0,0\n", [("names", 6)]),
        (f"x1,x2,y\n{XOR}# half of it\n0,0,0\n", [("comment", 6)]),
        (f"Inputs,,Target\nx1,x2,y\n{XOR}", [("title", 1)]),
        (f"x1,x2,y\n{XOR}# the end\n", [("comment", 6)]),
        (f'"sep=,"\r\nx1,x2,y\n{XOR}', [("separator", 1)]),
        (f"My XOR table\nx1,x2,y\n{XOR}".replace(",", "\t"), [("title", 1)]),
        (f"x1,x2,y\ncm,kg,-\n{XOR}", [("units", 2)]),
        (f"x1,x2,y\n{XOR}\nOwn data,,\n2024 by me,,\n", [("footer", 7), ("footer", 8)]),
    ],
)
def test_what_is_no_row_is_skipped_and_told(text: str, skipped: list[tuple[str, int]]) -> None:
    cells = csv_table.read(text)
    assert told(cells) == skipped
    assert cells.names == ("x1", "x2", "y")
    assert Dataset.from_cells(cells).inputs[:4] == ((0, 0), (0, 1), (1, 0), (1, 1))


def test_a_note_below_is_told_in_a_column_of_text_too() -> None:
    cells = csv_table.read("name,a,y\nAnn,1,0\nBob,2,1\nSource: own,,\n")
    assert told(cells) == [("footer", 4)]


def test_a_note_of_several_lines_is_told_below_an_empty_one() -> None:
    cells = csv_table.read("name,a,y\nAnn,1,0\nBob,2,1\n\nMade in May,,\nby me,,\n")
    assert told(cells) == [("footer", 5), ("footer", 6)]


def test_rows_of_a_sheet_that_hold_nothing_are_left_out() -> None:
    lines = [Line(at, cells) for at, cells in enumerate([("a", "y"), ("", ""), ("1", "0")], 1)]
    assert Cells.from_lines(lines, "").rows == (("1", "0"),)


def test_columns_that_hold_nothing_are_left_out() -> None:
    cells = csv_table.read("a,,b,y,,Note: in May\n1,,2,0,,\n3,,4,1,,\n")
    assert (cells.names, cells.empty) == (("a", "b", "y"), ("Note: in May",))
    assert Dataset.from_cells(cells).inputs == ((1, 2), (3, 4))


def test_names_between_blanks_may_be_quoted() -> None:
    cells = csv_table.read('"first x" "y"\n"1" 5 0\n"2" 6 1\n')
    assert cells.names == ("row", "first x", "y")
    assert cells.rows == (("1", "5", "0"), ("2", "6", "1"))


def test_a_size_with_names_of_classes_is_no_name_of_columns() -> None:
    cells = csv_table.read("3,2,shut,open\n1,2,3,0\n2,3,4,1\n5,6,7,1\n")
    assert told(cells) == [("size", 1)]
    assert (len(cells.rows), cells.named) == (3, False)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("0,1,2\n5,0,1\n6,1,0\n", ("0", "1", "2")),
        (",0,1\n0,5,1\n1,6,0\n", ("row", "0", "1")),
        ("# a b y\n1 2 0\n3 4 1\n", ("a", "b", "y")),
        ("# a,b,y\n1,2,0\n3,4,1\n", ("a", "b", "y")),
        ("country,1990,1995\nA,1,2\nB,3,4\n", ("country", "1990", "1995")),
        ("a,b,y\n1,2,0\n3,4,1\n", ("a", "b", "y")),
        ("kind,size,y\nred,big,no\nblue,big,yes\n", ("kind", "size", "y")),
        ('"a","b"\n"r1",1,2\n"r2",3,4\n', ("row", "a", "b")),
        ("a,b,y\nr1,1,2,0\nr2,3,4,1\n", ("row", "a", "b", "y")),
        ("RI,Na,Mg\n1.52,13.6,4.5\n1.51,13.8,3.6\n", ("RI", "Na", "Mg")),
    ],
)
def test_a_first_line_of_names_is_told_from_data(text: str, names: tuple[str, ...]) -> None:
    cells = csv_table.read(text)
    assert (cells.named, cells.names) == (True, names)


@pytest.mark.parametrize(
    "text",
    [
        "0,1\n1,0\n",
        "58.0,?,7.0,0\n57.0,1.0,7.0,1\n",
        "?,low,yes\n5,high,no\n6,low,no\n",
        "1,,3\n4,5,6\n",
        "vhigh,vhigh,2,unacc\nlow,high,4,vgood\n",
        "5.1,3.5,setosa\n7.0,3.2,versicolor\n",
        "sunny,hot,no\nrainy,hot,yes\n",
        "x,x,o\nx,o,x\n",
    ],
)
def test_a_first_line_of_data_is_told_from_names(text: str) -> None:
    assert not csv_table.read(text).named


def test_a_column_without_a_name_is_an_index_only_where_it_tells_rows_apart() -> None:
    cells = csv_table.read(",a,y\n0.5,1,0\n0.7,2,1\n")
    assert (cells.index, Dataset.from_cells(csv_table.read(",a,y\n7,1,0\n3,2,1\n")).inputs) == (
        False,
        ((1,), (2,)),
    )
    # Decimal commas that commas part are no names of rows.
    told = refusal(lambda: csv_table.read("a,y\n0,5,1\n0,7,0\n"))
    assert told.startswith("Row 1 below the names has 3 cells, but the first line names 2 columns.")


@pytest.mark.parametrize(
    "sign", ["NaT", "<NA>", "nan", "#N/A", "\\N", "—", "–", "…", "n.v.", "n/d"]
)
def test_what_programs_write_for_no_value_is_one(sign: str) -> None:
    cells = csv_table.read(f"58,{sign},0\n57,1,1\n60,2,0\n")
    assert (cells.named, cells.missing([0, 1, 2])) == (False, [(0, 1)])


def test_spaces_that_nobody_types_part_thousands_and_what_is_hidden_is_left_out() -> None:
    cells = csv_table.read("a;y\n1\u202f200,50;\u200b1\n950,20;0\n")
    assert cells.numbers([0, 1]) == [(1200.5, 1), (950.2, 0)]


def test_somebody_may_say_what_the_first_line_is() -> None:
    assert csv_table.divided("0,1,2\n5,0,1\n").cells(False).names == ("x1", "x2", "y")
    cells = csv_table.divided("5,0,1\n6,1,0\n7,1,1\n").cells(True)
    assert (cells.names, len(cells.rows)) == (("5", "0", "1"), 2)


def test_a_line_that_is_not_understood_is_named() -> None:
    told = refusal(lambda: csv_table.read("# by me\na,b,y\n1,2,3\n4,5\n6,7,8\n"))
    assert "Row 2 below the names has 2 cells" in told
    assert "Look at line 4: “4, 5”." in told


def test_a_column_without_a_name_counts_rows_and_is_left_out() -> None:
    cells = csv_table.read(",a,y\n0,5,1\n1,6,0\n")
    assert cells.names == ("row", "a", "y")
    assert Dataset.from_cells(cells).inputs == ((5,), (6,))
    assert Dataset.from_cells(cells, inputs=["row", "a"]).inputs == ((0, 5), (1, 6))


@pytest.mark.parametrize(
    ("column", "separator", "values"),
    [
        (["81,5", "1.200"], ";", [81.5, 1200]),
        (["399,900", "329,900"], ",", [399_900, 329_900]),
        (["1,234.5", "2,000"], ",", [1234.5, 2000]),
        (["1.234.567", "1.000"], ";", [1_234_567, 1000]),
        (["1'200.50", "950"], ",", [1200.5, 950]),
        (["3’400", "1’000’000"], ",", [3400, 1_000_000]),
        (["1\u202f000", "2\u00a0500"], ",", [1000, 2500]),
        (["10%", "5,5 %"], ";", [0.1, 0.055]),
        (["$1,200.50", "$3.00"], ",", [1200.5, 3]),
        (["-5 °C", "3 °C"], ",", [-5, 3]),
        (["5 kg", "6 lb"], ",", [None, None]),
        (["5 kg", "6"], ",", [None, 6]),
        (["1.5", "2,5"], ";", [1.5, 2.5]),
        (["1.234", "2.345"], "\t", [1.234, 2.345]),
        (["1.234", "0.055"], ";", [1.234, 0.055]),
        (["1,23,4", "5"], ",", [None, 5]),
    ],
)
def test_numbers_are_read_as_their_column_writes_them(
    column: list[str], separator: str, values: list[float | None]
) -> None:
    (how,) = judged([column], separator)
    assert [how.value(cell) for cell in column] == pytest.approx(values)


def test_a_column_of_one_unit_may_hold_a_number_without_it() -> None:
    (how,) = judged([["5 kg", "6 kg"]], ",")
    assert (how.value("7 kg"), how.value("7"), how.value("7 lb")) == (7, None, None)


def test_what_a_sign_parts_is_told_by_the_other_columns_or_by_somebody() -> None:
    sure = judged([["1.200", "2.950"], ["81,5", "65,0"]], ";")
    assert [one.value("1.200") for one in sure] == [1200, 1200]
    assert not any(one.doubtful for one in sure)
    (alone,) = judged([["1.200", "2.950"]], "\t")
    assert (alone.value("1.200"), alone.doubtful) == (1.2, True)
    (said,) = judged([["1.200", "2.950"]], "\t", ",")
    assert said.value("1.200") == 1200
    assert Written(".").value("0,5") is None


def test_classes_become_outputs() -> None:
    text = "a,kind\n1,red\n2,blue\n3,green\n4,red\n"
    data = Dataset.from_csv(text, classes="kind", test_rows=[4], scale_output="standard")
    assert data.columns.outputs == ("blue", "green", "red")
    assert data.class_names == data.columns.outputs
    assert [data.output, data.test_output] == [((0, 0, 1), (1, 0, 0), (0, 1, 0)), ((0, 0, 1),)]
    two = Dataset.from_csv("a,kind\n1,no\n2,yes\n3,no\n", classes=["kind"])
    assert (two.output, two.class_names) == (((0,), (1,), (0,)), ("no", "yes"))
    assert two.columns.outputs == ("kind",)
    numbered = Dataset.from_csv("a,kind\n" + "1,0\n2,1\n3,2\n" * 2, classes=["kind"])
    assert numbered.class_names == ("0", "1", "2")
    both = Dataset.from_csv("red,kind,y\n1,red,5\n2,blue,6\n3,c,7", ["kind", "y"], classes="kind")
    assert both.columns.all == ("red", "blue", "c", "red 2", "y")
    assert both.class_names == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a,k\n1,b\n2,b\n", "Column “k” does not hold two or more classes"),
        ("a,k\n1,b\n2,?\n3,c\n", "Row 2 below the names, column “k”: the value is missing."),
        ("a,k\n" + "".join(f"{at},c{at}\n" for at in range(9)), "holds 9 classes, and at most 8"),
    ],
)
def test_what_is_no_class_gets_its_sentence(text: str, sentence: str) -> None:
    assert sentence in refusal(lambda: Dataset.from_csv(text, classes="k"))


def test_all_outputs_together_are_bounded() -> None:
    head = ",".join(["a", *(f"y{at}" for at in range(6)), "k"])
    rows = "".join(
        f"{at},{','.join(str(at * k) for k in range(1, 7))},{'pqr'[at % 3]}\n" for at in range(6)
    )
    targets = [*(f"y{at}" for at in range(6)), "k"]
    told = refusal(lambda: Dataset.from_csv(f"{head}\n{rows}", targets, classes="k"))
    assert told == "The data have 9 outputs; 1 to 8 are allowed."


@pytest.mark.parametrize("lines", [10_001, 10_003])
def test_more_rows_than_are_read_get_a_sentence(lines: int) -> None:
    assert "at most 10,000" in refusal(lambda: csv_table.read("1,2\n" * lines))


def test_a_date_is_told_to_be_no_number() -> None:
    told = refusal(lambda: Dataset.from_csv("d,y\n2020-01-01,0\n2020-01-02,1\n"))
    assert "Column “d” holds “2020-01-01”, which is not a number." in told


def test_rows_are_chosen_before_they_are_counted() -> None:
    text = "a,y\n" + "".join(f"{at},{at % 2}\n" for at in range(600))
    data = Dataset.from_csv(text, rows=range(1, 600, 3), test_rows=[4, 5])
    assert [data.inputs[:3], data.test_inputs] == [((0,), (6,), (9,)), ((3,),)]
    assert "600 rows; at most 512" in refusal(lambda: Dataset.from_csv(text))
    wide = ",".join(f"c{at}" for at in range(40)) + "\n" + ",".join("1" * 40)
    chosen = Dataset.from_csv(wide, "c39", inputs=[f"c{at}" for at in range(16)])
    assert len(chosen.inputs[0]) == 16


def test_an_input_of_one_value_is_a_bias_in_disguise() -> None:
    data = Dataset.from_csv("a,one,y\n0,1,0\n5,1,1\n")
    assert data.inputs == ((0, 1), (5, 1))
