"""The sidebar's controls: one for each setting.

Each is also given its value as its default: a page that is drawn twice before the browser has
shown a control shows it with that, and would else report the least or the first of its values.
"""

from __future__ import annotations

import secrets
from typing import Any

import streamlit as st

from nn_core import (
    ACTIVATIONS,
    BIASES,
    INITIAL_BIASES,
    MAX_HIDDEN_LAYERS,
    MAX_ITERATIONS,
    MAX_LEARNING_RATE,
    MAX_SEED,
    MAX_UNITS,
    RULES,
    Dataset,
    Settings,
)
from nn_core.lines.faults import BY_NAME
from nn_view import link, own_data, page
from nn_view.wording import pages as words
from pages import own, what_if

USUAL_UNITS = 5
NEW_SEEDS = 10_000
"""Drawn seeds stay short enough to be read out in a class."""


def fill(settings: Settings) -> None:
    """Set every control to what the settings say."""
    values: dict[str, Any] = {
        "seed": settings.seed,
        "iterations": settings.iterations,
        "learn_biases": settings.learn_biases,
        "learning_rate": settings.learning_rate,
        "layers": len(settings.hidden),
        "activation": settings.activation,
        "rule": settings.rule,
        "biases": settings.biases,
        "initial_biases": settings.initial_biases,
        "data": own.option(settings.dataset),
        "start": link.start_name(settings),
        "fault": settings.fault,
    }
    units = {f"units_{layer}": count for layer, count in enumerate(settings.hidden, 1)}
    for name, value in (values | units).items():
        st.session_state[f"set_{name}"] = value
    what_if.fill(settings)


def filled() -> bool:
    """Whether the controls hold values; Streamlit forgets them with a page."""
    return "set_seed" in st.session_state


def draw() -> Settings:
    """Draw the controls; returns the settings that they make."""
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        seed = _number(words.SEED, "seed", 0, MAX_SEED, words.SEED_HELP)
    right.button(words.NEW_SEED, on_click=_draw_seed, help=words.NEW_SEED_HELP, width="stretch")
    left, right = st.columns(2)
    with left:
        help = words.ITERATIONS_HELP.format(most=f"{MAX_ITERATIONS:,}")
        iterations = _number(words.ITERATIONS, "iterations", 1, MAX_ITERATIONS, help)
    with right:
        rate = _rate()
    key = "set_learn_biases"
    usual = bool(st.session_state[key])
    learn = st.toggle(words.LEARN_BIASES, usual, key=key, help=words.LEARN_BIASES_HELP)
    hidden = _hidden()
    left, right = st.columns(2)
    with left:
        activation = _choice(words.ACTIVATION, "activation", ACTIVATIONS, words.ACTIVATION_HELP)
        biases = _choice(words.BIASES, "biases", BIASES, words.BIASES_HELP)
    with right:
        rule = _rule()
        start = _choice(words.BIAS_START, "initial_biases", INITIAL_BIASES, words.BIAS_START_HELP)
    data = _data()
    chosen = Settings(
        seed=seed,
        iterations=iterations,
        learn_biases=learn,
        learning_rate=rate,
        hidden=hidden,
        activation=activation,
        rule=rule,
        biases=biases,
        initial_biases=start,
        dataset=data,
        fault=st.session_state.get("set_fault", ""),
    )
    return link.with_start(chosen, st.session_state.get("set_start", ""))


def _rule() -> str:
    """The rule's choice; a fault that is a departure from one of them leaves no other."""
    fault = st.session_state.get("set_fault", "")
    needed = BY_NAME[fault].rule if fault else ""
    if not needed:
        return _choice(words.RULE, "rule", RULES, words.RULE_HELP)
    st.session_state.set_rule = needed
    help = words.RULE_OF_FAULT.format(rule=needed, title=BY_NAME[fault].title)
    return _choice(words.RULE, "rule", RULES, help, fixed=True)


def _draw_seed() -> None:
    """Draw a seed other than the present one."""
    state = st.session_state
    state.set_seed = (state.set_seed + 1 + secrets.randbelow(NEW_SEEDS - 1)) % NEW_SEEDS


def _rate() -> float:
    help = words.RATE_HELP.format(least=link.LEAST_RATE, most=MAX_LEARNING_RATE)
    key = "set_learning_rate"
    least, most = link.LEAST_RATE, MAX_LEARNING_RATE
    usual = float(st.session_state[key])
    return float(st.number_input(words.RATE, least, most, usual, key=key, format="%g", help=help))


def _hidden() -> tuple[int, ...]:
    layers = _number(words.LAYERS, "layers", 1, MAX_HIDDEN_LAYERS, words.LAYERS_HELP)
    units = []
    for layer, column in enumerate(st.columns(layers), 1):
        st.session_state.setdefault(f"set_units_{layer}", USUAL_UNITS)
        help = words.UNITS_HELP.format(layer=layer, most=MAX_UNITS)
        with column:
            name = words.UNITS.format(layer=layer)
            units.append(_number(name, f"units_{layer}", 1, MAX_UNITS, help))
    return tuple(units)


def _data() -> Dataset:
    options = own.options()
    data = own.chosen(st.session_state.set_data)
    columns = words.COLUMNS.format(names=page.plain(", ".join(data.columns.all)))
    named = data.input_names or data.output_names
    _choice(words.DATA, "data", options, f"{words.DATA_HELP} {columns if named else ''}".strip())
    if not own_data.travels(data):
        st.caption(words.NOT_IN_LINK)
    return data


def _number(label: str, name: str, least: int, most: int, help: str) -> int:
    key = f"set_{name}"
    usual = int(st.session_state[key])
    return int(st.number_input(label, least, most, usual, step=1, key=key, help=help))


def _choice(label: str, name: str, options: tuple[str, ...], help: str, fixed: bool = False) -> str:
    key = f"set_{name}"
    usual = st.session_state[key]
    return st.selectbox(
        label,
        options,
        options.index(usual) if usual in options else 0,
        key=key,
        format_func=lambda option: words.OPTIONS.get(option, option.removeprefix(own.PREFIX)),
        help=help,
        disabled=fixed,
    )
