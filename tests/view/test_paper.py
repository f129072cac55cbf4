"""What is printed: complete, escaped, without scripts, and in agreement with itself."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest

from nn_core import Dataset, Settings, quantities_for, train
from nn_core.exports import carried_state, reduced
from nn_view.handouts.qr import qr, qr_image, reach
from nn_view.handouts.report import report
from nn_view.handouts.worksheet import LEVELS, Worksheet, names_of, telling_rows
from nn_view.wording import take_home as words
from tests.helpers.printed import Page, assert_harmless
from tests.helpers.stepper import told

EVIL = '<img src=x onerror="alert(1)">&"\''
LINK = "http://course.example:8501/?seed=3&at=12&quantity=delta_w1"


def read(text: str) -> float:
    return float(text.replace("−", "-"))


def made(level: str, settings: Settings, quantity: str = "delta_w1", at: int = 12) -> Worksheet:
    run = train(settings)
    rows = [0, min(3, len(settings.dataset.inputs) - 1)]
    small = reduced(settings, run.parameters(at), rows, 2, 3)
    return Worksheet(small, at, level, quantity, names_of(rows), 3)


SETTINGS = [
    Settings(),
    Settings(rule="exact", hidden=(4, 3), biases="per_unit", activation="tanh"),
    Settings(fault="gradients_not_reset"),
    Settings(rule="exact", hidden=()),
    Settings(rule="exact", output="softmax", dataset=Dataset.built_in["blobs"](points=6)),
]
IDS = ["tutorial", "exact", "fault", "no hidden", "softmax"]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("settings", SETTINGS, ids=IDS)
def test_a_worksheet_asks_for_what_its_solution_gives(level: str, settings: Settings) -> None:
    sheet = made(level, settings)
    asked, solution = sheet.html(), sheet.solution()
    assert_harmless(asked)
    assert_harmless(solution)
    assert words.SOLUTION_TITLE.format(at=12) not in asked
    blanks = [name for name, cells in Page(asked).tables for kind, _ in cells if kind == "blank"]
    solved = Page(solution).tables
    assert len(blanks) == sheet.blanks > 0
    assert sum(kind == "solved" for _, cells in solved for kind, _ in cells) == sheet.blanks
    assert sorted(set(blanks)) == sorted(sheet.asked) == sorted({name for name, _ in solved})
    for name, cells in solved:
        printed = [float(text.replace("−", "-")) for _, text in cells if text]
        np.testing.assert_array_equal(printed, np.ravel(sheet.values[name]), name)
    # Whatever is needed stands there before it: given, or asked for.
    for step in sheet.steps:
        for operand in step.operands:
            assert operand in {*sheet.given, *(one.name for one in sheet.steps)}


def test_a_worksheet_says_which_hidden_layers_the_network_has() -> None:
    each = Settings(rule="exact", hidden=(4, 3), activation=("tanh", "leaky_relu"))
    assert "A 3-2-2-1 network, tanh, leaky relu in the hidden layers" in made("easy", each).html()
    none = made("easy", Settings(rule="exact", hidden=())).html()
    assert "A 3-1 network, no hidden layer, rule exact" in none
    assert "units of each" not in none


def test_a_worksheet_prints_the_constants_of_the_optimizer_as_they_are() -> None:
    run = train(Settings(rule="exact", optimizer="adam"))
    small = reduced(run.settings, run.parameters(12), [0, 3], 2, 2)
    given = dict(Page(Worksheet(small, 12, "hard", "new_w1", ["r1", "r4"], 2).html()).tables)
    wanted = {"t": "13", "momentum": "0.9", "beta2": "0.999", "epsilon": "1e-8"}
    assert {name: given[name] for name in wanted} == {
        name: [("", text)] for name, text in wanted.items()
    }


def test_a_worksheet_counts_the_updates_as_the_training_does() -> None:
    """Adam divides by 1 − βᵗ: with what it kept of twelve updates, t is that of the thirteenth."""
    run = train(Settings(rule="exact", optimizer="adam"))
    rows = range(len(run.settings.dataset.inputs))
    small = reduced(run.settings, run.parameters(12), rows, 5, 6)
    before = carried_state(small, run.at(12), 6)
    sheet = Worksheet(small, 12, "hard", "new_w1", names_of(rows), 6, before)
    for name in ("new_w1", "new_w2"):
        np.testing.assert_allclose(sheet.values[name], run.at(12)[name], atol=1e-3)


@pytest.mark.parametrize("digits", [1, 2, 4])
@pytest.mark.parametrize("at", [0, 99, 999])
def test_a_worksheet_writes_its_numbers_as_the_pages_do(digits: int, at: int) -> None:
    run = train(Settings(iterations=1000, rule="exact"))
    rows = [0, 3]
    small = reduced(run.settings, run.parameters(at), rows, 5, digits)
    sheet = Worksheet(small, at, "hard", "delta_w1", names_of(rows), digits)
    tables = dict(Page(sheet.solution()).tables)
    for name in sheet.asked:
        value = np.reshape(sheet.values[name], (1, -1))
        printed = [text for _, text in tables[name] if text]
        for text, usual, number in zip(printed, told(value, digits)[0], value[0], strict=True):
            assert read(text) == number, name
            # One that kept its first digit would be rounded twice by the pages.
            assert text == usual or read(usual) != number


def test_a_small_number_of_a_worksheet_is_not_zero_because_others_are_large() -> None:
    data = Dataset("own", ((1234.0, 0.35), (2.0, -0.0271)), ((1.0,), (0.0,)))
    run = train(Settings(dataset=data))
    small = reduced(run.settings, run.parameters(0), [0, 1], 2, 2)
    assert small.dataset.inputs == ((1234.0, 0.35), (2.0, -0.027))
    sheet = Worksheet(small, 0, "hard", "z1", ["r1", "r2"], 2)
    cells = dict(Page(sheet.html()).tables)["inputs"]
    assert [text for _, text in cells if text] == ["1234", "0.35", "2", "−0.027"]


class Translated(HTMLParser):
    """The texts of a page that a browser may translate, by their element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: dict[str, list[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            kept = ("translate", "no") in attrs or (bool(self.open) and self.open[-1][1])
            self.open.append((tag, kept))

    def handle_endtag(self, _tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and not self.open[-1][1] and data.strip():
            self.found.setdefault(self.open[-1][0], []).append(data)


def test_a_browser_translates_the_words_on_paper_and_no_name_code_or_formula() -> None:
    sheet = made("hard", Settings())
    for html in (sheet.html(), sheet.solution()):
        assert set(Translated(html).found) <= {"title", "style", "h1", "h2", "p", "span"}
    found = Translated(report(train(Settings(iterations=20)), 5, LINK)).found
    assert "seed" in found["th"]
    assert words.BEFORE.format(at=5) in found["th"]
    assert not set(found) & {"code", "math", "mi"}
    assert " after 20 iterations" in found["caption"]
    assert not [text for text in found["caption"] if "w1" in text]
    assert not {"x1", "h1", "y", "r1 training"} & set(found["th"])


def test_the_rows_of_a_worksheet_are_those_with_something_to_compute() -> None:
    built = {name: telling_rows(make()) for name, make in Dataset.built_in.items()}
    assert built["truth_table"] == (4, 5)
    assert built["xor"] == (3, 4)
    assert built["mazur"] == (1,)
    assert telling_rows(Dataset("own", ((0.0,), (0.0,)), ((1.0,), (0.0,)))) == (1, 2)
    run = train(Settings())
    for rows, zeros in (((4, 5), 0), ((1, 2), 4)):
        given = [row - 1 for row in rows]
        small = reduced(run.settings, run.parameters(12), given, 2, 4)
        sheet = Worksheet(small, 12, "medium", "delta_w1", names_of(given), 4)
        assert sheet.zeros == zeros


def test_an_easy_worksheet_asks_for_a_few_cells_of_any_quantity() -> None:
    for quantity in quantities_for(Settings()):
        sheet = made("easy", Settings(), quantity.name)
        assert list(sheet.asked) == [quantity.name]
        assert 1 <= sheet.blanks <= 4
        assert sheet.html().count("<math") == 1


def test_a_hard_worksheet_asks_for_the_whole_iteration_but_copies() -> None:
    sheet = made("hard", Settings())
    assert [one.name for one in sheet.steps] == [one.name for one in quantities_for(Settings())]
    assert set(sheet.given) == {"inputs", "output", "learning_rate", "w1", "b1", "w2", "b2"}
    assert "z2_d_w2" not in sheet.asked
    assert sheet.finite


def test_a_report_holds_the_runs_settings_numbers_and_link() -> None:
    run = train(Settings(seed=3, iterations=3000))
    html = report(run, 12, LINK)
    assert_harmless(html)
    tables = dict(Page(html).tables)
    for name, value in run.parameters().items():
        printed = [text for _, text in tables[f"{name} after 3,000 iterations"] if text]
        rows = np.reshape(value, (1, -1))
        assert [printed] == told(rows, 4)
    assert next(text for _, text in tables[words.ERRORS] if text) == told(run.errors[0], 4)[0][0]
    assert run.errors[-1] < 0.001
    assert f"{run.errors[-1]:.4g}".replace("e-0", "e-") in html
    assert "predictions ŷ after 3,000 iterations" in html
    assert told(run.predict(run.settings.dataset.test.inputs), 4)[1][0] in html
    assert html.count("<polyline") == 2
    assert LINK.replace("&", "&amp;") in html
    assert "QR" not in report(run, 12, "")


def test_a_diverged_run_and_names_of_data_are_printed_without_harm() -> None:
    data = Dataset(EVIL, ((0.5,), (-1.0,)), ((1.0,), (0.0,)))
    run = train(Settings(dataset=data, iterations=40, hidden=(3, 2), fault="derivative_at_z"))
    html = report(run, 0, "http://localhost/?" + EVIL)
    assert_harmless(html)
    assert "&lt;img" in html
    wide = train(replace(run.settings, fault="", hidden=(3,)))
    small = reduced(wide.settings, wide.parameters(0), [0, 1], 2, 2)
    assert_harmless(Worksheet(small, 0, "hard", "z1", [EVIL, "r2"], 2).html())


def test_a_link_as_a_picture_has_its_text_and_a_quiet_border() -> None:
    picture = qr(LINK)
    assert 'aria-label="QR code of the link http://course.example' in picture
    size = int(re.search(r'viewBox="0 0 (\d+)', picture)[1])  # type: ignore[index]
    assert (size - 8 - 17) % 4 == 0  # a QR code's size and four modules on each side
    assert 'alt="QR code' in qr_image(LINK)
    with pytest.raises(ValueError, match="too long"):
        qr("http://course.example/?" + "x" * 4000)


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (LINK, ""),
        ("http://localhost:8501/", words.LOCAL),
        ("http://course.localhost/", words.LOCAL),
        ("http://127.0.0.1/", words.LOCAL),
        ("http://127.8.0.1/", words.LOCAL),
        ("http://0.0.0.0:8501/", words.LOCAL),
        ("http://[::1]:80/", words.LOCAL),
        ("http://192.168.0.7:8501/", words.NEARBY),
        ("http://10.1.2.3/", words.NEARBY),
        ("http://[fe80::1]/", words.NEARBY),
        ("http://school.local/", words.NEARBY),
        ("http://8.8.8.8/", ""),
    ],
)
def test_who_can_use_a_link_is_said_beside_its_code(link: str, said: str) -> None:
    assert reach(link) == said
    html = report(train(Settings(iterations=5)), 0, link)
    assert [one in html for one in (words.LOCAL, words.NEARBY)] == [
        said == words.LOCAL,
        said == words.NEARBY,
    ]
