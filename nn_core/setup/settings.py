"""The settings of a training: everything that determines its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from nn_core.arrays.stack import all_stacked
from nn_core.data.dataset import Dataset
from nn_core.limits import (
    ACTIVATIONS,
    BIASES,
    FAULTS,
    LOSSES,
    MAX_HIDDEN_LAYERS,
    MAX_ITERATIONS,
    MAX_L2,
    MAX_LEARNING_RATE,
    MAX_ROWS,
    MAX_SCALE,
    MAX_SEED,
    MAX_UNITS,
    OPTIMIZERS,
    OUTPUTS,
    REDUCTIONS,
    RULES,
)
from nn_core.lines.engine import Engine, engine_of
from nn_core.lines.faults import Fault, mistake_of
from nn_core.lines.listing import Quantity, quantities_of
from nn_core.lines.network import Network
from nn_core.lines.state import State, states_of
from nn_core.setup import combinations, declaring, own_line
from nn_core.setup.combinations import COMBINATIONS, used_as
from nn_core.setup.declaring import setting
from nn_core.setup.drawing import BIASES as _BIASES
from nn_core.setup.drawing import WEIGHTS as _WEIGHTS
from nn_core.setup.drawing import drawer
from nn_core.setup.edits import Edit, applied
from nn_core.setup.edits import checked as checked_edits
from nn_core.setup.kinds import (
    Boolean,
    DependsOnSettings,
    Instance,
    Layers,
    Maybe,
    Number,
    OneOf,
    OneOrSeveral,
    Whole,
)
from nn_core.setup.start import MAZUR, Start, as_arrays, shapes_of
from nn_core.setup.start import checked as checked_start

INITIAL_WEIGHTS, INITIAL_BIASES = tuple(_WEIGHTS), tuple(_BIASES)


@dataclass(frozen=True)
class Settings:
    """The settings of a training; frozen, hashable, checked. Equal settings give equal bytes.

    Weights come from NumPy's legacy ``RandomState(seed)``: ``randn(inputs, hidden)``, then
    ``randn(hidden, outputs)``, layer by layer. So ``np.random.seed(seed)`` before the tutorial's
    script gives exactly these numbers. Biases start at 1, or with ``initial_biases="random"`` they
    are drawn by ``randn`` after all weights, layer by layer.

    ``hidden`` are the units of up to six hidden layers; ``activation`` is theirs, or a tuple with
    one for each; ``output``: the activation of the last layer; ``biases``: one per layer
    (``"shared"``, as in the tutorial), one per unit (``"per_unit"``) or ``"none"``; ``rule``: the
    tutorial's or the exact gradient; the error is a ``loss`` over the rows of an iteration,
    reduced to their sum or mean, plus ``l2`` / 2 times the squares of all weights;
    ``batch_size``: how many rows an iteration uses (None: all), in their order, or shuffled in each
    epoch by one ``permutation`` of the same ``RandomState``, after the parameters are drawn;
    ``start``: all initial parameters, ``{"w1": …, "b1": …}``, instead of drawn ones; ``edits``
    set single entries by hand before an iteration, and training continues from there. ``fault`` is
    a mistake made on purpose, one of ``FAULTS``, or ``""``, in ``fault_layer`` or in all layers
    (None); two of them are the tutorial's own departures from the exact rule, so they set ``rule``
    to ``"exact"``. ``lines``: at most one pair of a quantity and the expression in the place of its
    own line, over what is computed before it, such as ``("delta_w1", "z1_d_w1.T @ error_d_z1")``. A
    setting without effect, such as the momentum of plain gradient descent, is set to its default.
    Raises ``ValueError`` for a value out of bounds, ``CombinationError`` (a ``ValueError``) for
    settings that do not fit together.

    To add a setting, add a field with its kind at the end and a row in
    ``nn_view/links/setting_rows.py``; the list of quantities decides what the setting does.
    """

    seed: int = setting(0, Whole(0, MAX_SEED))
    iterations: int = setting(100, Whole(1, MAX_ITERATIONS))
    learn_biases: bool = setting(True, Boolean())
    learning_rate: float = setting(
        1.0, Number(above=0, most=MAX_LEARNING_RATE, hint="Try 0.1 to 1.")
    )
    hidden: tuple[int, ...] = setting((5,), Layers(0, MAX_HIDDEN_LAYERS, MAX_UNITS))
    activation: str | tuple[str, ...] = setting(
        "sigmoid",
        OneOrSeveral(ACTIVATIONS),
        canonical=combinations.canonical_activation,
        matters=combinations.activation_matters,
    )
    rule: str = setting(
        "tutorial", OneOf(RULES), forced=lambda one: combinations.rule_of(one.fault)
    )
    biases: str = setting("shared", OneOf(BIASES))
    initial_biases: str = setting("ones", OneOf(INITIAL_BIASES))
    start: Mapping[str, Any] | Start | None = setting(
        None, DependsOnSettings(lambda one, start: checked_start(start, one.parameter_shapes))
    )
    dataset: Dataset = setting(Dataset.truth_table, Instance(Dataset))
    edits: tuple[Edit, ...] = setting(
        (),
        DependsOnSettings(
            lambda one, edits: checked_edits(edits, one.parameter_shapes, one.iterations)
        ),
    )
    fault: str = setting("", OneOf(("", *FAULTS)))
    output: str = setting("sigmoid", OneOf(OUTPUTS))
    loss: str = setting("half_squared", OneOf(LOSSES))
    reduction: str = setting("sum", OneOf(REDUCTIONS))
    l2: float = setting(0.0, Number(least=0, most=MAX_L2, hint="Try 0.01 to 1."))
    initial_weights: str = setting(
        "normal", OneOf(INITIAL_WEIGHTS), matters=lambda one: one.start is None
    )
    initial_scale: float = setting(
        1.0,
        Number(above=0, most=MAX_SCALE, hint="Try 0.01 to 1."),
        matters=lambda one: one.start is None and one.initial_weights != "zeros",
    )
    optimizer: str = setting("gradient_descent", OneOf(OPTIMIZERS))
    momentum: float = setting(0.9, Number(least=0, below=1), matters=used_as("momentum"))
    beta2: float = setting(0.999, Number(least=0, below=1), matters=used_as("beta2"))
    epsilon: float = setting(1e-8, Number(above=0, most=1), matters=used_as("epsilon"))
    batch_size: int | None = setting(
        None,
        Maybe(Whole(1, MAX_ROWS), "all"),
        matters=lambda one: len(one.dataset.inputs) > 1,
        canonical=combinations.canonical_batch_size,
    )
    shuffle: bool = setting(False, Boolean(), matters=lambda one: one.batch_size is not None)
    fault_layer: int | None = setting(
        None, Maybe(Whole(1, MAX_HIDDEN_LAYERS + 1), "all"), matters=lambda one: bool(one.fault)
    )
    lines: own_line.Lines = setting((), own_line.TypedLines(), settled=own_line.settled)

    def __post_init__(self) -> None:
        declaring.check(self, COMBINATIONS)

    @cached_property
    def layers(self) -> tuple[int, ...]:
        """The units of all layers from inputs to outputs: ``(3, 5, 1)`` for the tutorial."""
        inputs, output = self.dataset.train
        return (inputs.shape[1], *self.hidden, output.shape[1])

    def with_rule(self, rule: str) -> Settings:
        """The same settings under another rule."""
        return replace(self, rule=rule)

    def without_edits(self) -> Settings:
        """The same settings without edits."""
        return replace(self, edits=()) if self.edits else self

    def edited(self, iteration: int, state: Sequence[Any]) -> tuple[Any, ...]:
        """The state before an iteration, with the edits of that iteration applied."""
        if not self.edits:
            return tuple(state)
        return applied(self.edits, iteration, self.state_shapes, state)

    @property
    def correct(self) -> Settings:
        """The same settings without a mistake made on purpose."""
        return replace(self, fault="", lines=())

    @property
    def mistake(self) -> Fault | None:
        """The mistake made on purpose, if there is one: a known one, or a typed line."""
        return mistake_of(self.network)

    @cached_property
    def network(self) -> Network:
        """The network and how it is trained, without seed and data."""
        return Network(
            self.layers,
            self.activation,
            self.rule,
            self.biases,
            self.learn_biases,
            self.fault,
            self.output,
            self.loss,
            self.reduction,
            self.l2 > 0,
            self.optimizer,
            self.batch_size is not None,
            self.fault_layer,
            self.lines,
        )

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """All quantities of an iteration, in the order in which they are computed."""
        return quantities_of(self.network)

    @property
    def engine(self) -> Engine:
        """The compiled functions of this network."""
        return engine_of(self.network)

    @property
    def constants(self) -> dict[str, float]:
        """The settings whose values the lines use, by name, such as ``learning_rate``."""
        return {name: getattr(self, name) for name in self.network.constants}

    def feedforward(self, inputs: Any, output: Any, parameters: Iterable[Any]) -> dict[str, Any]:
        """The quantities of the forward pass and the error, by name.

        ``inputs`` (rows, inputs), ``output`` (rows, outputs); ``parameters`` in the order of
        ``parameter_shapes``, of one network or stacked.
        """
        penalty = (getattr(self, name) for name in self.network.penalty)
        given = [*parameters]
        values = self.engine.feedforward(inputs, output, *penalty, *given)
        # The value of a typed line need not depend on the parameters.
        return all_stacked(values, given[0]) if self.lines else values

    @property
    def states(self) -> tuple[State, ...]:
        """What is carried from one iteration to the next, in the order of ``state_shapes``."""
        return states_of(self.network)

    @cached_property
    def parameter_shapes(self) -> dict[str, tuple[int, ...]]:
        """The shapes of ``w1``, ``b1``, ``w2``, …; a shared bias has the shape ``()``."""
        return shapes_of(self.layers, self.biases)

    @cached_property
    def state_shapes(self) -> dict[str, tuple[int, ...]]:
        """The shapes of what is carried from one iteration to the next, the parameters first."""
        shapes = self.parameter_shapes
        return {one.name: shapes[one.parameter] for one in self.states}

    def initial_parameters(self) -> dict[str, Any]:
        """The parameters before the first iteration by name: ``start``, or drawn from the seed."""
        return dict(zip(self.parameter_shapes, self.drawn([self.seed])[0], strict=True))

    def initial_states(self, seeds: Sequence[int]) -> list[list[Any]]:
        """The state before the first iteration for each seed; all but the parameters start at 0."""
        kept = list(self.state_shapes.values())[len(self.parameter_shapes) :]
        return [[*drawn, *(np.zeros(shape) for shape in kept)] for drawn in self.drawn(seeds)]

    def drawn(self, seeds: Sequence[int]) -> list[list[Any]]:
        """The initial parameters for each seed: drawn from it, or those of ``start``."""
        shapes = self.parameter_shapes
        if self.drawing is None:
            given = dict(self.start or ())
            return [as_arrays(given, shapes) for _ in seeds]
        draw = drawer(*self.drawing)
        # Reseeding a generator takes a sixtieth of the time of creating one.
        random = np.random.RandomState(seeds[0])
        result = []
        for at, seed in enumerate(seeds):
            if at:
                random.seed(seed)
            result.append(draw(random))
        return result

    @property
    def drawing(self) -> tuple[Any, ...] | None:
        """What is drawn from a seed before anything else, as arguments of ``drawer``, or None."""
        if self.start is not None:
            return None
        ways = self.initial_weights, self.initial_scale, self.initial_biases
        return (tuple(self.parameter_shapes.items()), *ways)

    @classmethod
    def mazur(cls) -> Settings:
        """Matt Mazur's 2-2-2 example (“A Step by Step Backpropagation Example”, 2015).

        His weights are given here as inputs x units.
        """
        return cls(
            learn_biases=False,
            learning_rate=0.5,
            hidden=(2,),
            rule="exact",
            start=MAZUR,
            dataset=Dataset.built_in["mazur"](),
        )


def quantities_for(settings: Settings) -> tuple[Quantity, ...]:
    """All quantities of an iteration, in the order in which they are computed."""
    return settings.quantities
