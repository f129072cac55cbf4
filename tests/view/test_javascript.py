"""The stepper's modules under their own tests, in the browser that they are written for.

A file ``js/<module>.test.js`` registers its tests by name; each of them is one test here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from nn_core import Edit, Settings, Training, train
from nn_view.iteration import curve, gradient_sizes, specification
from nn_view.links import cures
from tests.helpers.modules import module_page
from tests.helpers.sources import ROOT, name

FILES = sorted((Path(__file__).parent / "js").glob("*.test.js"))

pytestmark = pytest.mark.browser


def cases() -> list[tuple[str, str]]:
    """Each file with the names of the tests in it."""
    named = re.compile(r'^test\("([^"]+)"', re.MULTILINE)
    return [(file.name, title) for file in FILES for title in named.findall(file.read_text())]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with module_page(browser) as page:
        yield page


@pytest.mark.parametrize(("file", "title"), cases())
def test_module(page: Page, file: str, title: str) -> None:
    folder = name(Path(__file__).parent / "js")
    problem = page.evaluate(
        """async ([folder, file, title]) => {
            const { tests } = await import(`/${folder}/harness.js`);
            await import(`/${folder}/${file}`);
            try {
                await tests.get(title)();
                return null;
            } catch (error) {
                return String(error.stack ?? error);
            }
        }""",
        [folder, file, title],
    )
    assert problem is None, problem


def declared(interface: str) -> set[str]:
    """The names that an interface has in the declarations of what the server sends."""
    text = (ROOT / "nn_view/stepper/js/types/specification.d.ts").read_text()
    body = re.search(rf"^export interface {interface}\b.*?\{{\n(.*?)^\}}", text, re.M | re.S)
    assert body, interface
    return set(re.findall(r"^  (\w+)\??:", body[1], re.MULTILINE))


def test_what_is_declared_of_a_run_is_what_the_server_sends() -> None:
    settings = Settings(hidden=(2, 2), edits=(Edit(1, "w1", 0, 0, 0.5),))
    built = specification.build(settings)
    [quantity, *_] = (one for one in built["quantities"] if one["chain"] and one["differs"])
    state = curve.state(Training(settings))
    findings = cures.as_data(train(Settings(learning_rate=20.0, rule="exact")))
    sizes = gradient_sizes.as_data(train(settings))
    for interface, sent in {
        "Specification": built,
        "Quantity": quantity,
        "Difference": quantity["differs"],
        "Explanation": quantity["explain"],
        "Flow": quantity["flow"],
        "Parameter": built["parameters"][0],
        "Network": built["network"],
        "NetworkNode": built["network"]["nodes"][0],
        "NetworkEdge": built["network"]["edges"][0],
        "Styles": built["figures"]["light"],
        "MatrixStyle": built["figures"]["light"]["matrix"],
        "NetworkStyle": built["figures"]["light"]["network"],
        "CurveStyle": built["figures"]["light"]["curve"],
        "OutputStyle": built["figures"]["light"]["output"],
        "Output": built["output"],
        "MappedUnit": built["output"]["units"][0],
        "GradientsStyle": built["figures"]["light"]["gradients"],
        "GradientSizes": sizes,
        "LayerSizes": sizes["layers"][0],
        "State": state,
        "Progress": state | {"bounds": None},  # of the stepper in one file
        "Curve": state["curve"],
        "Findings": findings,
        "Finding": findings["findings"][0],
    }.items():
        assert declared(interface)
        assert declared(interface) <= set(sent), interface


def test_every_file_has_tests_that_were_found() -> None:
    assert {file for file, _ in cases()} == {file.name for file in FILES}
