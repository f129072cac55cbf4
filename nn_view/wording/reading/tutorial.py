"""The tutorial's own lines, quantity by quantity, and where its words differ from ours.

Its lines are assignments; together, in this order, they are one iteration of its program.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

LINES: Mapping[str, tuple[str, ...]] = {
    "z1": ("z1 = np.dot(inputs, w1) + b1",),
    "a1": ("a1 = sigmoid(z1)",),
    "z2": ("z2 = np.dot(a1, w2) + b2",),
    "a2": ("a2 = sigmoid(z2)",),
    "error": ("error = np.sum((1/2)*(output - a2)**2)",),
    "error_d_a2": ("error_d_a2 = (a2 - output)",),
    "a2_d_z2": ("a2_d_z2 = a2*(1 - a2)",),
    "z2_d_w2": ("z2_d_w2 = a1",),
    "z2_d_b2": ("z2_d_b2 = b2",),
    "error_d_z2": ("delta_w2 = error_d_a2 * a2_d_z2",),
    "delta_w2": ("delta_w2 = np.dot(z2_d_w2.T, delta_w2)",),
    "delta_b2": (
        "delta_b2 = error_d_a2 * a2_d_z2",
        "delta_b2 = delta_b2 * z2_d_b2",
        "delta_b2 = np.sum(delta_b2)",
    ),
    "new_w2": ("w2 = w2 - delta_w2",),
    "new_b2": ("b2 = b2 - delta_b2",),
    "z2_d_a1": ("z2_d_a1 = w2",),
    "a1_d_z1": ("a1_d_z1 = a1*(1 - a1)",),
    "z1_d_w1": ("z1_d_w1 = inputs",),
    "z1_d_b1": ("z1_d_b1_w = b1",),
    "error_d_a1": (
        "delta_w1 = error_d_a2 * a2_d_z2",
        "delta_w1 = np.dot(delta_w1, z2_d_a1.T)",
    ),
    "error_d_z1": ("delta_w1 = delta_w1 * a1_d_z1",),
    "delta_w1": ("delta_w1 = np.dot(inputs.T, delta_w1)",),
    "delta_b1": (
        "delta_b1 = error_d_a2 * a2_d_z2",
        "delta_b1 = np.dot(delta_b1, z2_d_a1.T)",
        "delta_b1 = delta_b1 * a1_d_z1",
        "delta_b1 = delta_b1 * z1_d_b1_w",
        "delta_b1 = np.sum(delta_b1)",
    ),
    "new_w1": ("w1 = w1 - delta_w1",),
    "new_b1": ("b1 = b1 - delta_b1",),
}
"""For each quantity the lines with which the tutorial computes it; the last one gives its value."""

FORWARD = "The tutorial's feedforward: {lines}."
STEP = "The tutorial's step {step}: {lines}."
BETWEEN = ", then "

NO_NAME = "It has no name of its own there; the next lines continue from it."
IN_PLACE = "The old value is overwritten, and the learning rate is 1."
BY_QUANTITY: Mapping[str, str] = {
    "error": "The tutorial prints 0.8829 here but names no seed, so nobody knows which initial "
    "weights gave this number.",
    "error_d_z2": NO_NAME,
    "error_d_a1": NO_NAME,
    "error_d_z1": NO_NAME,
    "new_w2": IN_PLACE,
    "new_b2": IN_PLACE,
    "new_w1": IN_PLACE,
    "new_b1": IN_PLACE,
}
BY_STEP: Mapping[int, str] = {
    1: "Its text counts the layers from the output and calls this one layer one; its complete "
    "program calls it layer 2, as we do.",
    5: "Its text counts the layers from the output and calls this one layer two; its complete "
    "program calls it layer 1, as we do.",
    6: "Its heading says w2, but the step is about w1.",
}
"""What differs between the tutorial's words and ours."""


def told(name: str, step: int, code: Callable[[str], str]) -> str:
    """What the tutorial writes for a quantity of one of its steps; step 0 is feedforward.

    ``code`` is given each line of its program, to mark it.
    """
    lines = BETWEEN.join(map(code, LINES[name]))
    said = STEP.format(step=step, lines=lines) if step else FORWARD.format(lines=lines)
    return " ".join(filter(None, [said, BY_QUANTITY.get(name), BY_STEP.get(step)]))
