"""The form of all settings in the sidebar: its layout, and the settings that result."""

from __future__ import annotations

import secrets
from contextlib import nullcontext
from dataclasses import replace
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

import streamlit as st

from nn_core import MAX_ITERATIONS, Settings
from nn_core.setup.declaring import CombinationError, declared
from nn_core.setup.kinds import Number
from nn_core.training.batches import Batches
from nn_view.links import setting_rows, starts
from nn_view.links.setting_row import FIRST
from nn_view.links.setting_rows import by_field, told
from nn_view.style import html
from nn_view.wording import pages as words
from nn_view.wording import settings as setting_words
from nn_view.wording.setup import own_start as start_words
from pages.shell import address, controls, number_field, proposals, session, what_if
from pages.shell.number_field import Field
from pages.shell.session import Key, key

NEW_SEEDS = 10_000
"""New seeds are below this, so that they can be read out in class."""
_WITHOUT_CONTROL = ("fault", "fault_layer", "lines")
"""Settings that the page on mistakes sets."""
EPOCH_DIGITS = 3
"""Decimals of a number of epochs."""
_SEED, _BIASES = key(Key.SETTING, "seed"), key(Key.SETTING, "learn_biases")
_EPOCHS = key(Key.SETTING, "epochs")
_FILLS = key(Key.FILLS)


def fill(settings: Settings) -> None:
    """Set every control to the settings.

    A value that has no effect stays as typed: it may have an effect again later.
    """
    state = session.now()
    session.put(_FILLS, state.fills)
    for row in setting_rows.ROWS:
        if not row.uncontrolled:
            value = row.value(settings)
            without = not declared(settings)[row.field].matters(settings)
            controls.fill(row, state.unused.get(row.field, value) if without else value)
    state.start = starts.name_of(settings)


def forget() -> None:
    """Forget typed values that have no effect, and texts that are no numbers."""
    session.now().unused = {}
    number_field.forget()


def filled() -> bool:
    """Whether the controls have values; Streamlit forgets them on a change of page.

    If somebody is back before the other page was begun, it has kept those that the browser sent:
    only the first ones, where the browser had shown no more. So the last one counts as well.
    """
    return session.has(_BIASES) and session.has(_FILLS)


def is_late() -> bool:
    """Whether the browser sent its values before it showed what the controls were last set to.

    Whatever it reports, even a place in the stepper, it sends the values of all controls. Those
    sent while the controls are being set would bring the former settings back. So an invisible
    field returns with them, which counts how often the controls were set.
    """
    fills = session.now().fills
    return bool(session.value(_FILLS, fills) != fills)


def draw() -> Settings:
    """Draw the controls; returns their settings.

    If the values exclude each other, the one that was changed is not used, and its control says
    why.
    """
    form = _Form()
    with number_field.line():
        form.control("seed")
        st.button(
            words.NEW_SEED,
            on_click=_draw_seed,
            help=words.NEW_SEED_HELP,
            disabled=form.has_no_effect("seed"),
            width="stretch",
            key="new_seed",
        )
    form.warn("seed")
    form.draw("iterations", "learning_rate")
    form.epochs()
    form.draw("learn_biases")
    form.draw("hidden")
    form.draw("activation", "rule")
    form.draw("biases", "initial_biases")
    form.draw("dataset")
    if session.now().refused == "dataset":
        proposals.draw_refused_data(form.settings, controls.typed(by_field()["dataset"]))
    else:
        proposals.draw_fitting(form.settings)
    form.draw_others()
    # The last control: a browser that sends this number has shown all the others.
    st.number_input(setting_words.FILLS, value=session.now().fills, key=_FILLS)
    return form.settings


