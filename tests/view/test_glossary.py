"""The terms and signs: each term has one row, and is a link to it wherever it stands."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import nn_view.wording
from nn_core import Settings, quantities_for
from nn_view.iteration import specification
from nn_view.style.mathml import explained, mathml
from nn_view.wording.reading.glossary import BY_NAME, TERMS, marked, signs_of
from nn_view.wording.reading.signs import SIGNS

LINK = re.compile(r"\[([^\]]+)\]\(#term-([\w-]+)\)")
MARKED = re.compile(r'data-term="([\w-]+)"')


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)


def test_the_first_time_that_a_text_has_a_term_it_is_a_link() -> None:
    assert marked("A kink, and kinks.") == "A [kink](#term-kink), and kinks."
    assert marked("Saturated units saturate.") == "[Saturated](#term-saturated) units saturate."
    assert marked("Two central differences, affine.") == (
        "Two [central differences](#term-central-difference), [affine](#term-affine)."
    )
    assert marked("Nothing unknown: inkinked.") == "Nothing unknown: inkinked."


def test_every_term_has_a_row_with_words_that_begin_with_it() -> None:
    assert len(BY_NAME) == len(TERMS)
    for one in TERMS:
        named = one.sign or one.name.replace("-", " ")
        assert one.words.startswith(named), one.name
        assert one.words.endswith("."), one.name
        assert one.spelling or one.sign, one.name


def test_every_link_of_our_words_leads_to_a_term() -> None:
    modules = [
        importlib.import_module(f"nn_view.wording.{one.name}")
        for one in pkgutil.iter_modules(nn_view.wording.__path__)
    ]
    found = {
        name
        for module in modules
        for value in vars(module).values()
        for text in texts(value)
        for _, name in LINK.findall(text)
    }
    assert {"kink", "saturated", "central-difference"} <= found <= set(BY_NAME)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(optimizer="momentum"),
        Settings(hidden=(2, 2), activation="leaky_relu", rule="exact", biases="per_unit"),
        Settings(rule="exact", fault="gradients_not_reset"),
    ],
)
def test_a_formula_marks_the_signs_that_reference_lists_beside_it(settings: Settings) -> None:
    for quantity in quantities_for(settings):
        markup = explained(quantity.latex)
        listed = {name for _, name in LINK.findall(" ".join(signs_of(quantity.latex)))}
        assert set(MARKED.findall(markup)) == listed, quantity.name
        # The keyboard stops once at each, and the formula is the same without the marks.
        assert markup.count('tabindex="0"') == len(listed), quantity.name
        plain = re.sub(r' data-term="[\w-]+"( tabindex="0")?', "", markup)
        assert plain == mathml(quantity.latex)


def test_the_signs_of_the_tutorials_formulas_are_terms() -> None:
    formulas = {one.name: explained(one.latex) for one in quantities_for(Settings())}
    assert MARKED.findall(formulas["delta_w2"]) == ["transpose", "matrix-product"]
    assert MARKED.findall(formulas["error_d_z2"]) == ["elementwise"]
    assert MARKED.findall(formulas["new_b2"]) == ["new-value", "learning-rate"]


def test_a_sentence_of_the_stepper_says_what_the_line_says() -> None:
    settings = Settings(optimizer="momentum")
    built = specification.build(settings)["quantities"]
    for sent, quantity in zip(built, quantities_for(settings), strict=True):
        assert LINK.sub(r"\1", sent["sentence"]) == quantity.sentence
    assert any(LINK.search(one["sentence"]) for one in built)


def test_the_legend_has_every_kind_of_sign_that_stands_on_the_stepper() -> None:
    told = {(one.text, one.sample) for one in SIGNS}
    for text, sample in (
        ("≠", "differs"),
        ("···", "muted"),
        ("", "negative"),
        ("", "test"),
        ("", "saturated"),
        ("", "pending"),
        ("●", "done"),
    ):
        assert (text, sample) in told
    assert any(one.text.startswith("±") for one in SIGNS)
    assert len({(one.text, one.sample, one.meaning) for one in SIGNS}) == len(SIGNS)
