"""All modules in one file do what they do as files of their own."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from nn_view.components.bundle import bundled
from nn_view.components.component import Component
from tests.helpers.modules import module_page

MODULES = {
    "base/count.js": """\
export const ran = [];
ran.push("count");
export async function* upTo(end) { for (let at = 0; at < end; at += 1) yield at; }
export class Counter { value = 3; }
""",
    "page/other.js": """\
import { ran } from "../base/count.js";
ran.push("other");
export const mine = 1;
""",
    "page/more.js": """\
import {
  Counter as Base,
  ran,
  upTo,
} from "../base/count.js";
import { mine } from "./other.js";
ran.push("more");
export const name = (count) => `${count} </script>`;
export async function total() {
  let sum = new Base().value + mine;
  for await (const one of upTo(4)) sum += one;
  return [sum, ran];
}
""",
    "page/never.js": "throw new Error('run though nobody took it');\n",
}


@pytest.mark.browser
def test_a_module_has_what_it_imports_and_runs_once_when_it_is_taken(browser: Browser) -> None:
    with module_page(browser) as page:
        got = page.evaluate(
            """async (text) => {
                const { take } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
                const more = take("page/more.js");
                take("page/other.js");
                return [...(await more.total()), Object.keys(more)];
            }""",
            bundled(MODULES),
        )
    assert got == [10, ["count", "other", "more"], ["name", "total"]]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('import { a } from "./none.js";\n', "a.js imports none.js, which is not there."),
        ('import * as a from "./a.js";\n', "a.js: the bundle does not know “import * as a"),
        ("const a = 1;\nexport { a };\n", "a.js: the bundle does not know “export { a };”"),
        ("export let a = 1;\n", "a.js: the bundle does not know “export let a = 1;”"),
        ("export default 1;\n", "a.js: the bundle does not know “export default 1;”"),
    ],
)
def test_what_the_bundle_does_not_know_is_refused_by_name(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(problem)}"):
        bundled({"a.js": text})


def test_a_component_with_an_unknown_sheet_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"odd: there are no style sheets \['bass'\]"):
        Component("odd", "index", ("base", "bass")).mount("key", {})
