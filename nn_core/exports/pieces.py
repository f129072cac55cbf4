"""Pieces of Python code that reproduce a run with NumPy alone, from the lines of the list.

Each piece is a string of complete lines. Besides the names of quantities, the pieces share
``inputs``, ``output``, ``test_inputs``, ``test_output``, the optimizer's constants, ``errors``,
``iteration``, ``found``, ``predict`` and ``show``.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from nn_core.arrays.helpers import HELPERS, source_of
from nn_core.lines.listing import Quantity
from nn_core.lines.rows import LAYER_ROLES
from nn_core.lines.tree import Call, walk
from nn_core.setup.drawing import expressions
from nn_core.setup.edits import Edit
from nn_core.setup.settings import Settings
from nn_core.training.history import Divergence

IMPORTS = """\
import numpy as np

np.seterr(all="ignore")  # exp may overflow on its way to a saturated unit
"""
SHOW = """\
def show(**values):
    with np.printoptions(precision=6, suppress=True):
        for name, value in values.items():
            print(f"{name} =\\n{value}\\n")
"""
_WIDTH = 76


def indented(lines: Iterable[str], by: int = 1) -> list[str]:
    return [f"{'    ' * by}{line}" for line in lines]


def text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH, break_long_words=False, break_on_hyphens=False)


def array(name: str, value: Any) -> list[str]:
    """Assign a table, a list or a number, exact to the last bit."""
    if not isinstance(value, tuple):
        return [f"{name} = {value!r}"]
    if not isinstance(value[0], tuple):
        return [f"{name} = np.array({list(value)!r})"]
    rows = ", ".join(str(list(row)).replace(", ", ",\0") for row in value)
    # Several rows to a line; a row is split only if it does not fit on one.
    lines = [line.replace("\0", " ") for line in wrapped(rows)]
    if len(lines) == 1:
        return [f"{name} = np.array([{lines[0]}])"]
    return [f"{name} = np.array([", *indented(lines), "])"]


def data(settings: Settings) -> str:
    """The training rows and, if there are any, the test rows."""
    dataset = settings.dataset
    lines = [*array("inputs", dataset.inputs), *array("output", dataset.output)]
    if dataset.input_names or dataset.output_names:
        # Names contain no line breaks, so they stay within the comment.
        columns = " -> ".join(", ".join(names) for names in dataset.columns)
        lines = [*(f"# {line}" for line in wrapped(columns)), *lines]
    if dataset.test_inputs:
        lines += [
            *array("test_inputs", dataset.test_inputs),
            *array("test_output", dataset.test_output),
        ]
    return text(lines)


def start(settings: Settings) -> str:
    """The state before the first iteration: given or drawn parameters, all else 0."""
    lines = parameters(settings)
    for name, shape in settings.state_shapes.items():
        if name not in settings.parameter_shapes:
            lines.append(f"{name} = np.zeros({shape!r})")
    return text(lines)


def parameters(settings: Settings) -> list[str]:
    """The constants, and the given or drawn parameters before the first iteration."""
    lines = [f"{name} = {value!r}" for name, value in settings.constants.items()]
    shapes = settings.parameter_shapes
    if settings.start is not None:
        given = dict(settings.start)
        lines += [line for name in given for line in array(name, given[name])]
    if settings.start is None or settings.shuffle:
        lines.append(f"random = np.random.RandomState({settings.seed})")
    if settings.start is None:
        ways = settings.initial_weights, settings.initial_scale, settings.initial_biases
        lines += [f"{name} = {one}" for name, one in expressions(shapes, *ways).items()]
    return lines


def helpers(settings: Settings) -> str:
    """The functions that the lines call besides NumPy's; "" if there are none."""
    nodes = (node for one in settings.quantities for node in walk(one.tree))
    return source_of({one.function for one in nodes if isinstance(one, Call)} & HELPERS.keys())


def before_iteration(settings: Settings) -> list[str]:
    """The names that an iteration starts from, besides its state and its constants."""
    batch = ["inputs", "output"] if settings.batch_size else []
    return batch + ["t"] * settings.network.updates.counts


def batches(settings: Settings) -> tuple[list[str], list[str]]:
    """What stands before the loop, and in it, so that each iteration has its own rows."""
    if settings.batch_size is None:
        return [], []
    rows, size = len(settings.dataset.inputs), settings.batch_size
    before = ["all_inputs, all_output = inputs, output"]
    within = [f"epoch, batch = divmod(iteration, {-(-rows // size)})"]
    if settings.shuffle:
        within += ["if batch == 0:", f"    order = random.permutation({rows})"]
    else:
        before.append(f"order = np.arange({rows})")
    within += [
        f"rows = order[batch * {size} : (batch + 1) * {size}]",
        "inputs, output = all_inputs[rows], all_output[rows]",
    ]
    return before, within


