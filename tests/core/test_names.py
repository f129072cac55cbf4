"""Names of columns and classes: kept with the data, and cleaned or refused when read."""

from __future__ import annotations

from typing import Any

import pytest

from nn_core import Dataset, Names, Settings, drawn_set
from nn_core.data.column_names import LONGEST, cleaned, distinct
from nn_core.exports import from_data, script, to_data
from tests.helpers.tables import CSV, refusal


def test_a_text_table_keeps_the_names_of_its_columns() -> None:
    data = Dataset.from_csv(CSV, targets=["y", "a"])
    assert (data.input_names, data.output_names) == (("b",), ("y", "a"))
    assert data.columns.all == ("b", "y", "a")
    bare = Dataset.from_csv("0,0,1\n1,1,0\n")
    assert (bare.input_names, bare.output_names) == ((), ())
    assert bare.columns == Names(("x1", "x2"), ("y",))
    # Names that were made up are kept where they do not tell the places.
    picked = Dataset.from_csv("0,0,1\n1,1,0\n", targets="x1")
    assert picked.columns == Names(("x2", "y"), ("x1",))


def test_built_in_data_have_the_usual_names() -> None:
    for name, make in Dataset.built_in.items():
        data = make()
        assert data.input_names == () or name == "iris"
        if drawn_set(name) is None:
            assert (data.output_names, data.class_names) == ((), ())
        else:  # an output that stands for a class is called as it is
            assert data.output_names == (data.class_names if len(data.output[0]) > 1 else ())
    assert Dataset.truth_table().columns == Names(("x1", "x2", "x3"), ("y",))
    assert Dataset.built_in["mazur"]().columns == Names(("x1", "x2"), ("y1", "y2"))


def test_data_with_other_names_are_other_data() -> None:
    tables: Any = ((0, 1), (1, 0)), ((1,), (0,))
    plain = Dataset("own", *tables)
    names: Any = {"input_names": ["height", "width"], "output_names": ["door"]}
    one, other = Dataset("own", *tables, **names), Dataset("own", *tables, **names)
    assert one == other != plain
    assert hash(one) == hash(other)
    assert one.input_names == ("height", "width")
    assert Settings(dataset=one) != Settings(dataset=plain)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ({"input_names": ["a"]}, "input_names must hold 2 names, or none, got 1."),
        ({"output_names": ["a", "b"]}, "output_names must hold 1 name, or none, got 2."),
        ({"class_names": ["a"]}, "class_names must hold 2 names, or none, got 1."),
        ({"input_names": "ab"}, "input_names must be a list of names, got 'ab'."),
        ({"input_names": 5}, "input_names must be a list of names, got 5."),
        ({"input_names": ["a", 5]}, "input_names must be texts, got 5."),
        ({"input_names": ["a", ""]}, "input_names: “” must be one line of 1 to 80 visible"),
        ({"input_names": ["a", "b\nc"]}, "must be one line of 1 to 80 visible characters."),
        ({"input_names": ["a", " b"]}, "input_names: “ b” must be one line"),
        ({"input_names": ["a", "b" * 81]}, "must be one line of 1 to 80 visible characters."),
        ({"input_names": ["a", "\ud800"]}, "must be one line of 1 to 80 visible characters."),
        ({"input_names": ["a", "a"]}, "Two columns are called “a”: give each its own name."),
        (
            {"input_names": ["a", "b"], "output_names": ["b"]},
            "Two columns are called “b”: give each its own name.",
        ),
        ({"input_names": ["a", "y"]}, "Two columns are called “y”: give each its own name."),
    ],
)
def test_bad_names_are_refused_with_a_reason(names: Any, sentence: str) -> None:
    assert sentence in refusal(lambda: Dataset("own", ((0, 1),), ((1,),), **names))


def test_classes_have_a_name_for_each_output_or_two_for_one() -> None:
    one = Dataset("own", ((0,),), ((1,),), class_names=("no", "yes"))
    three = Dataset("own", ((0,),), ((1, 0, 0),), class_names=("a", "b", "c"))
    assert (one.class_names, three.class_names) == (("no", "yes"), ("a", "b", "c"))
    assert "must hold 3 names" in refusal(
        lambda: Dataset("own", ((0,),), ((1, 0, 0),), class_names=("a", "b"))
    )


JOINED = "\U0001f469\u200d\U0001f52c"  # two code points drawn as one character


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("petal\n  length\u00a0(cm)\t", "petal length (cm)"),
        ("a\u2028b\u0085c", "a b c"),
        ("\ufeffa\u200bb\u202e", "ab"),
        (f"{JOINED} rows", f"{JOINED} rows"),
        ("n" * 81, "n" * 79 + "…"),
        ("größe", "größe"),
        ("\u200d\u200c", ""),
    ],
)
def test_a_name_becomes_one_line_of_visible_characters(given: str, name: str) -> None:
    assert cleaned(given) == name
    assert cleaned(name) == name


def test_names_that_become_equal_when_cleaned_are_numbered() -> None:
    long = "n" * 100
    assert distinct(["a\nb", "a b", "a b 2", "\u200b", long, long + "x"]) == (
        "a b",
        "a b 2",
        "a b 2 2",
        "column 4",
        "n" * 79 + "…",
        "n" * 78 + " 2",
    )
    header = ";".join(f'"{one}"' for one in ("a\nb", "a b", long))
    data = Dataset.from_csv(f"{header}\n1;2;3\n2;3;4\n", targets=long)
    assert data.input_names == ("a b", "a b 2")
    assert len(data.output_names[0]) == LONGEST


def test_saved_settings_keep_the_names() -> None:
    data = Dataset.from_csv("größe;b;art\n1;2;3\n2;3;4\n")
    named = Dataset("own", ((0,),), ((1,),), class_names=("no", "yes"))
    for one in (data, named):
        settings = Settings(dataset=one)
        assert from_data(to_data(settings)) == settings


def test_a_program_gives_the_names_in_comments_and_is_otherwise_the_same() -> None:
    names = ("height\\n", "print(1)", "n" * LONGEST)
    tables: Any = ((1, 2, 3),), ((1,),)
    plain = script(Settings(dataset=Dataset("own", *tables)), 0).splitlines()
    data = Dataset("own", *tables, input_names=names, output_names=("door",))
    named = script(Settings(dataset=data), 0).splitlines()
    comments = [line for line in named if line not in plain]
    assert [line for line in named if line not in comments] == plain
    assert all(line.startswith("# ") for line in comments)
    told = " ".join(line.removeprefix("# ") for line in comments)
    assert told == f"{', '.join(names)} -> door"


def test_a_new_column_gets_the_first_free_name() -> None:
    names = Names(("x1", "x3"), ("y",))
    assert [names.free("x"), names.free("y")] == ["x2", "y1"]
    assert Names(("x1", "x2"), ("y",)).free("x") == "x3"
