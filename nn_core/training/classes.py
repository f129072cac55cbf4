"""Which class a network answers for a row, and how often that is the wanted one."""

from __future__ import annotations

import numpy as np

from nn_core.data.dataset import Dataset, Rows
from nn_core.training.run import Run

NO_CLASS = -1
"""The answer for a row whose prediction is not a number."""


def has_classes(dataset: Dataset) -> bool:
    """Whether the targets of all rows are classes.

    These are 0 and 1 with one output, and a single 1 among zeros with several.
    """
    targets = np.concatenate([dataset.train.output, dataset.test.output])
    coded = bool(np.isin(targets, (0, 1)).all())
    return coded and (targets.shape[1] == 1 or bool((targets.sum(axis=1) == 1).all()))


def class_names(dataset: Dataset) -> tuple[str, ...]:
    """The names of the classes, in the order of their outputs; 0 and 1 with one output."""
    usual = dataset.columns.outputs if len(dataset.columns.outputs) > 1 else ("0", "1")
    return dataset.class_names or usual


def classes_of(values: np.ndarray) -> np.ndarray:
    """The class (…) that outputs (…, outputs) stand for, counted from 0.

    One output stands for 1 from ½ on. Of several the largest counts, the first of equal ones.
    ``NO_CLASS`` where a value is not a number.
    """
    found = values[..., 0] >= 0.5 if values.shape[-1] == 1 else values.argmax(axis=-1)
    return np.where(np.isnan(values).any(axis=-1), NO_CLASS, found)


def right_rows(predictions: np.ndarray, rows: Rows) -> np.ndarray:
    """How many rows get the wanted class: whole numbers (…), from predictions (…, rows, outputs).

    A row whose prediction is not a number does not.
    """
    counted: np.ndarray = (classes_of(predictions) == classes_of(rows.output)).sum(axis=-1)
    return counted


def right_answers(run: Run, i: int | None = None) -> tuple[int, int]:
    """How many training rows and test rows get the wanted class before iteration ``i``.

    Without ``i``: from the trained network.
    """
    data = run.settings.dataset
    both = (data.train, data.test)
    train, test = (int(right_rows(run.predict(rows.inputs, i), rows)) for rows in both)
    return train, test


def confusion(run: Run, rows: Rows, i: int | None = None) -> np.ndarray:
    """How many rows of each wanted class (down) get each class as the answer (across).

    Whole numbers (classes, classes). A row whose prediction is not a number is not counted.
    ``i``: as in ``right_answers``.
    """
    count = len(class_names(run.settings.dataset))
    result = np.zeros((count, count), dtype=np.int64)
    wanted, answered = classes_of(rows.output), classes_of(run.predict(rows.inputs, i))
    known = answered != NO_CLASS
    np.add.at(result, (wanted[known], answered[known]), 1)
    return result