def _edits(settings: Settings, iteration: int) -> list[str]:
    """The edits before an iteration; arrays are copied, since other names may refer to them."""
    lines = []
    for edit in settings.edits:
        if edit.iteration != iteration:
            continue
        place = ", ".join(map(str, indices(settings, edit)))
        if place:
            lines.append(f"{edit.name} = {edit.name}.copy()")
        lines.append(f"{edit.name}{f'[{place}]' if place else ''} = {edit.value!r}")
    return lines


def indices(settings: Settings, edit: Edit) -> tuple[int, ...]:
    """The indices of an edited entry in its parameter; none for a shared bias."""
    return (edit.row, edit.column)[2 - len(settings.parameter_shapes[edit.name]) :]


def _by_group(settings: Settings) -> list[str]:
    lines, group = [], ""
    for one in settings.quantities:
        if one.group != group:
            group = one.group
            lines.append(f"# {group}")
        lines.append(_remarked(settings, one))
    return lines


def _remarked(settings: Settings, one: Quantity) -> str:
    """The line of a quantity, with the correct expression in a comment if they differ."""
    if one.correct is not None:
        right, remark = one.correct, "wrong on purpose; right"
    elif one.differs and settings.rule == "tutorial":
        exact = settings.with_rule("exact").quantities
        right = next(other for other in exact if other.name == one.name)
        remark = "as the tutorial has it; the exact gradient"
    else:
        return one.code
    return f"{one.code}  # {remark}: {right.code.split(' = ', 1)[1]}"


def training(
    settings: Settings, chosen: int, keep: Iterable[str], diverged: Divergence | None = None
) -> str:
    """The loop over all iterations; the ``chosen`` one stores the values ``keep`` as ``found``.

    A diverged training ends with the iteration in which it diverged, whose error is dropped.
    """
    count = settings.iterations if diverged is None else diverged.iteration + 1
    before, body = batches(settings)
    if settings.network.updates.counts:
        body.append("t = iteration + 1")
    for at in sorted({edit.iteration for edit in settings.edits if edit.iteration < count}):
        body += [f"if iteration == {at}:  # set by hand", *indented(_edits(settings, at))]
    body += [*_by_group(settings), "errors.append(error)"]
    body += [f"if iteration == {chosen}:"]
    kept = textwrap.wrap(", ".join(f"{name}={name}" for name in keep), _WIDTH - 12)
    body += indented(["found = dict(", *indented(kept), ")"])
    body += ["# The new values replace the old ones."]
    body += [f"{one.name} = {one.next}" for one in settings.states]
    lines = [*before, "errors = []", f"for iteration in range({count}):", *indented(body)]
    if before:
        lines.append("inputs, output = all_inputs, all_output")
    if diverged is not None:
        lines += [
            f"# {_ended(diverged)}",
            "errors = errors[:-1]",
        ]
    elif _edits(settings, settings.iterations):
        lines += ["# Set by hand after the last iteration.", *_edits(settings, settings.iterations)]
    return text(lines)


def _ended(diverged: Divergence) -> str:
    return (
        f"The training diverged: {diverged.quantity} of iteration {diverged.iteration} is not "
        "finite."
    )


def prediction(settings: Settings) -> str:
    """A function that predicts the output of rows with the trained parameters."""
    forward = [one for one in settings.quantities if one.role in LAYER_ROLES]
    lines = ["def predict(inputs):", *indented(one.code for one in forward)]
    return text([*lines, *indented([f"return {forward[-1].name}"])])


def results(settings: Settings, diverged: Divergence | None = None) -> str:
    """Print the results of the whole run."""
    tested = bool(settings.dataset.test_inputs)
    names = ", ".join(f"{name}={name}" for name in settings.parameter_shapes)
    ended = [] if diverged is None else [f"print({_ended(diverged)!r})"]
    return text(
        [
            'print(f"{len(errors)} iterations")',
            *ended,
            "if errors:",
            '    print(f"error before the first update: {errors[0]}")',
            '    print(f"error before the last update:  {errors[-1]}\\n")',
            f"show({names})",
            "show(prediction=predict(inputs), output=output)",
            *(["show(test_prediction=predict(test_inputs), test_output=test_output)"] * tested),
        ]
    )


def grouped(settings: Settings) -> list[list[Quantity]]:
    """The quantities of an iteration, grouped by step."""
    groups: dict[str, list[Quantity]] = {}
    for one in settings.quantities:
        groups.setdefault(one.group, []).append(one)
    return list(groups.values())


def restored(names: Sequence[str]) -> str:
    """Restore the named values as they were before the chosen iteration, and print them."""
    values = ", ".join(f"{name}={name}" for name in names)
    return text([*(f'{name} = found["{name}"]' for name in names), f"show({values})"])


def step(settings: Settings, quantities: Sequence[Quantity]) -> str:
    """The lines of one step, and print their values."""
    values = ", ".join(f"{one.name}={one.name}" for one in quantities)
    return text([*(_remarked(settings, one) for one in quantities), f"show({values})"])


def numpy_version() -> str:
    """The version of NumPy in use."""
    return np.__version__
