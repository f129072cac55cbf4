"""The sidebar: one control a setting, presets, and the way back to the tutorial."""

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
from nn_view import link
from nn_view.wording import pages as words

PRESETS = {
    "tutorial": Settings,
    "mazur": Settings.mazur,
    "xor": lambda: Settings(
        iterations=2000,
        hidden=(4,),
        rule="exact",
        biases="per_unit",
        dataset=Dataset.built_in["xor"](),
    ),
}


def _fill(settings: Settings) -> None:
    """Set every control to what the settings say."""
    state = st.session_state
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
        "data": settings.dataset.name,
        "start": link.start_name(settings),
    }
    units = {f"units_{at + 1}": units for at, units in enumerate(settings.hidden)}
    for name, value in (values | units).items():
        state[f"set_{name}"] = value
    state.widgets_of = settings


def _show(settings: Settings) -> None:
    st.session_state.settings = settings
    _fill(settings)


def _draw_seed() -> None:
    st.session_state.set_seed = secrets.randbelow(10_000)


def _choice(label: str, name: str, options: tuple[str, ...], help: str) -> str:
    chosen: str = st.selectbox(
        label,
        options,
        key=f"set_{name}",
        format_func=lambda option: words.OPTIONS.get(option, option),
        help=help,
    )
    return chosen


def _number(label: str, name: str, least: int, most: int, help: str) -> int:
    st.session_state.setdefault(f"set_{name}", least)
    return int(
        st.number_input(label, least, most, step=1, key=f"set_{name}", help=help)  # type: ignore[arg-type]
    )


def settings() -> Settings:
    """Draw the sidebar; returns the settings that its controls make."""
    state = st.session_state
    if state.get("widgets_of") is None or "set_seed" not in state:
        _fill(state.settings)
    with st.sidebar:
        for column, (name, preset) in zip(st.columns(3), PRESETS.items(), strict=True):
            column.button(
                words.PRESETS[name],
                help=words.PRESET_HELP[name],
                on_click=lambda make=preset: _show(make()),
                width="stretch",
            )
        chosen = _controls()
        st.button(
            words.BACK,
            on_click=lambda: _show(Settings()),
            disabled=chosen == Settings(),
            width="stretch",
        )
    state.widgets_of = chosen
    return chosen


def _controls() -> Settings:
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        seed = _number(words.SEED, "seed", 0, MAX_SEED, words.SEED_HELP)
    right.button(words.NEW_SEED, on_click=_draw_seed, help=words.NEW_SEED_HELP, width="stretch")
    left, right = st.columns(2)
    with left:
        most = words.ITERATIONS_HELP.format(most=f"{MAX_ITERATIONS:,}")
        iterations = _number(words.ITERATIONS, "iterations", 1, MAX_ITERATIONS, most)
    rate = right.number_input(
        words.RATE,
        1e-6,
        MAX_LEARNING_RATE,
        key="set_learning_rate",
        format="%g",
        help=words.RATE_HELP.format(most=MAX_LEARNING_RATE),
    )
    learn = st.toggle(words.LEARN_BIASES, key="set_learn_biases", help=words.LEARN_BIASES_HELP)
    layers = _number(words.LAYERS, "layers", 1, MAX_HIDDEN_LAYERS, words.LAYERS_HELP)
    hidden = []
    for at, column in enumerate(st.columns(layers), 1):
        with column:
            st.session_state.setdefault(f"set_units_{at}", 5)
            help = words.UNITS_HELP.format(layer=at, most=MAX_UNITS)
            hidden.append(_number(words.UNITS.format(layer=at), f"units_{at}", 1, MAX_UNITS, help))
    left, right = st.columns(2)
    with left:
        activation = _choice(words.ACTIVATION, "activation", ACTIVATIONS, words.ACTIVATION_HELP)
        shape = _choice(words.BIASES, "biases", BIASES, words.BIASES_HELP)
    with right:
        rule = _choice(words.RULE, "rule", RULES, words.RULE_HELP)
        start = _choice(words.BIAS_START, "initial_biases", INITIAL_BIASES, words.BIAS_START_HELP)
    data = _choice(words.DATA, "data", tuple(Dataset.built_in), words.DATA_HELP)
    chosen = link.with_start(
        Settings(
            seed=seed,
            iterations=iterations,
            learn_biases=learn,
            learning_rate=rate,
            hidden=tuple(hidden),
            activation=activation,
            rule=rule,
            biases=shape,
            initial_biases=start,
            dataset=Dataset.built_in[data](),
        ),
        st.session_state.get("set_start", ""),
    )
    if chosen.start is not None:
        st.caption(words.GIVEN_START)
    return chosen
