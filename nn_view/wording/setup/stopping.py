"""The words of the error at which the stepper ends."""

from __future__ import annotations

LABEL = "Stop below an error of"
HELP = (
    "The stepper and its curve end at the first iteration whose error on all training rows is "
    "below this number; with batches, at the first such epoch. 0: they show all iterations. The "
    "training itself and the other pages do not change."
)
ALLOWED = "it must be a number from 0 to {most:g}"
REACHED = "The error first falls below {bound} at iteration {at}. The stepper ends there."
NOT_REACHED = (
    "The error does not fall below {bound} in {iterations} iterations. Its lowest value is {least}."
)
SEARCHING = "{done} of {all} iterations trained: the error is not yet below {bound}."
