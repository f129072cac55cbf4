"""Links: whatever an address holds is read, and what is written is read back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import (
    ACTIVATIONS,
    BIASES,
    FAULTS,
    INITIAL_BIASES,
    MAX_EDITS,
    MAX_ITERATIONS,
    MAX_LEARNING_RATE,
    MAX_SEED,
    MAX_UNITS,
    RULES,
    Dataset,
    Edit,
    Settings,
    quantities_for,
)
from nn_core.setup.declaring import CombinationError
from nn_view.links import address, table_codec
from nn_view.links import query as reading
from nn_view.links.edits import with_edits
from nn_view.links.setting_rows import LEAST_RATE
from tests.helpers.strategies import datasets, edited
from tests.helpers.typed import TEXTS, with_line

NAMES = (
    "seed",
    "iterations",
    "biases",
    "lr",
    "hidden",
    "activation",
    "rule",
    "data",
    "table",
    "edits",
)
PLACES = (
    "fault",
    "lines",
    "bias_shape",
    "bias_start",
    "start",
    "digits",
    "at",
    "quantity",
    "row",
    "cell",
    "view",
    "chart",
    "ask",
)


def possible(fault: str, **values: Any) -> Settings:
    """The settings, without the mistake where it is none."""
    try:
        return Settings(**values, fault=fault)
    except CombinationError:
        return Settings(**values)


settings_drawn = st.builds(
    possible,
    seed=st.integers(0, MAX_SEED),
    iterations=st.integers(1, MAX_ITERATIONS),
    learn_biases=st.booleans(),
    learning_rate=st.floats(LEAST_RATE, MAX_LEARNING_RATE),
    hidden=st.lists(st.integers(1, MAX_UNITS), min_size=0, max_size=6).map(tuple),
    activation=st.sampled_from(ACTIVATIONS),
    rule=st.sampled_from(RULES),
    biases=st.sampled_from(BIASES),
    initial_biases=st.sampled_from(INITIAL_BIASES),
    dataset=st.sampled_from(list(Dataset.built_in)).map(lambda key: Dataset.built_in[key]())
    | datasets().map(table_codec.named),
    fault=st.sampled_from(["", *FAULTS]),
)
mazur_drawn = st.builds(
    lambda **changes: replace(Settings.mazur(), **changes),
    seed=st.integers(0, MAX_SEED),
    learn_biases=st.booleans(),
    rule=st.sampled_from(RULES),
    activation=st.sampled_from(ACTIVATIONS),
)
scraps = (
    st.text(max_size=60)
    | TEXTS.map("delta_w1={}".format)
    | st.sampled_from(["", "-1", "1e999", "nan", "0x10", "٣", "²", "9" * 5000])
)


@pytest.mark.slow
@given(settings_drawn | mazur_drawn | with_line(settings_drawn))
def test_settings_that_were_written_are_read_back(settings: Settings) -> None:
    read = address.parse(address.settings_query(settings))
    assert read.settings == settings
    assert read.problems == ()


@pytest.mark.slow
@given(settings_drawn | mazur_drawn | with_line(settings_drawn))
def test_the_same_settings_are_always_written_the_same(settings: Settings) -> None:
    query = address.settings_query(settings)
    assert address.settings_query(address.parse(query).settings) == query
    assert address.parse(address.settings_values(settings)).settings == settings


def test_the_tutorials_settings_need_no_words() -> None:
    assert address.settings_query(Settings()) == ""
    assert address.settings_query(Settings.mazur()) == "start=mazur"


@pytest.mark.slow
@given(st.dictionaries(st.sampled_from(NAMES + PLACES) | st.text(max_size=12), scraps, max_size=8))
def test_reading_never_fails_and_what_it_gives_is_good(values: dict[str, str]) -> None:
    for query in (values, urlencode(values)):
        read = address.parse(query)
        assert 0 <= read.at < read.settings.iterations
        assert read.quantity in {one.name for one in quantities_for(read.settings)}
        assert address.LEAST_DIGITS <= read.digits <= address.MOST_DIGITS
        assert read.view in ("", "projection")
        assert all("<" not in sentence and len(sentence) < 300 for sentence in read.problems)


@given(st.text(max_size=400))
def test_no_text_at_all_is_too_odd_for_a_query(query: str) -> None:
    assert isinstance(address.parse(query).settings, Settings)


@pytest.mark.slow
@given(settings_drawn, st.data())
def test_a_place_that_exists_is_read_as_it_stands(settings: Settings, data: st.DataObject) -> None:
    rows = len(settings.dataset.inputs) + len(settings.dataset.test_inputs)
    place: dict[str, Any] = {
        "at": data.draw(st.integers(0, settings.iterations - 1)),
        "quantity": data.draw(st.sampled_from([one.name for one in quantities_for(settings)])),
        "row": data.draw(st.integers(1, rows).map(str) | st.just("mean")),
        "cell": data.draw(st.sampled_from(["", "1,1"])),
        "digits": data.draw(st.integers(address.LEAST_DIGITS, address.MOST_DIGITS)),
        "view": data.draw(st.sampled_from(["", "projection"])),
        "chart": data.draw(st.sampled_from(["", "output", "gradients"])),
    }
    read = address.parse(f"{address.settings_query(settings)}&{urlencode(place)}")
    assert {name: getattr(read, name) for name in place} == place
    assert read.problems == ()


@pytest.mark.parametrize(
    ("query", "field", "used"),
    [
        ("seed=abc", "seed", 0),
        ("seed=-1", "seed", 0),
        (f"seed={MAX_SEED + 1}", "seed", MAX_SEED),
        ("iterations=-5", "iterations", 1),
        ("iterations=1000000", "iterations", MAX_ITERATIONS),
        ("lr=0", "learning_rate", 1.0),
        ("lr=nan", "learning_rate", 1.0),
        ("hidden=99", "hidden", (5,)),
        ("hidden=4,4,4,4,4,4,4", "hidden", (5,)),
        ("biases=perhaps", "learn_biases", True),
        ("activation=step", "activation", "sigmoid"),
        ("rule=mine", "rule", "tutorial"),
        ("data=secret", "dataset", Dataset.truth_table()),
        ("bias_shape=round", "biases", "shared"),
        ("bias_start=late", "initial_biases", "ones"),
        ("start=nowhere", "start", None),
        ("start=mazur&hidden=8", "start", None),
        ("seed=", "seed", 0),
        ("fault=typo", "fault", ""),
        ("fault=weights_after_update&rule=tutorial", "rule", "exact"),
        ("my_line=w1", "lines", ()),
        ("my_line=delta_w1=open(w1)", "lines", ()),
        ("my_line=delta_w1=new_w1", "lines", ()),
        ("my_line=<b>=1", "lines", ()),
        ("my_line=z2_d_a1=w2%20%2A%202&hidden=none", "lines", ()),
        ("my_line=delta_w1=w1&fault=sign_flipped", "lines", ()),
    ],
)
def test_a_wrong_setting_gets_one_sentence_and_a_good_value(
    query: str, field: str, used: object
) -> None:
    read = address.parse(f"{query}&digits=5")
    assert getattr(read.settings, field) == used
    assert len(read.problems) == 1
    assert query.split("=")[0] in read.problems[0]
    assert read.digits == 5


@pytest.mark.parametrize(
    ("query", "field", "used"),
    [
        ("at=999999", "at", 99),
        ("at=-1", "at", 0),
        ("quantity=nonsense", "quantity", "z1"),
        ("row=0", "row", "1"),
        ("row=9", "row", "1"),
        ("cell=0,0", "cell", ""),
        ("cell=9,9", "cell", "6,5"),
        ("quantity=delta_w2&cell=5,2", "cell", "5,1"),
        ("digits=12", "digits", 6),
        ("view=cinema", "view", ""),
        ("chart=pie", "chart", ""),
        ("ask=yes", "ask", ""),
        ("ask=0", "ask", ""),
        ("ask=10000", "ask", ""),
    ],
)
def test_a_wrong_place_gets_one_sentence_and_a_good_one(
    query: str, field: str, used: object
) -> None:
    read = address.parse(f"{query}&seed=3")
    assert getattr(read, field) == used
    assert len(read.problems) == 1
    assert read.settings.seed == 3


@pytest.mark.parametrize("written", ["1", "yes", "on", "true", "learned", "TRUE"])
def test_learning_the_biases_has_several_names(written: str) -> None:
    assert address.parse(f"biases={written}") == address.Link(quantity="z1")
    assert address.parse("biases=off").settings.learn_biases is False


def test_what_streamlit_reads_itself_is_no_mistake() -> None:
    assert address.parse("embed=true&embed_options=dark_theme&v=1&from=0").problems == ()


def test_an_unknown_name_is_told_and_of_many_only_some_are() -> None:
    assert "colour" in address.parse("colour=blue").problems[0]
    assert len(address.parse(urlencode({f"x{at}": "1" for at in range(500)})).problems) < 10


def test_a_value_is_shown_without_markup_and_not_whole() -> None:
    assert "<" not in address.parse("seed=<b>bold</b>").problems[0]
    assert len(address.parse(f"seed={'9' * 3000}").problems[0]) < 200
    assert reading.shortened("a" * 100) == f"“{'a' * 39}…”"
    assert reading.shortened("a\x00\u202eb") == "“a��b”"


def test_an_endless_address_is_not_read() -> None:
    read = address.parse("seed=3&" + "x" * (10 * address.LONGEST))
    assert read.settings == Settings()
    assert len(read.problems) == 1


@pytest.mark.slow
@given(edited())
def test_what_is_set_by_hand_travels_in_a_link(settings: Settings) -> None:
    plain = replace(settings, output="sigmoid", loss="half_squared", edits=())
    data = replace(plain, dataset=Dataset.truth_table())
    known = with_edits(data, settings.edits)
    read = address.parse(address.settings_query(known))
    assert read.settings == known
    assert read.problems == ()


def test_an_edit_is_readable_in_an_address() -> None:
    settings = Settings(edits=(Edit(12, "w1", 2, 1, 0.5), Edit(40, "b1", 0, 0, -1e-7)))
    assert address.settings_query(settings) == "edits=12.w1.3.2.0.5,40.b1.1.1.-1e-07"


@pytest.mark.parametrize(
    "bad",
    [
        "12.w1.4.1.0.5",
        "12.w1.0.1.0.5",
        "12.w3.1.1.0.5",
        "101.w1.1.1.0.5",
        "12.w1.1.1.",
        "12.w1.1.1.1e999",
        "12.w1.1.1.1e10",
        "12.w1.1.1.nan",
        "3.w1.1.1.9",
        "w1",
        "<b>",
        "٣.w1.1.1.1",
    ],
)
def test_a_bad_edit_gets_its_sentence_and_the_others_are_kept(bad: str) -> None:
    read = address.parse({"edits": f"3.w1.1.1.0.5,{bad},5.b2.1.1.-1"})
    assert read.settings.edits == (Edit(3, "w1", 0, 0, 0.5), Edit(5, "b2", 0, 0, -1.0))
    assert len(read.problems) == 1
    assert "edits" in read.problems[0]


def test_of_too_many_edits_the_first_are_kept() -> None:
    read = address.parse({"edits": ",".join(f"{i}.w1.1.1.1" for i in range(60))})
    assert [edit.iteration for edit in read.settings.edits] == list(range(MAX_EDITS))
    assert len(read.problems) == 1
