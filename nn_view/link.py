"""A link: settings and place as the query of an address, and back.

Reading never fails: a bad value gives one sentence, and the default or the nearest good value.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, quote

from nn_core import (
    ACTIVATIONS,
    BIASES,
    FAULTS,
    INITIAL_BIASES,
    MAX_HIDDEN_LAYERS,
    MAX_ITERATIONS,
    MAX_LEARNING_RATE,
    MAX_SEED,
    MAX_UNITS,
    RULES,
    Dataset,
    Settings,
    quantities_for,
)
from nn_view import edits, own_data
from nn_view.blocks import blocks_for
from nn_view.reading import Extra, Reader, shortened
from nn_view.wording import link as words

LONGEST = 2000
"""Characters of a query that are read."""
LEAST_DIGITS, MOST_DIGITS, DIGITS = 2, 6, 3
LEAST_RATE = 1e-6
"""A slower rate shows no change; the page's control needs an end that can be told."""
_IGNORED = {"embed", "embed_options", "v", "from"}
_TRUE = {"true", "1", "yes", "on", "learned"}
_FALSE = {"false", "0", "no", "off", "fixed"}


@dataclass(frozen=True)
class Link:
    """What an address asks for, with a sentence for each thing that it could not have."""

    settings: Settings = field(default_factory=Settings)
    at: int = 0
    quantity: str = ""
    row: str = "1"
    cell: str = ""
    digits: int = DIGITS
    view: str = ""
    extras: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def parse(query: str | Mapping[str, str], extras: Sequence[Extra] = ()) -> Link:
    """Read an address's query, with a page's own values; of a name that occurs twice the last."""
    text = query if isinstance(query, str) else ""
    if len(text) > 10 * LONGEST:
        usual = {extra.name: extra.default for extra in extras}
        begun = _place(Reader({}), Settings())
        return replace(begun, extras=usual, problems=(words.TOO_LONG,))
    pairs = parse_qsl(text, keep_blank_values=True) if isinstance(query, str) else query.items()
    reader = Reader({name: str(value) for name, value in pairs if name not in _IGNORED})
    settings = _settings(reader)
    link = _place(reader, settings)
    own = {extra.name: extra.read(reader) for extra in extras}
    unknown = [words.UNKNOWN.format(name=shortened(name)) for name in list(reader.values)[:5]]
    return replace(link, extras=own, problems=(*reader.problems, *unknown))


def _settings(reader: Reader) -> Settings:
    start = reader.checked("start", "", _start, words.START, words.DRAWN)
    base = Settings.mazur() if start == "mazur" else Settings()
    asked = reader.values.get("rule")
    settings = Settings(
        seed=reader.whole("seed", 0, MAX_SEED, base.seed),
        iterations=reader.whole("iterations", 1, MAX_ITERATIONS, base.iterations),
        learn_biases=reader.checked(
            "biases", base.learn_biases, _truth, words.TRUTH, _written(base.learn_biases)
        ),
        learning_rate=reader.checked(
            "lr",
            base.learning_rate,
            _rate,
            words.RATE.format(least=LEAST_RATE, most=MAX_LEARNING_RATE),
            f"{base.learning_rate:g}",
        ),
        hidden=reader.checked(
            "hidden",
            base.hidden,
            _hidden,
            words.HIDDEN.format(layers=MAX_HIDDEN_LAYERS, units=MAX_UNITS),
            ",".join(map(str, base.hidden)),
        ),
        activation=reader.choice("activation", ACTIVATIONS, base.activation),
        rule=reader.choice("rule", RULES, base.rule),
        biases=reader.choice("bias_shape", BIASES, base.biases),
        initial_biases=reader.choice("bias_start", INITIAL_BIASES, base.initial_biases),
        dataset=own_data.read(reader, base.dataset),
        fault=reader.checked(
            "fault", "", _fault, words.CHOICE.format(options=", ".join(FAULTS)), words.NO_FAULT
        ),
    )
    if asked in RULES and asked != settings.rule:
        reader.refuse(
            "rule", asked, words.RULE_OF_FAULT.format(fault=settings.fault), settings.rule
        )
    placed = with_start(settings, start)
    if start and placed.start is None:
        reader.refuse("start", start, words.START_SHAPE, words.DRAWN)
    return edits.read(reader, placed)


def with_start(settings: Settings, start: str) -> Settings:
    """The settings with the named start, where their network has the shape for it."""
    given = Settings.mazur().start if start == "mazur" else None
    if given is None:
        return settings
    try:
        return replace(settings, start=given)
    except ValueError:
        return settings


