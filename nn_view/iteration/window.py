"""Windows: a run of iterations' numbers, as float64 in the order of ``blocks``."""

from __future__ import annotations

from typing import Any

import numpy as np

from nn_core import Run, Settings
from nn_core.questions.cells import evaluated
from nn_core.training.classes import right_rows
from nn_view.iteration.blocks import (
    BATCH,
    MEAN,
    OFF_BY,
    OTHER,
    RIGHT,
    TRAIN_ERROR,
    Blocks,
    blocks_for,
    parts,
)
from nn_view.iteration.rules import other_way

_BYTES = 1_000_000
_MOST = 128
_FIRST = 8


def window_length(settings: Settings) -> int:
    """How many iterations travel together: about a megabyte, at most 128."""
    return max(1, min(_MOST, _BYTES // (8 * blocks_for(settings).stride)))


def first_length(settings: Settings) -> int:
    """How many iterations travel at first: an eighth of a window, drawn so much sooner."""
    return max(1, window_length(settings) // _FIRST)


def window(run: Run, start: int, original: Run | None = None, length: int = 0) -> bytes:
    """The numbers of the iterations from ``start`` on, as many as are trained and fit a window.

    float64, little endian, iteration after iteration; the iteration in which a training
    diverged is part of it. Empty where nothing is trained yet. ``original`` is the run without
    what is set by hand: its errors are part of the window, which waits for them. ``length`` is that
    of a window shorter than usual.
    """
    settings = run.settings
    blocks = blocks_for(settings)
    end = run.last + 1
    if original and not original.diverged and original.completed < settings.iterations:
        end = min(end, original.completed)
    stop = min(end, start + (length or window_length(settings)))
    if stop <= start:
        return b""
    table = np.empty((stop - start, blocks.stride))
    _fill(table, blocks, run, start)
    _add_changes(table, blocks, settings)
    _add_means(table, blocks)
    _add_errors_of_rows(table, blocks, settings)
    iterations = np.arange(start, stop)
    table[:, blocks.places["test_error"]["offset"]] = run.test_errors_at(iterations)
    train_error = "error"
    if settings.network.batched:
        train_error = TRAIN_ERROR
        table[:, blocks.places[TRAIN_ERROR]["offset"]] = run.train_errors_at(iterations)
    if settings.edits:
        before = table[:, blocks.places["original_error"]["offset"]] = _errors(
            original, start, stop
        )
        change = table[:, blocks.places[train_error]["offset"]] - before
        table[:, blocks.places["original_error_change"]["offset"]] = change
    return table.astype("<f8").tobytes()


def _fill(table: np.ndarray, blocks: Blocks, run: Run, start: int) -> None:
    """The quantities of each iteration, under this rule and the other, and those of test rows."""
    of_rows = (OFF_BY, f"test:{OFF_BY}", RIGHT, f"test:{RIGHT}")
    later = (TRAIN_ERROR, "test_error", "original", "change_", MEAN, *of_rows)
    own = [one for one in blocks.own if not one[0].startswith(later)]
    names = [name for name, _, _ in own]
    columns = np.concatenate([np.arange(a, b) for _, a, b in own])
    inputs, stop = run.settings.dataset.test.inputs, start + len(table)
    walked = list(run.walk(start, stop))
    others = run.differing(other_way(run.settings), start, walked)
    tested = run.activations_of_each(inputs, walked) if len(inputs) else [{} for _ in walked]
    numbers: list[bytes] = []
    for i, values, other, test in zip(range(start, stop), walked, others, tested, strict=True):
        known = {"t": i + 1, **values}
        known |= {f"{OTHER}{name}": one for name, one in other.items()}
        known |= _parts(known, run, i)
        if run.batches_per_epoch > 1:
            known = _of_all_rows(known, blocks, run, i)
        known |= {f"test:{name}": one for name, one in test.items()}
        numbers.extend(np.asarray(known[name], np.float64).tobytes() for name in names)
    # For thousands of small arrays this takes a quarter of the time of NumPy's own ways.
    table[:, columns] = np.frombuffer(b"".join(numbers)).reshape(len(table), -1)


def _parts(known: dict[str, Any], run: Run, iteration: int) -> dict[str, Any]:
    """The numbers of the parts of sums that the browser does not compute."""
    named = parts(run.settings)
    if not named:
        return {}
    inputs, output = run.data(iteration)
    given = {"inputs": inputs, "output": output, **run.settings.constants, **known}
    return {name: evaluated(node, given) for node, name in named.items()}


def _of_all_rows(known: dict[str, Any], blocks: Blocks, run: Run, iteration: int) -> dict[str, Any]:
    """The values of a batch, with a row for each training row.

    The rows that the iteration does not use have what the network computes for them on its way
    forward; everything else of them is NaN.
    """
    settings, rows = run.settings, run.batch(iteration)
    parameters = [known[name] for name in settings.parameter_shapes]
    with np.errstate(all="ignore"):
        forward = settings.feedforward(*settings.dataset.train, parameters)
    count = len(settings.dataset.inputs)
    result = dict(known)
    for name, value in known.items():
        place = blocks.places.get(name, {})
        if "rows" not in (place.get("rows"), place.get("each")):
            continue
        shape = (count, *np.shape(value)[1:])
        full = np.array(forward[name]) if name in forward else np.full(shape, np.nan)
        full[rows] = value
        result[name] = full
    result[BATCH] = np.isin(np.arange(count), rows).astype(np.float64)
    return result


def _add_changes(table: np.ndarray, blocks: Blocks, settings: Settings) -> None:
    with np.errstate(all="ignore"):
        for state in settings.states:
            if state.is_parameter:
                before, new = (_columns(table, blocks, one) for one in (state.name, state.next))
                _columns(table, blocks, f"change_{state.name}")[:] = new - before


def _columns(table: np.ndarray, blocks: Blocks, name: str) -> np.ndarray:
    """A name's numbers in each iteration, shape (iterations, rows, columns)."""
    place = blocks.places[name]
    rows, columns = (len(blocks.axes[axis]) for axis in blocks.axis(name))
    start = place["offset"]
    return table[:, start : start + rows * columns].reshape(len(table), rows, columns)


def _by_row(table: np.ndarray, blocks: Blocks, name: str) -> np.ndarray:
    """A name's numbers in each iteration and for each row, shape (iterations, rows, numbers)."""
    place, rows = blocks.places[name], len(blocks.axes["rows"])
    if "constant" in place:
        values = np.reshape(blocks.constants[place["constant"]], (1, rows, -1))
        return np.broadcast_to(values, (len(table), *values.shape[1:]))
    start = place["offset"]
    return table[:, start : start + blocks.size(name)].reshape(len(table), rows, -1)


def _mean_of_rows(values: np.ndarray, used: np.ndarray | None) -> np.ndarray:
    """The means over the rows (iterations, numbers), or over those that are used in each."""
    if used is None:
        means: np.ndarray = values.mean(axis=1)
        return means
    found: np.ndarray = np.where(used, values, 0).sum(axis=1) / used.sum(axis=1)
    return found


def _add_means(table: np.ndarray, blocks: Blocks) -> None:
    used = _by_row(table, blocks, BATCH) > 0 if BATCH in blocks.places else None
    with np.errstate(all="ignore"):
        for name, a, b in blocks.own:
            if name.startswith(MEAN):
                values = _by_row(table, blocks, name.removeprefix(MEAN))
                table[:, a:b] = _mean_of_rows(values, used)


def _add_errors_of_rows(table: np.ndarray, blocks: Blocks, settings: Settings) -> None:
    last, data = f"a{len(settings.layers) - 1}", settings.dataset
    for prefix, rows in (("", data.train), ("test:", data.test)):
        start = blocks.places[f"{prefix}{OFF_BY}"]["offset"]
        predicted = _columns(table, blocks, f"{prefix}{last}")
        with np.errstate(all="ignore"):
            errors = np.abs(rows.output - predicted).max(axis=2)
        table[:, start : start + len(rows.output)] = errors
        if RIGHT in blocks.places:
            place = blocks.places[f"{prefix}{RIGHT}"]["offset"]
            table[:, place] = right_rows(predicted, rows)


def _errors(run: Run | None, start: int, stop: int) -> np.ndarray:
    """A run's errors on the training rows in these iterations; NaN where it has none."""
    errors = np.full(stop - start, np.nan)
    if run:
        known = run.train_errors_at(np.arange(start, min(stop, run.completed)))
        errors[: len(known)] = known
    return errors
