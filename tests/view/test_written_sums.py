"""What is written behind a cell as a sum adds up in the digits that are written."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from nn_core import FAULTS, Settings, train
from nn_view.iteration import specification
from nn_view.iteration.window import window
from nn_view.style.numbers import MINUS
from tests.helpers import strategies
from tests.helpers.modules import module_page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: In the page: all sums, at every quantity's corners, as they are written.
_WRITTEN = """async ([spec, numbers, digits]) => {
    const load = path => import(`/nn_view/stepper/js/${path}`);
    const { explain } = await load('run/terms.js');
    const { iterationValues } = await load('run/iteration.js');
    const { formatNumber } = await load('base/format.js');
    const { valueTexts } = await load('quantity/explanation.js');
    const { written } = await load('quantity/written.js');
    const values = iterationValues(spec, Float64Array.from(numbers), 0);
    return spec.quantities.flatMap(quantity => {
        const { rows, columns } = values.matrix(quantity.name);
        const model = { values, quantity, digits };
        return [[0, 0], [rows - 1, columns - 1]].flatMap(([row, column]) => {
            if (!Number.isFinite(values.number(quantity.name, row, column))) return [];
            const parts = explain(spec, quantity, values, { row, column });
            if (!parts.terms) return [];
            const all = parts.added ? [...parts.terms, parts.added] : parts.terms;
            const texts = valueTexts(model, all);
            const terms = all.map((term, at) =>
                term.pieces.length === 1 ? written(model, term.pieces) : texts[at]);
            const result = formatNumber(parts.result, values.notation(quantity.name, digits));
            const [before, after] = [parts.before, parts.after].map(one => written(model, one));
            return [{ name: quantity.name, before, terms, after, result }];
        });
    });
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with module_page(browser) as page:
        yield page


def read(text: str) -> tuple[Decimal, Decimal]:
    """What a printed number says, and half a unit of its last digit."""
    said = Decimal(text.strip("()").replace(MINUS, "-"))
    return said, Decimal(5).scaleb(int(said.as_tuple().exponent) - 1) if said else Decimal(0)


@given(strategies.settings(faults=("", *FAULTS)), st.integers(2, 6), st.data())
@examples(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_written_as_a_sum_adds_up(
    page: Page, settings: Settings, digits: int, data: st.DataObject
) -> None:
    run = train(settings)
    assume(run.completed)
    at = data.draw(st.integers(0, run.completed - 1))
    stride = specification.build(settings)["stride"]
    numbers = np.frombuffer(window(run, 0), "<f8").reshape(-1, stride)[at]
    sums: list[dict[str, Any]] = page.evaluate(
        _WRITTEN, [specification.build(settings), numbers.tolist(), digits]
    )
    checked = 0
    for one in sums:
        # A bias is added; what is divided or squared afterwards is no sum in these digits.
        plain = one["after"] == "" or one["after"].startswith(" + ")
        if one["before"] or not plain:
            continue
        after = [one["after"].removeprefix(" + ")] if one["after"] else []
        parts = [read(text) for text in (*one["terms"], *after)]
        result, half = read(one["result"])
        within = half + sum(unit for _, unit in parts)
        rounding = Decimal("1e-12") * sum(abs(said) for said, _ in parts)
        assert abs(sum(said for said, _ in parts) - result) <= within + rounding, one
        checked += 1
    assert checked >= 2
