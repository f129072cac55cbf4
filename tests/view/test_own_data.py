"""Own data in an address: small tables travel exactly, larger ones are kept for a while."""

from __future__ import annotations

import itertools
import string
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import MAX_ROWS, Dataset, Names, Settings
from nn_core.data.column_names import distinct
from nn_core.limits import MAX_VALUE
from nn_view.links import address, table_codec
from nn_view.tables import editor

numbers = (
    st.integers(-9, 9).map(float)
    | st.floats(-MAX_VALUE, MAX_VALUE)
    | st.sampled_from([0.1, 1 / 3, -5e-324, 2.2250738585072014e-308, 1e9])
)


@st.composite
def tables(draw: st.DrawFn, most: int = table_codec.MOST_CELLS) -> Dataset:
    """Any table that the limits allow, of at most so many cells."""
    inputs, outputs = draw(st.integers(1, 16)), draw(st.integers(1, 8))
    rows = draw(st.integers(1, max(1, min(MAX_ROWS, most // (inputs + outputs)))))
    tests = draw(st.integers(0, rows - 1))

    # One list for all cells: many small ones take most of the time of a test.
    size = rows * (inputs + outputs)
    cells = iter(draw(st.lists(numbers, min_size=size, max_size=size)))

    def table(count: int, width: int) -> Any:
        return tuple(tuple(itertools.islice(cells, width)) for _ in range(count))

    train = rows - tests
    sizes = ((train, inputs), (train, outputs), (tests, inputs), (tests, outputs))
    return table_codec.named(Dataset(table_codec.OWN, *(table(*size) for size in sizes)))


@pytest.mark.slow
@given(tables())
def test_a_small_table_travels_exactly(data: Dataset) -> None:
    settings = Settings(dataset=data)
    assert table_codec.travels(data)
    query = address.settings_query(settings)
    assert set(query) <= {*string.ascii_letters, *string.digits, *"&=_-."}
    assert address.parse(query).settings == settings
    assert address.parse(address.settings_values(settings)) == address.parse(query)
    assert len(query) < address.LONGEST - 400  # the other settings and the place need room, too


def test_the_longest_numbers_of_64_cells_leave_room() -> None:
    rows = ((-1.2345678901234567e-308,) * 7,) * 8
    data = Dataset("own", rows, ((0.1234567890123456,),) * 8)
    assert table_codec.cells(data) == table_codec.MOST_CELLS
    assert (
        not table_codec.travels(data)
        or len(table_codec.written(data)) <= table_codec.MOST_CHARACTERS
    )


def large(seed: float = 0.0) -> Dataset:
    return Dataset("own", tuple((seed + at, 1.0) for at in range(30)), ((0.5,),) * 30)


def test_a_larger_table_does_not_travel_but_is_found_while_it_is_held(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = Settings(dataset=large())
    query = address.settings_query(settings)
    assert not table_codec.travels(settings.dataset)
    assert query == f"data=own-{table_codec.digest(settings.dataset)}"
    assert address.parse(query).settings == settings
    monkeypatch.setattr(table_codec, "STORE", table_codec.Store())
    read = address.parse(f"{query}&seed=3")
    assert read.settings == Settings(seed=3)
    assert len(read.problems) == 1
    assert "Upload it again on the Data page" in read.problems[0]


def test_the_store_forgets_what_was_used_least() -> None:
    store = table_codec.Store(most=200)
    names = [store.keep(large(at)) for at in range(2)]
    assert store.find(names[0]) == large(0)
    store.keep(large(2))
    assert store.find(names[1]) is None
    assert store.find(names[0]) == large(0)
    huge = table_codec.Store(most=10)
    assert huge.find(huge.keep(large())) == large()


@given(tables(), st.lists(st.text(max_size=20), min_size=26, max_size=26))
def test_names_travel_with_the_numbers(data: Dataset, texts: list[str]) -> None:
    names = distinct(texts)
    inputs, outputs = len(data.inputs[0]), len(data.output[0])
    named = table_codec.named(
        replace(
            data,
            input_names=names[:inputs],
            output_names=names[inputs : inputs + outputs],
            class_names=names[-outputs:] if outputs > 1 else names[:2],
        )
    )
    query = address.settings_query(Settings(dataset=named))
    for given_ in (query, address.settings_values(Settings(dataset=named))):
        read = address.parse(given_)
        assert read.settings.dataset == named
        assert read.problems == ()
    assert len(query) < address.LONGEST - 400


@pytest.mark.parametrize(
    ("query", "columns", "problem"),
    [
        ("columns=height,width,door", ("height", "width", "door"), ""),
        ('columns="height, m",width,door', ("height, m", "width", "door"), ""),
        ("columns=x1,x2,y", ("x1", "x2", "y"), ""),
        ("columns=height,width", ("x1", "x2", "y"), "columns=“height,width” is not valid"),
        ("columns=a,b,c,d", ("x1", "x2", "y"), "is not valid: it must be one name for each"),
        ("columns=a,a,b", ("x1", "x2", "y"), "is not valid: it must be one name for each"),
        ("columns=a,b%0Ac,d", ("x1", "x2", "y"), "is not valid: it must be one name for each"),
        ('columns="a,b,c', ("x1", "x2", "y"), "is not valid: it must be one name for each"),
        ("classes=no", ("x1", "x2", "y"), "is not valid: it must be one name for each"),
    ],
)
def test_names_of_an_address_are_used_or_get_one_sentence(
    query: str, columns: tuple[str, ...], problem: str
) -> None:
    read = address.parse(f"data=own&table=5_6to1__7_8to0&{query}")
    assert read.settings.dataset.columns.all == columns
    assert table_codec.written(read.settings.dataset) == "5_6to1__7_8to0"
    assert len(read.problems) == bool(problem)
    assert problem in "".join(read.problems)


def test_any_sign_in_a_name_travels_and_parts_no_list() -> None:
    names = ("~a, 50 %", "%7E%41", '"b" & c=d+e;', "f#g/h?")
    data = Dataset("own", ((5, 6, 7),), ((1,),), input_names=names[:3], output_names=names[3:])
    query = address.settings_query(Settings(dataset=data))
    assert "~" not in query
    assert address.parse(query).settings.dataset == data


def test_names_of_a_table_that_is_refused_are_not_used_either() -> None:
    read = address.parse("data=own&table=x&columns=a,b,c,d&classes=e,f")
    assert read.settings == Settings()
    assert len(read.problems) == 1


def test_a_link_of_before_names_finds_the_numbers_of_a_named_table() -> None:
    named = replace(large(), input_names=("a", "b"), output_names=("c",))
    query = address.settings_query(Settings(dataset=named))
    assert query == f"data=own-{table_codec.digest(named)}"
    assert address.parse(query).settings.dataset == named
    assert table_codec.digest(named) != table_codec.digest(large())
    assert address.parse(f"data=own-{table_codec.digest(large())}").settings.dataset == large()


def test_a_table_with_names_too_long_for_a_link_is_kept() -> None:
    data = Dataset("own", ((5.0,) * 16,), ((1.0,),), input_names=distinct(["ж" * 70] * 16))
    assert not table_codec.travels(data)
    query = address.settings_query(Settings(dataset=data))
    assert address.parse(query).settings.dataset == data


def test_a_table_of_built_in_numbers_with_names_stays_ones_own() -> None:
    xor = Dataset.built_in["xor"]()
    named = table_codec.named(replace(xor, input_names=("a", "b")))
    assert named.name == "own"
    assert address.parse(address.settings_query(Settings(dataset=named))).settings.dataset == named
    assert table_codec.named(replace(xor, input_names=("x1", "x2"), output_names=("y",))) == xor


def test_rows_of_a_built_in_table_are_that_table() -> None:
    xor = Dataset.built_in["xor"]()
    assert table_codec.named(Dataset("own", xor.inputs, xor.output)) == xor
    assert address.parse("data=own&table=0_0to0__0_1to1__1_0to1__1_1to0").settings.dataset == xor
    assert address.settings_query(Settings(dataset=xor)) == "data=xor"


@pytest.mark.parametrize(
    "table",
    [
        "",
        "0_1",
        "0_1to",
        "0_1to1__0to1",
        "test_0to1",
        "0to1__",
        "nanto1",
        "1e999to1",
        "99999999999to1",
        "٣to1",
        "0to1to2",
        "0_1to1__" * 30 + "0_1to1",
        "0_" * 20 + "1to1",
        "1" * 5000,
    ],
)
def test_a_bad_table_in_an_address_gets_one_sentence(table: str) -> None:
    read = address.parse({"data": "own", "table": table, "seed": "3"})
    assert read.settings == Settings(seed=3)
    assert len(read.problems) == 1
    assert "it must be the rows of a table, such as 0_1to1" in read.problems[0]


@pytest.mark.parametrize("query", ["data=own", "data=own-", "data=own-xyz", "data=xor&table=0to1"])
def test_half_of_own_data_gets_one_sentence(query: str) -> None:
    assert len(address.parse(query).problems) == 1


@pytest.mark.slow
@given(tables(most=200))
def test_the_edited_table_is_the_table(data: Dataset) -> None:
    frame = editor.frame_of(data)
    assert editor.dataset_of(frame, data, editor.texts_of(data)) == data
    assert editor.order_of(frame) == tuple(range(len(frame)))


def test_numbers_are_typed_as_one_writes_them() -> None:
    data = Dataset.built_in["xor"]()
    frame = editor.frame_of(data)
    frame["in1"] = ["0,75", "1e-3", "−2", " .5 "]
    frame["test"] = [True, False, False, False]
    made = editor.dataset_of(frame, data, editor.texts_of(data))
    assert [row[0] for row in made.inputs + made.test_inputs] == [0.001, -2, 0.5, 0.75]
    assert editor.order_of(frame) == (3, 0, 1, 2)
    for typed, problem in (("1e99", "is too large"), ("abc", "is not a number")):
        frame["in1"] = ["0", typed, "0", "0"]
        with pytest.raises(ValueError, match=f"Row 2, column “x1”: “{typed}” {problem}"):
            editor.dataset_of(frame, data)


def test_columns_come_and_go() -> None:
    data = Dataset.truth_table()
    wider = editor.with_column(editor.with_column(data, "in"), "out")
    assert Settings(dataset=wider).layers == (4, 5, 2)
    assert wider.test.inputs.tolist() == [[1, 1, 0, 0], [1, 1, 1, 0]]
    names = wider.columns
    assert names.all == ("x1", "x2", "x3", "x4", "y1", "y2")
    assert [names.free("x"), names.free("z")] == ["x5", "z1"]
    narrower = editor.without_column(editor.without_column(wider, 5), 3)
    assert narrower == data
    with pytest.raises(ValueError, match="0 outputs; 1 to 8 are allowed"):
        editor.without_column(data, 3)


def test_columns_keep_the_names_that_they_are_seen_under() -> None:
    left = editor.without_column(Dataset.truth_table(), 0)
    assert left.columns.all == ("x2", "x3", "y")
    wider = editor.with_column(editor.with_column(left, "in"), "out")
    assert wider.columns == Names(("x2", "x3", "x1"), ("y1", "y2"))
    named = editor.with_names(wider, Names(("a", "b", "c"), ("d", "e")))
    assert editor.with_column(named, "out").output_names == ("d", "e", "y1")
    assert editor.without_column(named, 3).columns == Names(("a", "b", "c"), ("e",))
    frame = editor.frame_of(named)
    assert editor.dataset_of(frame, named, editor.texts_of(named)) == named
    assert editor.with_names(left, Names(("x1", "x2"), ("y",))).input_names == ()


def test_a_column_gets_a_name_where_the_usual_ones_are_taken() -> None:
    data = Dataset("own", ((5, 6),), ((1,),), input_names=("y1", "y2"))
    wider = editor.with_column(data, "out")
    assert wider.columns.all == ("y1", "y2", "y", "y3")
    other = Dataset("own", ((5,),), ((1, 0),), input_names=("y",))
    assert editor.without_column(other, 2).columns.all == ("y", "y1")
    third = Dataset("own", ((5,),), ((1,),), output_names=("x2",))
    assert editor.with_column(third, "in").columns.all == ("x1", "x3", "x2")


def test_classes_stay_as_long_as_there_are_as_many_outputs() -> None:
    data = Dataset("own", ((5, 6),), ((1, 0),), class_names=("no", "yes"))
    assert editor.with_column(data, "in").class_names == ("no", "yes")
    assert editor.with_column(data, "out").class_names == ()
    assert editor.without_column(data, 3).class_names == ()
    assert table_codec.scaled_output(data).class_names == ("no", "yes")


def test_a_cell_without_a_number_is_told_with_its_place() -> None:
    data = Dataset.truth_table()
    frame = editor.frame_of(data)
    frame["in2"] = ["0", "0", None, *["1"] * 5]
    with pytest.raises(ValueError, match="Row 3, column “x2”: the value is missing"):
        editor.dataset_of(frame, data)


def test_wanted_outputs_are_brought_within_reach() -> None:
    data = Dataset("own", ((0.0,), (1.0,)), ((10.0,), (30.0,)), ((2.0,),), ((20.0,),))
    scaled = table_codec.scaled_output(data)
    assert (scaled.output, scaled.test_output) == (((0.0,), (1.0,)), ((0.5,),))
