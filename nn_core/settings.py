"""The settings of a training: all that determines its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from nn_core import declaring
from nn_core.checks import abbreviated
from nn_core.dataset import Dataset
from nn_core.declaring import Combination, setting
from nn_core.edits import Edit, applied
from nn_core.edits import checked as checked_edits
from nn_core.kinds import Boolean, DependsOnSettings, Instance, Layers, Number, OneOf, Whole
from nn_core.limits import (
    ACTIVATIONS,
    BIASES,
    FAULTS,
    INITIAL_BIASES,
    MAX_HIDDEN_LAYERS,
    MAX_ITERATIONS,
    MAX_LEARNING_RATE,
    MAX_SEED,
    MAX_UNITS,
    OPTIMIZERS,
    RULES,
)
from nn_core.lines.engine import Engine, engine_of
from nn_core.lines.faults import BY_NAME
from nn_core.lines.listing import Quantity, quantities_of
from nn_core.lines.names import term
from nn_core.lines.network import Network
from nn_core.lines.state import State, states_of

Start = tuple[tuple[str, Any], ...]

COMBINATIONS: tuple[Combination, ...] = ()
"""Settings that do not go together."""


@dataclass(frozen=True)
class Settings:
    """What a training is made from; frozen, hashable, checked. The same settings, the same bytes.

    Weights come from NumPy's legacy ``RandomState(seed)``: ``randn(inputs, hidden)``, then
    ``randn(hidden, outputs)``, layer by layer. So ``np.random.seed(seed)`` before the tutorial's
    script gives exactly these numbers. Biases start at 1, or with ``initial_biases="random"`` are
    drawn by ``randn`` after all weights, layer by layer.

    ``hidden`` are the units of one to three hidden layers; ``biases`` is one number a layer
    (``"shared"``, as the tutorial) or one a unit; ``rule`` is the tutorial's or the exact gradient;
    ``start`` gives all parameters, ``{"w1": …, "b1": …}``, instead of drawing them; ``edits`` set
    single entries by hand before an iteration, and the training goes on from there. ``fault`` is
    the mistake that is made on purpose, one of ``FAULTS``, or ``""``; the two that the tutorial
    makes itself are departures from the exact rule, so with them ``rule`` is ``"exact"``.
    Raises ``ValueError`` with a sentence for whatever is out of bounds.

    A new setting is one more field here, the last one, with its kind, and one row in
    ``nn_view/setting_rows.py``; what it changes in a training is up to the list of quantities.
    """

    seed: int = setting(0, Whole(0, MAX_SEED))
    iterations: int = setting(100, Whole(1, MAX_ITERATIONS))
    learn_biases: bool = setting(True, Boolean())
    learning_rate: float = setting(
        1.0, Number(above=0, most=MAX_LEARNING_RATE, hint="Try 0.1 to 1.")
    )
    hidden: tuple[int, ...] = setting((5,), Layers(1, MAX_HIDDEN_LAYERS, MAX_UNITS))
    activation: str = setting("sigmoid", OneOf(ACTIVATIONS))
    rule: str = setting("tutorial", OneOf(RULES), forced=lambda one: rule_of(one.fault))
    biases: str = setting("shared", OneOf(BIASES))
    initial_biases: str = setting("ones", OneOf(INITIAL_BIASES))
    start: Mapping[str, Any] | Start | None = setting(
        None, DependsOnSettings(lambda settings, start: settings._checked_start(start))
    )
    dataset: Dataset = setting(Dataset.truth_table, Instance(Dataset))
    edits: tuple[Edit, ...] = setting(
        (),
        DependsOnSettings(
            lambda one, edits: checked_edits(edits, one.parameter_shapes, one.iterations)
        ),
    )
    fault: str = setting("", OneOf(("", *FAULTS)))
    optimizer: str = setting("gradient_descent", OneOf(OPTIMIZERS))
    momentum: float = setting(
        0.9, Number(least=0, below=1), matters=lambda one: one.optimizer == "momentum"
    )

    def __post_init__(self) -> None:
        declaring.check(self, COMBINATIONS)

    @cached_property
    def layers(self) -> tuple[int, ...]:
        """Units of all layers from the inputs to the outputs: ``(3, 5, 1)`` for the tutorial."""
        inputs, output = self.dataset.train
        return (inputs.shape[1], *self.hidden, output.shape[1])

    def with_rule(self, rule: str) -> Settings:
        """The same settings under another rule."""
        return replace(self, rule=rule)

    def without_edits(self) -> Settings:
        """The same settings with nothing set by hand: the original beside the branch."""
        return replace(self, edits=()) if self.edits else self

    def edited(self, iteration: int, state: Sequence[Any]) -> tuple[Any, ...]:
        """The state before an iteration with what is set by hand there, if anything is."""
        if not self.edits:
            return tuple(state)
        return applied(self.edits, iteration, self.state_shapes, state)

    @property
    def correct(self) -> Settings:
        """The same settings without a mistake made on purpose."""
        return replace(self, fault="")

    @cached_property
    def network(self) -> Network:
        """The form of the network and the rule, without seed and data."""
        return Network(
            self.layers,
            self.activation,
            self.rule,
            self.biases,
            self.learn_biases,
            self.fault,
            self.optimizer,
        )

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """All quantities of an iteration in the order in which they are computed."""
        return quantities_of(self.network)

    @property
    def engine(self) -> Engine:
        """The compiled functions of this network."""
        return engine_of(self.network)

    @property
    def constants(self) -> dict[str, float]:
        """The optimizer's numbers by name, the same in all iterations: ``learning_rate`` …"""
        return {name: getattr(self, name) for name in self.network.updates.constants}

    @property
    def given(self) -> tuple[Any, ...]:
        """What every iteration is given besides its state: inputs, output and constants."""
        return (*self.dataset.train, *self.constants.values())

    @property
    def states(self) -> tuple[State, ...]:
        """What goes from an iteration to the next, in the order of ``state_shapes``."""
        return states_of(self.network)

    @cached_property
    def parameter_shapes(self) -> dict[str, tuple[int, ...]]:
        """``w1``, ``b1``, ``w2`` … with their shapes; a shared bias has the shape ``()``."""
        shapes: dict[str, tuple[int, ...]] = {}
        for layer, (before, units) in enumerate(zip(self.layers, self.layers[1:], strict=False), 1):
            shapes[f"w{layer}"] = (before, units)
            shapes[f"b{layer}"] = () if self.biases == "shared" else (units,)
        return shapes

    @cached_property
    def state_shapes(self) -> dict[str, tuple[int, ...]]:
        """All that goes from an iteration to the next with its shape, the parameters first."""
        shapes = self.parameter_shapes
        return {one.name: shapes[one.parameter] for one in self.states}

    def initial_parameters(self) -> dict[str, Any]:
        """The parameters before the first iteration, given or drawn, each in its shape."""
        return dict(zip(self.parameter_shapes, self.drawn([self.seed])[0], strict=True))

    def initial_states(self, seeds: Sequence[int]) -> list[list[Any]]:
        """The state before the first iteration for each of the seeds: what is kept starts at 0."""
        kept = list(self.state_shapes.values())[len(self.parameter_shapes) :]
        return [[*drawn, *(np.zeros(shape) for shape in kept)] for drawn in self.drawn(seeds)]

    def drawn(self, seeds: Sequence[int]) -> list[list[Any]]:
        """The initial parameters that each of the seeds draws, or the given ones."""
        shapes = self.parameter_shapes
        if self.start is not None:
            given = dict(self.start)
            return [[_array(given[name], s) for name, s in shapes.items()] for _ in seeds]
        # Seeding one generator anew costs a sixtieth of making another.
        random = np.random.RandomState(seeds[0])
        weights = [shape for name, shape in shapes.items() if term(name).is_weight]
        biases = [shape for name, shape in shapes.items() if not term(name).is_weight]
        result = []
        for at, seed in enumerate(seeds):
            if at:
                random.seed(seed)
            drawn = [random.randn(*shape) for shape in weights]
            if self.initial_biases == "random":
                start: list[Any] = [random.randn(*shape) for shape in biases]
            else:
                start = [np.ones(shape) if shape else 1.0 for shape in biases]
            result.append([one for pair in zip(drawn, start, strict=True) for one in pair])
        return result

    def _checked_start(self, given: Any) -> Start | None:
        if given is None:
            return None
        try:
            start = dict(given)
        except (TypeError, ValueError):
            raise ValueError(
                f"start must give parameters by name, got {abbreviated(given)}."
            ) from None
        shapes = self.parameter_shapes
        if set(start) != set(shapes):
            raise ValueError(
                f"start must give exactly {', '.join(shapes)}, got {abbreviated(sorted(start))}."
            )
        return tuple((name, _given(name, start[name], shapes[name])) for name in shapes)

    @classmethod
    def mazur(cls) -> Settings:
        """Matt Mazur's 2-2-2 example (“A Step by Step Backpropagation Example”, 2015).

        His weights stand here as inputs x units.
        """
        return cls(
            learn_biases=False,
            learning_rate=0.5,
            hidden=(2,),
            rule="exact",
            start={
                "w1": ((0.15, 0.25), (0.20, 0.30)),
                "b1": 0.35,
                "w2": ((0.40, 0.50), (0.45, 0.55)),
                "b2": 0.60,
            },
            dataset=Dataset.built_in["mazur"](),
        )


def quantities_for(settings: Settings) -> tuple[Quantity, ...]:
    """All quantities of an iteration in the order in which they are computed."""
    return settings.quantities


def rule_of(fault: str) -> str | None:
    """The only rule that a mistake goes with, or None where any does."""
    return (BY_NAME[fault].rule or None) if fault else None


def _given(name: str, value: Any, shape: tuple[int, ...]) -> Any:
    try:
        array = np.array(value, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"start: {name} must be numbers, got {abbreviated(value)}.") from None
    if array.shape != shape:
        wanted = " x ".join(map(str, shape)) or "a single number"
        got = " x ".join(map(str, array.shape)) or "a single number"
        raise ValueError(f"start: {name} must be {wanted}, got {got}.")
    if not np.isfinite(array).all():
        raise ValueError(f"start: {name} must be finite, but holds NaN or infinity.")
    return _frozen(array.tolist())


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _array(value: Any, shape: tuple[int, ...]) -> Any:
    return float(value) if shape == () else np.array(value, dtype=np.float64)
