"""Names of columns where there is little room, and where they could be read as markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Dataset, Settings, train
from nn_view.figures.landscape.predictions_text import prediction_chart
from nn_view.figures.paths.network import figure
from nn_view.figures.take_home import matrix_figure
from nn_view.handouts.report import report
from nn_view.iteration.blocks import blocks_for
from nn_view.style.brief_names import brief, briefly, drawn

NAMES = ("sepal length (cm)", "sepal width (cm)", "<b>petal</b>")
DATA = Dataset(
    "own",
    ((5.1, 3.5, 1.4), (7.0, 3.2, 4.7)),
    ((0,), (1,)),
    input_names=NAMES,
    output_names=("kind",),
)
SETTINGS = Settings(dataset=DATA, iterations=3)


def test_names_that_begin_alike_show_what_tells_them_apart() -> None:
    assert briefly(NAMES, 6) == ["se…len", "se…wid", "<b>pe…"]
    assert briefly(["x1", "x16"], 4) == ["x1", "x16"]


@given(st.lists(st.text(max_size=90)), st.integers(4, 90))
def test_no_name_is_longer_than_its_room(names: list[str], most: int) -> None:
    shown = briefly(names, most)
    assert len(shown) == len(names)
    assert all(len(one) <= most for one in shown)
    assert all(one == name for one, name in zip(shown, names, strict=True) if len(name) <= most)
    assert all(len(brief(name, most)) <= most for name in names)


def test_a_text_for_a_figure_keeps_its_end_and_means_nothing_to_plotly() -> None:
    assert drawn("w1[sepal length (cm), h2]", 16) == "w1[sepal l…, h2]"
    assert drawn("<b>a & b</b>") == "&lt;b&gt;a &amp; b&lt;/b&gt;"


def test_axes_have_the_names_of_the_data() -> None:
    axes = blocks_for(SETTINGS).axes
    assert axes["inputs"] == [*NAMES]
    assert axes["outputs"] == ["kind"]
    plain = blocks_for(Settings()).axes
    assert (plain["inputs"], plain["outputs"]) == (["x1", "x2", "x3"], ["y"])


def test_figures_and_sentences_have_them_too() -> None:
    run = train(SETTINGS)
    nodes = figure(SETTINGS, "w1", 0, (1, 0)).data[-2]
    assert nodes.text[:3] == ("s…le", "s…wi", "&lt;b&gt;…")
    assert nodes.hovertext[:2] == NAMES[:2]
    heat = matrix_figure(SETTINGS, "w1", run.parameters(0)["w1"], 3, 0)
    assert heat.data[0].y == (*NAMES[:2], "&lt;b&gt;petal&lt;/b&gt;")
    assert heat.layout.yaxis.ticktext[:2] == ("sepal lengt…", "sepal width…")
    shown = prediction_chart(run, 0, run.errors.argsort(), (0, 2))
    assert shown.figure.layout.xaxis.title.text == "sepal length (cm)"
    assert "over sepal length (cm) and <b>petal</b>" in shown.sentences[0]
    assert "sepal width (cm) = 3.35" in shown.sentences[1]


def test_a_report_names_the_columns_and_their_predictions() -> None:
    told = report(train(SETTINGS), 0, "")
    for name in ("sepal length (cm)", "&lt;b&gt;petal&lt;/b&gt;", "kind", "ŷ: kind"):
        assert f'<th scope="col">{name}</th>' in told
    assert '<th scope="col">ŷ</th>' in report(train(Settings(iterations=3)), 0, "")


@pytest.mark.parametrize("names", [NAMES[:2], ("a", "b")])
def test_names_of_other_data_are_not_mixed_up(names: tuple[str, ...]) -> None:
    data = Dataset("own", ((5.1, 3.5), (7.0, 3.2)), ((0,), (1,)), input_names=names)
    assert blocks_for(Settings(dataset=data)).axes["inputs"] == [*names]
