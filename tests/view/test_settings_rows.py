"""One row a setting: every field has one, and a setting that has one is everywhere."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest

from nn_core import Settings, Training
from nn_core.exports import from_data, reduced, script, to_data
from nn_core.setup.declaring import CombinationError, declared
from nn_core.setup.kinds import Boolean, DependsOnSettings, Layers, Number, OneOf, Whole
from nn_view.handouts import one_file
from nn_view.handouts.report import setting_texts
from nn_view.handouts.worksheet import Worksheet
from nn_view.links import address, grid_axes, setting_names, setting_rows, starts
from nn_view.links.query import allowed
from nn_view.links.setting_rows import in_order
from tests.helpers.more_settings import made, more

__all__ = ["more"]


def test_every_field_has_a_row_and_every_row_a_field() -> None:
    names = [row.field for row in setting_rows.ROWS]
    assert sorted(names) == sorted(one.name for one in fields(Settings))
    assert sorted(row.field for row in in_order()) == sorted(names)
    assert len({row.key for row in setting_rows.ROWS}) == len(names)
    assert len({row.name for row in setting_rows.ROWS}) == len(names)  # a report has one line each


def test_a_row_has_a_control_that_says_what_it_is_or_the_reason_why_it_has_none() -> None:
    for row in setting_rows.ROWS:
        assert row.name
        assert bool(row.uncontrolled) != bool(row.label and row.help), row.field
        own = row.read and row.write
        assert own or isinstance(row.kind, DependsOnSettings) or allowed(row.kind), row.field


@pytest.mark.usefixtures("more")
def test_a_new_setting_is_in_links() -> None:
    wild = made(temper="wild", zeal=0.25, naps=3)
    assert address.settings_query(wild) == "temper=wild&z=0.25&naps=3"
    assert address.parse("temper=wild&z=0.25&naps=3") == address.Link(wild, quantity="z1")
    assert address.parse("naps=never").settings == Settings()
    assert address.settings_query(made(zeal=0.25)) == ""


@pytest.mark.usefixtures("more")
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            "temper=x",
            "temper=“x” is not valid: it must be one of calm, wild. Using calm.",
        ),
        (
            "z=1",
            "z=“1” is not valid: it must be a number at least 0 and below 1. Using 0.5.",
        ),
        (
            "naps=10",
            "naps=“10” is not valid: it must be a whole number from 1 to 9, or never. Using no "
            "naps.",
        ),
        (
            "temper=wild&bias_shape=per_unit&z=0.2",
            "temper=“wild” is not valid: the wild share their biases. Using calm.",
        ),
    ],
)
def test_a_new_setting_that_is_wrong_in_a_link_gets_one_sentence(query: str, sentence: str) -> None:
    read = address.parse(f"{query}&seed=3")
    assert read.problems == (sentence,)
    assert (read.settings.seed, address.settings_query(made(seed=3))) == (3, "seed=3")


@pytest.mark.usefixtures("more")
def test_a_new_setting_is_in_all_that_is_handed_out() -> None:
    wild = made(temper="wild", zeal=0.25, naps=3)
    assert from_data(json.loads(json.dumps(to_data(wild)))) == wild
    table = setting_texts(wild)
    assert (table["temper"], table["zeal"], table["naps"]) == ("quite wild", "0.25", "3")
    assert setting_texts(Settings())["naps"] == "no naps"
    assert "Also: temper wild, zeal 0.25, naps 3." in script(wild, 0)
    training = Training(wild)
    training.advance(wild.iterations)
    page = one_file.page(training, 0, 9, {"at": "0"}).decode()
    assert "truth table (tutorial) · quite wild · zeal 0.25 · naps 3" in page
    small = reduced(wild, wild.initial_parameters(), [0], 2, 2)
    sheet = Worksheet(small, 0, "easy", "delta_w1", ["r1"], 2).html()
    assert "of each hidden layer; quite wild; zeal 0.25; naps 3." in sheet


@pytest.mark.usefixtures("more")
def test_a_new_setting_is_compared_and_varied() -> None:
    wild = made(temper="wild", zeal=0.25)
    assert setting_names.names([Settings(), wild])[1] == "quite wild · zeal 0.25"
    assert setting_names.variants(Settings())["quite wild"] == made(temper="wild")
    assert "zeal 0.2" not in setting_names.variants(Settings())
    assert setting_names.variants(wild)["zeal 0.2"] == made(temper="wild", zeal=0.2)
    assert [*grid_axes.names()][-3:] == ["temper", "zeal", "seeds"]
    axis = grid_axes.axis_of(wild, "zeal", 3)
    assert (axis.title, axis.labels, axis.present) == ("zeal", ("0.1", "0.25", "0.9"), 1)
    assert grid_axes.axis_of(made(biases="per_unit"), "temper", 3).values == ("calm",)
    per_unit = grid_axes.axis_of(Settings(), "biases", 3)
    with pytest.raises(CombinationError):
        grid_axes.cells_of(Settings(), grid_axes.axis_of(Settings(), "temper", 3), per_unit, 3)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (Number(above=0, most=1), "it must be a number above 0 and at most 1"),
        (Number(least=1e-6, most=1000), "it must be a number from 0.000001 to 1000"),
        (Boolean(), "it must be true or false"),
        (OneOf(("", "a")), "it must be one of a"),
        (Whole(1, 2), "it must be a whole number from 1 to 2"),
        (
            Layers(0, 6, 16),
            "it must be the units of 0 to 6 layers, 1 to 16 each, such as 5 or 8,4",
        ),
    ],
)
def test_each_kind_says_what_it_needs(kind: object, sentence: str) -> None:
    assert allowed(kind) == sentence  # type: ignore[arg-type]


def test_what_has_no_form_in_an_address_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="DependsOnSettings"):
        allowed(declared(Settings)["start"].kind)


def test_a_start_has_a_name_or_none() -> None:
    assert starts.name_of(Settings.mazur()) == "mazur"
    assert starts.name_of(Settings()) == ""
