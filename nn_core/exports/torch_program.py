"""A run as a PyTorch program, which prints its numbers of one iteration beside the run's own.

PyTorch differentiates by itself, so it has only the exact gradient. A run with the tutorial's rule
or with a mistake is therefore compared in a single iteration, from the run's own parameters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from nn_core.exports import pieces
from nn_core.exports.torch_names import ACTIVATIONS, LOSSES, OPTIMIZERS
from nn_core.lines.names import term
from nn_core.setup.settings import Settings
from nn_core.setup.start import frozen
from nn_core.training.run import Run

IMPORTS = """\
import numpy as np
import torch

torch.set_default_dtype(torch.float64)  # the precision of NumPy
torch.set_printoptions(precision=8, sci_mode=False)
"""
_REMARK = "  # PyTorch's own mean also divides by the number of outputs"
_BACKWARD = ["error = error_of(inputs, output)", "error.backward()"]
_FOUND = [
    'found = {"error": error.detach()}',
    "for name, one in parameters.items():",
    '    found[name], found[f"delta_{name}"] = one.detach().clone(), one.grad.clone()',
]
_FOUND_AFTER = [
    "for name, one in parameters.items():",
    '    found[f"new_{name}"] = one.detach().clone()',
]
COMPARISON = '''\
def compare(name):
    """Print a value of both, and return their largest difference."""
    theirs, own = found[name], torch.tensor(ours[name])
    largest = (theirs - own).abs().max().item()
    print(f"{name}: the largest difference is {largest:.2e}")
    print(f"PyTorch:\\n{theirs}\\nours:\\n{own}\\n")
    return largest


differences = {name: compare(name) for name in ours}
name = max(differences, key=differences.get)
print(f"The largest difference of all is {differences[name]:.2e}, in {name}.")
'''


def comparable(settings: Settings) -> bool:
    """Whether PyTorch trains like these settings: their gradient is exact in every iteration."""
    return settings.rule == "exact" and settings.mistake is None


def torch_script(run: Run, chosen: int) -> str:
    """The run as a PyTorch program, which compares the error, parameters and gradients.

    It trains up to the end of the run. If the run's gradients are not exact, it only computes those
    of the ``chosen`` iteration, from the run's parameters before it. The parameters before and
    after the iteration are ``w1`` and ``new_w1``, its gradients ``delta_w1``. Raises ``ValueError``
    where a number of that iteration is not finite.
    """
    settings, values = run.settings, run.at(chosen)
    trains = comparable(settings)
    names = _compared(settings, trains)
    if not all(np.isfinite(values[name]).all() for name in names):
        raise ValueError(f"Iteration {chosen} has numbers that are not finite.")
    count = settings.iterations if run.diverged is None else run.diverged.iteration + 1
    used = _untested(settings) if trains else _single(run, chosen)
    parts = [
        f'"""{_summary(settings, chosen, trains)}\n"""\n\n{IMPORTS}',
        _titled("The data", pieces.data(used) + _as_tensors("inputs", "output")),
        _titled("What the training starts from", _start(used)),
        _titled("The network", _network(used)),
        _titled("The training", _training(used, count, chosen))
        if trains
        else _titled("The gradients", pieces.text([*_BACKWARD, *_FOUND])),
        _titled(f"Our numbers of iteration {chosen}", _ours(names, values)),
        _titled("The comparison", COMPARISON),
    ]
    return "\n\n".join(part.rstrip("\n") + "\n" for part in parts)


def _untested(settings: Settings) -> Settings:
    """The settings without the test rows."""
    return replace(settings, dataset=replace(settings.dataset, test_inputs=(), test_output=()))


def _single(run: Run, chosen: int) -> Settings:
    """Settings whose first iteration is the chosen one, with the exact gradient."""
    settings = _untested(run.settings.correct)
    inputs, output = (frozen(table.tolist()) for table in run.data(chosen))
    data = replace(settings.dataset, inputs=inputs, output=output)
    return replace(
        settings,
        iterations=1,
        rule="exact",
        start=run.parameters(chosen),
        dataset=data,
        edits=(),
        batch_size=None,
    )


def _compared(settings: Settings, trains: bool) -> list[str]:
    """The names of the values to compare, the gradients from the last layer to the first."""
    names = [*settings.parameter_shapes]
    after = [f"new_{name}" for name in names] if trains else []
    return ["error", *names, *(f"delta_{name}" for name in reversed(names)), *after]


def _summary(settings: Settings, chosen: int, trains: bool) -> str:
    layers = "-".join(map(str, settings.layers))
    if trains:
        return (
            f"A training of a {layers} network in PyTorch, beside the same one by hand.\n\n"
            f"It prints the error, the parameters and the gradients of iteration {chosen} as "
            "PyTorch finds\nthem by automatic differentiation, then as we computed them. They "
            "differ by rounding only."
        )
    why = (
        f"a mistake is made on purpose ({settings.mistake.title})"
        if settings.mistake
        else "the tutorial's rule is not exactly the gradient"
    )
    return (
        f"The gradients of a {layers} network in PyTorch, beside those of iteration {chosen}.\n\n"
        f"In this run {why}.\nPyTorch finds the exact gradient by automatic differentiation, so "
        "some gradients below differ\nby design. The program does not repeat the training: it "
        f"starts from our parameters before\niteration {chosen}."
    )


def _titled(title: str, code: str) -> str:
    return f"# {title} {'-' * (72 - len(title))}\n{code}"


def _as_tensors(*names: str) -> str:
    made = ", ".join(f"torch.tensor({name})" for name in names)
    return f"{', '.join(names)} = {made}\n"


def _start(settings: Settings) -> str:
    lines = pieces.parameters(settings)
    names = [*settings.parameter_shapes]
    lines += [f"{name} = torch.tensor({name}, requires_grad=True)" for name in names]
    lines.append(f"parameters = dict({', '.join(f'{name}={name}' for name in names)})")
    return pieces.text(lines)


def _network(settings: Settings) -> str:
    """A function that gives the error of some rows."""
    network, last = settings.network, settings.network.last
    body, before = [], "inputs"
    for layer in range(1, last + 1):
        z, a = f"z{layer}", f"a{layer}"
        bias = f" + b{layer}" if "b" in network.letters else ""
        activation = ACTIVATIONS[network.activation_name(layer)].format(z=z)
        body += [f"{z} = {before} @ w{layer}{bias}", f"{a} = {activation}"]
        before = a
    names = {"z": f"z{last}", "a": f"a{last}"}
    loss = LOSSES[settings.loss][settings.output].format(**names).replace("'", '"')
    body.append(f"error = {loss}")
    if settings.reduction == "mean":
        by_row = settings.loss == "cross_entropy" and settings.output == "softmax"
        body += ["rows = len(inputs)", f"error = error / rows{'' if by_row else _REMARK}"]
    if network.penalized:
        squares = " + ".join(f"(w{layer} ** 2).sum()" for layer in range(1, last + 1))
        body.append(f"error = error + l2 / 2 * ({squares})")
    return pieces.text(["def error_of(inputs, output):", *pieces.indented([*body, "return error"])])


def _training(settings: Settings, count: int, chosen: int) -> str:
    names = [*settings.parameter_shapes]
    learned = [name for name in names if settings.network.learns(term(name).letter)]
    before, body = pieces.batches(settings)
    body += _edits(settings, count)
    body += [f"{name}.grad = None" for name in names if name not in learned]
    body += [
        "optimizer.zero_grad()",
        *_BACKWARD,
        "errors.append(error.item())",
        f"if iteration == {chosen}:",
        *pieces.indented(_FOUND),
        "optimizer.step()",
        f"if iteration == {chosen}:",
        *pieces.indented(_FOUND_AFTER),
    ]
    optimizer = OPTIMIZERS[settings.optimizer].format(learned=f"[{', '.join(learned)}]")
    return pieces.text(
        [
            f"optimizer = {optimizer}",
            *before,
            "errors = []",
            f"for iteration in range({count}):",
            *pieces.indented(body),
            'print(f"{len(errors)} iterations, error before the last update: {errors[-1]}\\n")',
        ]
    )


def _edits(settings: Settings, count: int) -> list[str]:
    """The edits, which change a parameter and not what the optimizer keeps for it."""
    lines = []
    for at in sorted({edit.iteration for edit in settings.edits if edit.iteration < count}):
        lines += [f"if iteration == {at}:  # set by hand", "    with torch.no_grad():"]
        for edit in settings.edits:
            if edit.iteration == at:
                place = ", ".join(map(str, pieces.indices(settings, edit))) or "..."
                lines += pieces.indented([f"{edit.name}[{place}] = {edit.value!r}"], 2)
    return lines


def _ours(names: list[str], values: Mapping[str, Any]) -> str:
    lines = ["ours = {}"]
    for name in names:
        lines += pieces.array(f'ours["{name}"]', frozen(np.asarray(values[name]).tolist()))
    return pieces.text(lines)
