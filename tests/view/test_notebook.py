"""The stepper in a notebook: a frame with the whole page, executed in a kernel of its own."""

from __future__ import annotations

import re
from html import unescape

import nbformat
import pytest
from nbclient import NotebookClient

from nn_core import Settings
from nn_view.notebook import Stepper, show
from tests.helpers.sources import ROOT

FRAME = re.compile(r'<iframe title="([^"]*)" srcdoc="([^"]*)" width="100%" height="(\d+)" ')


def page_of(html: str) -> str:
    """The page inside the frame."""
    found = FRAME.match(html)
    assert found
    return unescape(found[2])


def test_a_notebook_shows_a_frame_with_the_whole_page() -> None:
    shown = show(Settings(rule="exact"), at=12, quantity="delta_w1", height=900)
    html = shown._repr_html_()
    assert html.count("<iframe") == 1
    found = FRAME.match(html)
    assert found
    assert (found[1], found[3]) == ("Backprop Inspector: seed 0, 100 iterations", "900")
    page = page_of(html)
    assert page == shown.page
    assert '"at": "12", "quantity": "delta_w1"' in page
    assert 'sandbox="allow-scripts allow-downloads"' in html
    assert len(repr(shown)) < 100


@pytest.mark.slow
def test_of_a_long_run_it_has_the_iterations_around_the_place() -> None:
    shown = show(Settings(iterations=20_000, hidden=(8, 8)), at=15_000)
    first, last = map(int, re.findall(r"iterations (\d+) to (\d+) of 20000", shown.title)[0])
    assert first < 15_000 < last < 20_000


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"at": 100}, "at must be a whole number from 0 to 99"),
        ({"quantity": "delta_w3"}, "quantity must be one of"),
        ({"height": 10}, "height must be a whole number from 200 to 5000"),
    ],
)
def test_what_cannot_be_shown_is_refused(given: dict[str, int | str], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        show(Settings(), **given)  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the kernel's own libraries, not ours
def test_a_cell_of_a_notebook_has_the_stepper_as_its_result() -> None:
    code = (
        "from nn_core import Settings\n"
        "from nn_view.notebook import show\n"
        "show(Settings(hidden=(2,)), at=3)"
    )
    cell = nbformat.v4.new_code_cell(code)  # type: ignore[no-untyped-call]
    content = nbformat.v4.new_notebook(cells=[cell])  # type: ignore[no-untyped-call]
    client = NotebookClient(content, timeout=60, resources={"metadata": {"path": ROOT}})
    client.execute()
    (output,) = content.cells[0].outputs
    assert page_of(output.data["text/html"]) == show(Settings(hidden=(2,)), at=3).page
    assert output.data["text/plain"].startswith(Stepper.__name__)
