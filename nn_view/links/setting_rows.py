"""One row for each setting, in the order of a link: all that the pages know about it.

The sidebar, links, reports, handouts, comparisons and grids read these rows, so a setting with a
row appears in all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nn_core import MAX_ITERATIONS, MAX_LEARNING_RATE, MAX_SEED, Settings
from nn_core.lines.faults import BY_NAME
from nn_core.setup.declaring import declared, non_default
from nn_core.setup.kinds import Number
from nn_view.links import edits, starts, table_codec, titles
from nn_view.links.network_rows import NETWORK_ROWS
from nn_view.links.setting_row import Row
from nn_view.wording import link as link_words
from nn_view.wording import settings as words

LEAST_RATE = 1e-6
"""A smaller rate shows no change, and the control needs a lower bound that it can print."""
FEW_EDITS = 2
"""Up to this many are listed one by one: a run's name has to fit beside its curve."""
WIDTHS = (1, 2, 3, 5, 8, 16)


def _seed_idle(settings: Any) -> str:
    """Why no number is drawn from the seed, if none is."""
    if settings.batch_size is not None and settings.shuffle:
        return ""
    if settings.start is not None:
        return words.GIVEN
    drawn = settings.initial_weights != "zeros"
    random = settings.biases != "none" and settings.initial_biases == "random"
    return "" if drawn or random else words.NOTHING_DRAWN


def _biases_idle(settings: Any) -> str:
    return words.NO_BIASES if settings.biases == "none" else ""


def _edits_told(settings: Settings) -> str:
    made = settings.edits
    if len(made) > FEW_EDITS:
        return words.EDITED_OFTEN.format(count=len(made))
    told = ", ".join(edits.said(settings, edit) for edit in made)
    return words.EDITED.format(edits=told) if made else words.NOT_EDITED


ROWS: tuple[Row, ...] = (
    Row(
        field="start",
        name="start",
        group="Start",
        none=link_words.DRAWN,
        read=lambda reader, _: starts.taken(reader),
        uncontrolled="an example sets it, or a dialog, and setting a weight by hand changes it",
        said=lambda one: "random, from the seed" if one.start is None else "given",
        differs=lambda one: "random weights" if one.start is None else "given weights",
    ),
    Row(
        field="seed",
        name="seed",
        label="Seed",
        help="The same seed gives the same initial weights, those of np.random.seed(seed).",
        idle=_seed_idle,
        near=lambda one: tuple(min(one.seed + step, MAX_SEED) for step in (1, 2, 3)),
    ),
    Row(
        field="iterations",
        name="iterations",
        label="Iterations",
        help="Number of training iterations: {least} to {most}. Each is one update of the weights.",
        differs="{value} iterations",
        worth=(10, 30, 100, 300, 1000),
        near=lambda one: (min(one.iterations * 10, MAX_ITERATIONS),),
    ),
    Row(
        field="learn_biases",
        name="learn biases",
        address="biases",
        label="Learn the biases",
        help="Off: the biases keep their initial values. Their derivatives are still shown.",
        idle=_biases_idle,
        differs=lambda one: "biases learned" if one.learn_biases else "biases not learned",
        axis="learn the biases",
    ),
    Row(
        field="learning_rate",
        name="learning rate",
        address="lr",
        narrower=Number(least=LEAST_RATE, most=MAX_LEARNING_RATE),
        label="Learning rate η",
        help="Step size of gradient descent: {least} to {most}.",
        differs="η = {value}",
        axis="learning rate η",
        worth=(0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0),
        near=lambda _: (0.1, 0.5, 1.0, 5.0, 20.0),
    ),
    Row(
        field="hidden",
        name="hidden units",
        label="Hidden layers",
        help="Number of layers between the inputs and the outputs: none to six.",
        said=lambda one: ", ".join(map(str, one.hidden)) or words.NO_LAYER,
        differs=lambda one: (
            f"hidden {' + '.join(map(str, one.hidden))}" if one.hidden else words.NO_HIDDEN_LAYER
        ),
        near=lambda one: (
            tuple((width,) * len(one.hidden) for width in WIDTHS) if one.hidden else ()
        ),
    ),
    Row(
        field="activation",
        name="activation",
        label="Activation",
        help="The activation of the hidden layers. For the outputs, open “Network”.",
        idle=lambda one: "" if one.hidden else words.NO_HIDDEN,
        options={"leaky_relu": "leaky relu"},
        differs="{value}",
    ),
    Row(
        field="rule",
        name="rule",
        label="Rule",
        help="tutorial: as in the tutorial, which differs from the gradient in three places, "
        "marked ≠. exact: the true gradient.",
        forced=lambda one: (
            f"Always exact here: the mistake “{BY_NAME[one.fault].title}” is compared with it."
        ),
        refused=lambda one: f"fault={one.fault} needs the exact rule",
        differs="{value} rule",
    ),
    Row(
        field="dataset",
        name="data",
        address="data",
        read=table_codec.read,
        write=table_codec.values,
        label="Data",
        help="The rows to learn from. Rows marked “test” are only for testing.",
        said=lambda one: titles.of(one.dataset),
        differs=lambda one: titles.of(one.dataset),
    ),
    Row(
        field="biases",
        name="biases",
        address="bias_shape",
        label="Biases",
        help="shared: one bias for each layer, as in the tutorial. per unit: one for each unit. "
        "none: no biases.",
        options={"per_unit": "per unit", "none": "none"},
    ),
    Row(
        field="initial_biases",
        name="initial biases",
        address="bias_start",
        label="Initial biases",
        help="all 1, as in the tutorial's code; all 0; or random, as in its text.",
        idle=lambda one: _biases_idle(one) or (words.GIVEN if one.start is not None else ""),
        options={"ones": "all 1", "zeros": "all 0"},
    ),
    Row(
        field="fault",
        name="wrong on purpose",
        uncontrolled="the page “Wrong on purpose” sets it",
        none="no mistake",
        said=lambda one: BY_NAME[one.fault].title if one.fault else words.NOTHING,
        differs=lambda one: f"mistake: {BY_NAME[one.fault].title}" if one.fault else "no mistake",
    ),
    Row(
        field="edits",
        name="set by hand",
        write=lambda value: {"edits": edits.written(value)},
        uncontrolled="the stepper and the error landscape set it",
        said=lambda one: "; ".join(edits.said(one, edit) for edit in one.edits) or words.NOTHING,
        differs=_edits_told,
    ),
    *NETWORK_ROWS,
)


def by_field() -> dict[str, Row]:
    """The rows by the names of their fields."""
    return {row.field: row for row in ROWS}


def in_order(first: Sequence[str] = (), last: Sequence[str] = ()) -> list[Row]:
    """The rows in the order of the settings' fields, except for some that come first or last."""
    rows = by_field()
    between = [name for name in declared(Settings) if name not in {*first, *last}]
    return [rows[name] for name in (*first, *between, *last)]


def told(settings: Settings, but: Sequence[str] = ()) -> list[str]:
    """What differs from the defaults, in words; leaves out the settings ``but``."""
    changed = {name for name in non_default(settings) if name not in but}
    return [row.told(settings) for row in in_order() if row.field in changed]
