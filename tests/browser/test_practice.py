"""Practice: ten questions by keyboard alone, explained at once, kept in the browser only."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from nn_core import Settings, train
from nn_core.questions import NUMBER, ORDER, Place, Solution, solve
from nn_view.links import address
from nn_view.wording.practice import page as words
from tests.helpers.accessibility import violations_in_both_themes
from tests.helpers.browser import OpenPage
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper

pytestmark = pytest.mark.own_page

SETTINGS = Settings(seed=3, rule="exact", hidden=(4,))
QUERY = "seed=3&rule=exact&hidden=4"
SETTINGS_QUERY = address.settings_query(SETTINGS)
PHONE = {"width": 390, "height": 844}
RUN = train(SETTINGS)
#: The questions are drawn at random: here the same ones each time.
ALWAYS_THE_SAME = """
let last = 1;
crypto.getRandomValues = (numbers) => {
  for (const at of numbers.keys()) {
    last = (Math.imul(last, 1664525) + 1013904223) >>> 0;
    numbers[at] = last;
  }
  return numbers;
};
"""


class Practice:
    """The page, which remembers the question that the server asked last."""

    def __init__(self, page: Page, server: Server, query: str = QUERY) -> None:
        self.page = page
        self.asked: dict[str, Any] = {}
        self.requests: list[str] = []
        page.on("response", self._note)
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(f"{server.url}/practice?{query}")
        self.question = page.get_by_test_id("question")
        self.said = page.get_by_test_id("said")

    def _note(self, response: Any) -> None:
        if "/ask/practice" in response.url and response.status == 200:
            self.asked = response.json()

    def is_asked(self, number: int) -> Practice:
        expect(self.question).to_have_attribute("data-state", "asked")
        text = words.BROWSER["round"].format(number=number, count=10)
        expect(self.question).to_contain_text(text)
        return self

    @property
    def solution(self) -> Solution:
        one = self.asked
        place = Place(one["iteration"], one["quantity"], tuple(one["cell"]), one["data_row"])
        return solve(RUN, place, one["kind"], one["seed"], one["digits"])

    def answer(self, *, right: bool) -> None:
        """Answer by the keyboard alone."""
        solution, form = self.solution, self.asked["form"]
        if form == NUMBER:
            value = solution.right if right else 1e6
            self.question.get_by_label(words.BROWSER["number"]).press_sequentially(f"{value:.9e}")
            self.page.keyboard.press("Enter")
        elif form == ORDER:
            if right:
                self._sort(list(solution.right))  # type: ignore[arg-type]
            self.button(words.BROWSER["check"]).press("Enter")
        else:
            keys = [one.key for one in solution.question.choices]
            at = next(at for at, key in enumerate(keys) if (key == solution.right) == right)
            self.question.locator(".bp-choice").nth(at).press("Enter")
        expect(self.question).to_have_attribute("data-state", "right" if right else "missed")

    def _sort(self, keys: list[str]) -> None:
        for place, key in enumerate(keys):
            lines = self.question.locator("ol code").all_inner_texts()
            for _ in range(lines.index(key) - place):
                up = self.button(words.BROWSER["up"].format(step=key))
                up.press("Enter")
                expect(self.said).to_contain_text(key)

    def button(self, name: str) -> Locator:
        return self.question.get_by_role("button", name=name, exact=True)


def record(page: Page) -> Any:
    return json.loads(page.evaluate("localStorage.getItem('backprop-practice')") or "null")


def test_ten_questions_are_answered_by_keyboard_and_what_was_missed_comes_back(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page(viewport=PHONE, has_touch=True)
    page.add_init_script(ALWAYS_THE_SAME)
    practice = Practice(page, server)
    practice.is_asked(1)
    missed = practice.asked["kind"], practice.asked["quantity"]
    practice.button(words.BROWSER["sure_certain"]).press("Enter")
    practice.answer(right=False)
    expect(practice.said).not_to_be_empty()
    assert practice.said.get_attribute("role") == "status"
    seen = [missed]
    for number in range(2, 11):
        # The focus is on what leads on.
        page.keyboard.press("Enter")
        practice.is_asked(number)
        seen.append((practice.asked["kind"], practice.asked["quantity"]))
        practice.answer(right=True)
        expect(practice.said).to_contain_text("Right.")
    assert seen[4] == missed
    assert len({kind for kind, _ in seen}) >= 8
    page.keyboard.press("Enter")
    expect(practice.question).to_have_attribute("data-state", "done")
    expect(practice.question).to_contain_text(words.BROWSER["done"].format(right=9, count=10))
    expect(practice.question).to_contain_text(words.BROWSER["done_sure_one"])
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    # What was answered is in the browser, and no address holds an answer.
    answers = record(page)["answers"]
    assert [one["verdict"] == "right" for one in answers] == [False] + 9 * [True]
    assessed = [one for one in practice.requests if "/ask/assess" in one]
    assert len(assessed) == 10
    assert all(one.endswith(f"/ask/assess?{SETTINGS_QUERY}") for one in assessed)


@pytest.mark.chromium("Firefox's driver does not hear of files that a page makes")
@pytest.mark.parametrize(
    ("name", "holds"), [("json", '"verdict": "'), ("csv", "when,kind,quantity")]
)
def test_the_record_is_taken_along(
    open_page: OpenPage, server: Server, name: str, holds: str
) -> None:
    practice = Practice(open_page(locale="en"), server).is_asked(1)
    practice.answer(right=False)
    with practice.page.expect_download() as download:
        practice.page.get_by_role("button", name=words.BROWSER[name]).click()
    assert download.value.suggested_filename == f"practice.{name}"
    text = download.value.path().read_text("utf-8")
    assert holds in text
    assert practice.asked["quantity"] in text


def test_the_record_outlives_the_page_until_it_is_cleared(
    open_page: OpenPage, server: Server
) -> None:
    practice = Practice(open_page(locale="en"), server)
    page, known = practice.page, practice.page.get_by_test_id("known")
    practice.is_asked(1).answer(right=False)
    quantity = practice.asked["quantity"]
    page.reload()
    practice.is_asked(2)
    row = known.locator("tbody tr").filter(has_text=quantity).first
    expect(row.locator("td")).to_have_text(["0", "1", "after 3 more"])
    expect(
        known.get_by_role("img", name=words.CHART).locator(".barlayer .point")
    ).not_to_have_count(0)
    assert violations_in_both_themes(page) == []
    known.get_by_role("button", name=words.BROWSER["clear"]).click()
    expect(known).to_contain_text(words.BROWSER["nothing"])
    assert record(page) is None
    practice.is_asked(1)
    known.get_by_role("button", name=words.BROWSER["undo"]).click()
    practice.is_asked(2)
    assert len(record(page)["answers"]) == 1


def test_the_answer_is_nowhere_in_the_page_until_it_is_asked_for(
    open_page: OpenPage, server: Server
) -> None:
    practice = Practice(open_page(), server, f"{QUERY}&about=error_d_z2")
    for number in range(1, 11):
        practice.is_asked(number)
        assert practice.asked["quantity"] == "error_d_z2"
        if practice.asked["form"] == NUMBER:
            break
        practice.answer(right=True)
        practice.page.keyboard.press("Enter")
    tolerance = practice.solution.tolerance
    assert tolerance is not None
    for given in range(1, 4):
        names = words.BROWSER["hint" if given == 1 else "hint_more"]
        practice.button(names).press("Enter")
        expect(practice.question.locator(".bp-hints li")).to_have_count(given)
    shown = f"{abs(tolerance.value):.3g}"
    assert shown not in practice.question.inner_html()
    practice.button(words.BROWSER["show"]).press("Enter")
    expect(practice.said).to_contain_text("Right: ")
    expect(practice.question).to_have_attribute("data-state", "missed")
    step = practice.question.get_by_role("link", name=words.BROWSER["step"])
    assert "quantity=error_d_z2" in str(step.get_attribute("href"))


def test_a_quantity_of_the_stepper_is_practised_and_seen_there_again(
    page: Page, server: Server
) -> None:
    page.add_init_script(ALWAYS_THE_SAME)
    stepper = Stepper(page, server.url).open(f"{QUERY}&at=3&quantity=delta_w2")
    stepper.get("practice-link").get_by_role("link").click()
    page.wait_for_url("**/practice?**")
    question = page.get_by_test_id("question")
    expect(question).to_have_attribute("data-state", "asked")
    expect(question).to_contain_text("w2")
    expect(page.get_by_text(words.ABOUT.format(quantity="delta_w2"))).to_be_visible()
    with page.expect_response("**/ask/practice**"):
        page.get_by_role("button", name=words.ABOUT_ALL).click()
    expect(page.get_by_text(words.ABOUT.format(quantity="delta_w2"))).to_be_hidden()
    expect(question).to_have_attribute("data-state", "asked")
    question.get_by_role("button", name=words.BROWSER["show"]).click()
    question.get_by_role("link", name=words.BROWSER["step"]).click()
    Stepper(page, server.url).ready()


def test_what_another_network_cannot_ask_does_not_block_the_round(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page(locale="en")
    due = {"kind": "row", "quantity": "z1", "question": "", "step": 0, "at": 0}
    kept = {"version": 1, "count": 1, "began": 1, "answers": [], "due": [due]}
    # An empty page, with which Firefox begins, keeps nothing.
    page.add_init_script(
        "if (location.host)"
        f" localStorage.setItem('backprop-practice', {json.dumps(json.dumps(kept))})"
    )
    practice = Practice(page, server).is_asked(1)
    expect(practice.question).not_to_contain_text(words.BROWSER["again"])
    practice.answer(right=True)
    practice.button(words.BROWSER["next"]).press("Enter")
    practice.is_asked(2)
