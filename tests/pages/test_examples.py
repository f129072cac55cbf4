"""The gallery: one click opens an example in the stepper, and undo brings the settings back."""

from __future__ import annotations

import pytest

from nn_core import Settings
from nn_view.setup.examples import EXAMPLES, Example
from nn_view.wording.setup import examples as words
from nn_view.wording.setup import proposals
from tests.helpers.pages import opened, press, settings, state


def test_every_example_has_its_words_and_its_button() -> None:
    at = opened("examples.py")
    assert [one.value for one in at.subheader] == [one.title for one in EXAMPLES]
    captions = " ".join(one.value for one in at.caption)
    assert all(one.source.split(",")[0] in captions for one in EXAMPLES)
    assert [one.label for one in at.button].count(words.OPEN) == len(EXAMPLES)


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.name)
def test_one_click_opens_an_example_at_its_place(example: Example) -> None:
    at = opened("examples.py", seed="7", hidden="4")
    at.button(key=f"open_{example.name}").click().run()
    assert not at.exception
    assert state(at).page == "step"
    assert settings(at) == example.make()
    assert state(at).problems == ()
    assert state(at).place["quantity"] == example.quantity
    assert state(at).place["at"] == str(example.at)
    assert state(at).former is None
    assert proposals.USE_FITTING not in [one.label for one in at.button]
    if example.data:
        assert at.selectbox(key="set_data").value == f"own:{example.data}"
    press(at, proposals.UNDO)
    assert settings(at) == Settings(seed=7, hidden=(4,))