def with_dataset(settings: Settings, dataset: Dataset) -> Settings:
    """The settings with other data; a given start and edits stay where they have their place."""
    changed = replace(settings, start=None, edits=(), dataset=dataset)
    return edits.with_edits(with_start(changed, start_name(settings)), settings.edits)


def read_place(values: Mapping[str, str], settings: Settings) -> Link:
    """A place in the training of these settings, with a sentence for each value of no use."""
    reader = Reader(dict(values))
    return replace(_place(reader, settings), problems=tuple(reader.problems))


def _place(reader: Reader, settings: Settings) -> Link:
    names = [quantity.name for quantity in quantities_for(settings)]
    quantity = reader.values.pop("quantity", names[0])
    if quantity not in names:
        reader.refuse("quantity", quantity, words.QUANTITY, names[0])
        quantity = names[0]
    rows = len(settings.dataset.inputs) + len(settings.dataset.test_inputs)
    row = reader.values.pop("row", "1")
    if row != "mean" and not (re.fullmatch(r"[0-9]{1,6}", row) and 1 <= int(row) <= rows):
        reader.refuse("row", row, words.ROW.format(most=rows), 1)
        row = "1"
    cell = reader.values.pop("cell", "")
    if cell and not re.fullmatch(r"[1-9][0-9]{0,3},[1-9][0-9]{0,3}", cell):
        reader.refuse("cell", cell, words.CELL, "1,1")
        cell = ""
    if cell:
        cell = _within(reader, settings, quantity, cell)
    return Link(
        settings=settings,
        at=reader.whole("at", 0, settings.iterations - 1, 0),
        quantity=quantity,
        row=row,
        cell=cell,
        digits=reader.whole("digits", LEAST_DIGITS, MOST_DIGITS, DIGITS),
        view=reader.choice("view", ("projection",), ""),
    )


def _within(reader: Reader, settings: Settings, quantity: str, cell: str) -> str:
    """The cell, or the nearest one that the quantity has."""
    blocks = blocks_for(settings)
    rows, columns = (len(blocks.axes[axis]) for axis in blocks.axis(quantity))
    row, column = map(int, cell.split(","))
    used = f"{min(row, rows)},{min(column, columns)}"
    if used != cell:
        within = words.CELL_WITHIN.format(quantity=quantity, rows=rows, columns=columns)
        reader.refuse("cell", cell, within, used)
    return used


def _start(given: str) -> str:
    if given not in ("", "mazur"):
        raise ValueError(given)
    return given


def _fault(given: str) -> str:
    if given not in ("", *FAULTS):
        raise ValueError(given)
    return given


def _truth(given: str) -> bool:
    if given.lower() in _TRUE | _FALSE:
        return given.lower() in _TRUE
    raise ValueError(given)


def _rate(given: str) -> float:
    value = float(given) if len(given) < 40 and given.isascii() else math.nan
    if not LEAST_RATE <= value <= MAX_LEARNING_RATE:
        raise ValueError(given)
    return value


def _hidden(given: str) -> tuple[int, ...]:
    if not re.fullmatch(r"[0-9]{1,3}( *, *[0-9]{1,3}){0,2}", given.strip()):
        raise ValueError(given)
    units = tuple(int(part) for part in given.split(","))
    return Settings(hidden=units).hidden


def _written(value: bool) -> str:
    return "true" if value else "false"


def start_name(settings: Settings) -> str:
    """The name that an address has for the given start: ``"mazur"`` or none."""
    return "mazur" if settings.start == Settings.mazur().start is not None else ""


def settings_values(settings: Settings) -> dict[str, str]:
    """The settings as names and values of an address, without those that are as by default."""
    start = start_name(settings)
    default = Settings.mazur() if start else Settings()

    def written(one: Settings) -> dict[str, str]:
        return {
            "seed": str(one.seed),
            "iterations": str(one.iterations),
            "biases": _written(one.learn_biases),
            "lr": repr(one.learning_rate).removesuffix(".0"),
            "hidden": ",".join(map(str, one.hidden)),
            "activation": one.activation,
            "rule": one.rule,
            **own_data.values(one.dataset),
            "bias_shape": one.biases,
            "bias_start": one.initial_biases,
            "fault": one.fault,
            "edits": edits.written(one.edits),
        }

    usual = written(default)
    values = {name: value for name, value in written(settings).items() if value != usual.get(name)}
    return ({"start": start} if start else {}) | values


def settings_query(settings: Settings) -> str:
    """The settings as the query of an address, always in the same order."""
    pairs = settings_values(settings).items()
    return "&".join(f"{name}={quote(value, safe=',')}" for name, value in pairs)