class _Form:
    """The controls while they are drawn; ``settings`` are the settings that result."""

    def __init__(self) -> None:
        state = session.now()
        self._left = {row.field: row for row in setting_rows.ROWS if not row.uncontrolled}
        values = {name: controls.typed(row) for name, row in self._left.items()}
        values |= {name: getattr(state.settings, name) for name in _WITHOUT_CONTROL}
        given = {name: getattr(state.settings, name) for name in declared(Settings)}
        self._typed = SimpleNamespace(**(given | values))
        self.settings = self._made(values)
        state.unused = {name: values[name] for name in self._left if not self._matters(name)}

    def _made(self, values: dict[str, Any]) -> Settings:
        """The settings of these values; if refused, without the value that was changed first."""
        state = session.now()
        found = _settings(values)
        self._refused = found if isinstance(found, str) else ""
        changed = state.refused or state.changed
        state.refused = changed if self._refused else ""
        if isinstance(found, str):
            kept = {name: row.value(state.settings) for name, row in self._left.items()}
            found = _settings(values | ({changed: kept[changed]} if changed in kept else kept))
        if isinstance(found, str):
            found = Settings(**values | kept)
        return starts.with_start(found, state.start)

    def _matters(self, name: str) -> bool:
        return declared(Settings)[name].matters(self._typed)

    def has_no_effect(self, name: str) -> bool:
        """Whether a setting has no effect with the values of the others."""
        return bool(by_field()[name].no_effect(self._typed))

    def draw(self, *names: str) -> None:
        """Draw the controls of settings, those of a line beside each other."""
        rows = [self._left[name] for name in names]
        with number_field.line() if len(names) > 1 else nullcontext():
            for name in names:
                self.control(name)
        for row in rows:
            controls.draw_each(row, _take)
        self.warn(*names)

    def epochs(self) -> None:
        """Draw a field for the iterations in epochs, if an epoch has several."""
        settings = self.settings
        each = Batches(settings).per_epoch
        if each > 1:
            session.hold(_EPOCHS, round(settings.iterations / each, EPOCH_DIGITS))
            most = MAX_ITERATIONS / each
            kind = Number(least=round(1 / each, EPOCH_DIGITS), most=round(most, EPOCH_DIGITS))
            help = words.EPOCHS_HELP.format(each=each)
            Field(_EPOCHS, words.EPOCHS, kind, _take_epochs, (each,)).draw(help=help)

    def control(self, name: str) -> None:
        """Draw the control of a setting alone."""
        row = self._left.pop(name)
        only = declared(Settings)[name].forced(self._typed)
        if only is None:
            controls.draw(row, _take, fixed=row.no_effect(self._typed))
        else:
            controls.fill(row, only)
            why = row.forced(self._typed) if row.forced else setting_words.NO_EFFECT
            controls.draw(row, _take, fixed=why)

    def warn(self, *names: str) -> None:
        """Say why a value is not used, if it is that of one of these settings."""
        if self._refused and session.now().refused in names:
            st.warning(self._refused)

    def draw_others(self) -> None:
        """Draw all other controls: first those without a group, then group by group.

        The controls of a closed group are not drawn: each costs the server as much as a message.
        """
        heads: dict[str, str] = {}
        for group in dict.fromkeys(row.group for row in self._left.values()):
            names = [row.field for row in self._left.values() if row.group == group]
            if group == FIRST:
                for name in names:
                    self.draw(name)
                continue
            state = session.now()
            if self._refused and state.refused in names:
                state.open_groups.add(group)
            is_open = group in state.open_groups
            with _group(group):
                for name in names:
                    if is_open:
                        self.draw(name)
                    else:
                        controls.keep(self._left.pop(name))
                if is_open and group == by_field()["start"].group:
                    _own_start()
            others = [row.field for row in setting_rows.ROWS if row.group != group]
            differs = ", ".join(told(self.settings, but=others))
            if differs and not is_open:
                heads[key(Key.GROUP, group)] = setting_words.DIFFERS.format(differs=differs)
        html.heads(heads)


def _group(group: str) -> Any:
    """A group of controls, which a click on its head opens and closes."""
    name, is_open = key(Key.GROUP, group), group in session.now().open_groups
    if session.value(name) != is_open:
        session.put(name, is_open)
    return st.expander(group, key=name, on_change=_open_or_close, args=(group,))


def _open_or_close(group: str) -> None:
    groups, is_open = session.now().open_groups, session.value(key(Key.GROUP, group))
    (groups.add if is_open else groups.discard)(group)


def _own_start() -> None:
    """The button that opens the dialog for own initial weights."""
    st.button(
        start_words.BUTTON,
        on_click=_ask_for_a_start,
        help=start_words.BUTTON_HELP,
        width="stretch",
        key="own_start",
    )


def _ask_for_a_start() -> None:
    session.now().start_asked = True


def _settings(values: dict[str, Any]) -> Settings | str:
    """The settings of these values, or why they are refused."""
    return _checked(tuple(values.items()))


@lru_cache(maxsize=64)
def _checked(values: tuple[tuple[str, Any], ...]) -> Settings | str:
    """Kept: the run that follows a change asks again for what its callback has asked for."""
    try:
        return Settings(**dict(values))
    except CombinationError as problem:
        return setting_words.NOT_USED.format(why=problem.why)
    except ValueError as problem:
        return str(problem)


def _take(field: str) -> None:
    """Take a changed control at once: a click on the menu may leave no time to draw the page."""
    if is_late():
        return
    state = session.now()
    state.changed = field
    if filled():
        state.typed = what_if.with_edits(_Form().settings)


def _take_epochs(each: int) -> None:
    """Take the iterations from the epochs that were typed, each of so many iterations."""
    iterations = round(session.value(_EPOCHS) * each)
    session.hold(key(Key.SETTING, "iterations"), min(max(iterations, 1), MAX_ITERATIONS))
    _take("iterations")


def _draw_seed() -> None:
    """Pick a random seed other than the current one.

    It is adopted as from a link: a message that the browser sent before it shows the new seed has
    the former one in its field, which would count as typed.
    """
    state = session.now()
    settings, state.typed = state.typed or state.settings, None
    step = 1 + secrets.randbelow(NEW_SEEDS - 1)
    address.adopt(replace(settings, seed=(settings.seed + step) % NEW_SEEDS))
